/** What a page is about: which conversations, which days, and what its figures rest on. */

/** The line under every title: what the figures rest on. */
export interface Coverage {
  /** episodes in the selection, and those of them whose words are scored */
  conversations: number;
  scored: number;
  /** left out, by language of the customer's words ('und': too short to tell, 'none': wrote nothing), most first */
  notScored: { language: string; n: number }[];
  messages: number;
  rulesVersion: string;
  /** local day up to which the export reaches; null without an import */
  dataTo: string | null;
  timezone: string;
  /** ISO weekday, 1 Monday … 7 Sunday */
  weekStart: number;
  /** said when an export carries no identity, so that each conversation counts as its own customer; else null */
  identityNote: string | null;
  lastImport: { at: string; messages: number } | null;
}

/** One of a menu's choices: value stands in the URL, label is read. n: episodes in the warehouse. */
export interface Option {
  value: string;
  label: string;
  n: number;
}

/** What can be chosen in the filter menus, and the days the data reach over. */
export interface FilterOptions {
  team: Option[];
  agent: Option[];
  channel: Option[];
  kind: Option[];
  topic: Option[];
  language: Option[];
  mood: Option[];
  /** opening hours are set, so that waits can be asked for on two clocks */
  hasBusinessHours: boolean;
  firstDay: string | null;
  lastDay: string | null;
}

export interface Period {
  from: string;
  to: string;
  /** "14 Apr – 11 May 2025" */
  label: string;
  /** whole weeks, null when the days do not make whole weeks */
  weeks: number | null;
}

/** What a period is compared with: the same weekdays just before or 52 weeks earlier, days of one's own, or nothing. */
export interface Comparison {
  kind: 'before' | 'year' | 'own' | 'none';
  /** which days are compared, and what of it may mislead: "Compared with 15 Jan – 11 Feb 2024: the same weekdays, …" */
  sentence: string;
  /** the days compared with within a sentence: "in the period before"; empty when there are none */
  inWords: string;
}

/** The days looked at and the days they are compared with (null: nothing to compare with, for which see `comparison`). */
export interface Periods {
  now: Period;
  before: Period | null;
  comparison: Comparison;
  /** false: chosen by us (the last four whole weeks) because the URL names no days */
  isChosen: boolean;
}

/** A filter that could be taken off where no conversation has all of them, and what that would bring. */
export interface Looser {
  label: string;
  query: string;
  n: number;
}

/** What every page of figures over a selection has. */
export interface SelectionView {
  coverage: Coverage;
  /** missing on pages that compare with nothing */
  periods?: Periods;
}

/** Such a page with the filters to choose from; `looser` only where nothing matches, the most helpful first. */
export interface Selected<View extends SelectionView> {
  view: View;
  options: FilterOptions;
  looser: Looser[];
}
