/** What a chart of a query's rows is to show, as it stands in the address. */
export const CHART_KINDS = ['line', 'bars', 'dots', 'histogram'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

export interface ChartChoice {
  kind: ChartKind;
  /** names of columns; null: nothing chosen, or (y of bars and histograms) rows are counted */
  x: string | null;
  y: string | null;
  /** a colour for each of its values */
  series: string | null;
}
