/** What a metric comes out as: the one shape that pages, the API and the command line print. */

export interface Interval {
  low: number;
  high: number;
}

/** One number with what it rests on. value null: too few or nothing to say; null is not zero. */
export interface Figure {
  value: number | null;
  interval: Interval | null;
  /** units the figure rests on (episodes, messages …) */
  n: number;
  /** successes behind a share */
  k?: number;
  /** n below 5: the value is withheld; below 20: shown in grey */
  confidence: 'withheld' | 'small' | 'plain';
}

/** One row of a series: key is the week (YYYY-MM-DD), team, agent id … */
export interface SeriesPoint extends Figure {
  key: string;
  label: string;
  /** last week with open conversations or fewer days than a week */
  isIncomplete?: boolean;
}

export interface ShareOf extends Figure {
  key: string;
  label: string;
}

/** Aalen–Johansen cumulative incidence, a step function. Times in seconds. */
export interface Curve {
  key: string;
  label: string;
  n: number;
  events: number;
  ended: number;
  open: number;
  points: { t: number; share: number; low: number | null; high: number | null; atRisk: number }[];
  /** smallest t with share ≥ 0.5, null when the curve never gets there */
  median: number | null;
  medianInterval: { low: number | null; high: number | null } | null;
  /** share that ended without the event, at the longest horizon with n at risk ≥ 5 (or the end) */
  never: Figure;
}

/** Everything one metric says for one selection. */
export interface MetricResult {
  metric: string;
  /** the number for the whole selection: mean, share, or median seconds for waits */
  figure: Figure;
  /** by week, team, … when asked */
  series: SeriesPoint[];
  /** categories (mood shares, 4 A's) */
  shares: ShareOf[];
  curves: Curve[];
  /** of waits: business, when they are measured in opening hours; left out for the calendar's time */
  clock?: 'business';
  /** SQL that gives the same numbers in any DuckDB shell on the warehouse */
  sql: string;
}
