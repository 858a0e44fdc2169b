/**
 * What the overview hands to its page: plain JSON (days as YYYY-MM-DD, tone −1…+1). Pages print; they do not calculate.
 * `opens` is always the query string (without "?") of the list /conversations that stands behind a figure.
 */
import type { Curve, Figure, Interval, SeriesPoint, ShareOf } from './figures';
import type { Coverage, Periods } from './selection';
import type { Unit } from './units';

/** A figure against the same figure before. Differences are now − before, in the figure's own unit. */
export interface Change {
  difference: number | null;
  interval: Interval | null;
  /** true: chance does not explain it, after correction for all looks on the screen */
  isClear: boolean;
  direction: 'better' | 'worse' | 'other' | 'none';
  /** "7 min sooner", "no clear change", "nothing to compare" */
  words: string;
}

export interface Tile {
  metric: string;
  title: string;
  unit: Unit;
  figure: Figure;
  before: Figure | null;
  change: Change;
  /** one line of sense: "somewhat negative", "31 % never got one · 11 % in their own words" */
  sense: string;
  /** what n counts: "conversations", "upset", "replies" */
  counted: string;
  /** the last 12 weeks up to the end of the period */
  spark: SparkPoint[];
  opens: string;
  sql: string;
}

export interface SparkPoint {
  key: string;
  value: number | null;
  isInPeriod: boolean;
}

/** Weekly tone at arrival and at leaving. Both series have the same weeks in the same order. */
export interface ToneChart {
  summary: string;
  arrival: SeriesPoint[];
  leaving: SeriesPoint[];
  /** query string of the list a week opens, by the week's key */
  opens: Record<string, string>;
  sql: { arrival: string; leaving: string };
}

export interface MoodChart {
  summary: string;
  now: ShareOf[];
  before: ShareOf[] | null;
  /** by mood */
  opens: Record<string, string>;
  sql: string;
}

/** Time to first empathy, two curves for now and (any sign only) one before. */
export interface EmpathyChart {
  summary: string;
  any: Curve | null;
  ownWords: Curve | null;
  anyBefore: Curve | null;
  /** the list of those who never got one, and of those who did */
  opens: { never: string; all: string };
  sql: string;
}

export interface FourAsChart {
  summary: string;
  /** apology, admission, question, appreciation */
  now: ShareOf[];
  before: ShareOf[] | null;
  coverage: Figure;
  opens: Record<string, string>;
  sql: string;
}

export interface ChangeRow {
  title: string;
  metric: string;
  unit: Unit;
  before: Figure;
  now: Figure;
  change: Change;
  counted: string;
  opens: string;
}

/** Only clear changes, then what was watched. `looks` is the number of figures that were compared. */
export interface WhatChanged {
  clear: ChangeRow[];
  watched: ChangeRow[];
  looks: number;
  /** "Three of 22 figures moved more than chance explains." */
  summary: string;
  /** how the limits were widened, in one sentence */
  correction: string;
}

/** One thing that the weeks say: a step, a trend, or a last full week that stands out. */
export interface WeekSignal {
  metric: string;
  title: string;
  kind: 'step' | 'trend' | 'week';
  /** what follows the title: "higher since the week of 12 Feb 2024: +14 before, +44 since." */
  words: string;
  /** an event note that lies near, in a sentence; never given as the reason */
  note: string | null;
  opens: string;
}

export interface WeekSignals {
  signals: WeekSignal[];
  /** what was looked for, over how many weeks */
  summary: string;
}

export interface EventNote {
  id: string;
  /** local day */
  at: string;
  text: string;
  kind: 'release' | 'mailing' | 'outage' | 'other';
}

export interface Overview {
  coverage: Coverage;
  periods: Periods;
  tiles: Tile[];
  tone: ToneChart;
  moods: MoodChart;
  empathy: EmpathyChart;
  fourAs: FourAsChart;
  changed: WhatChanged;
  weekly: WeekSignals;
}
