/** What customers did after our turns: the shapes that the page about behaviour shows. Followed by, never caused. */
import type { BehaviourId } from './behaviours';
import type { Figure, Interval } from './figures';
import type { NextState } from './words';

/** What is looked for after a turn: silence, or a next turn of the customer in a better tone. */
export type Aftermath = 'silence' | 'better_tone';

/** One behaviour against turns without it, like compared with like (same mood before, same place in the conversation). */
export interface BehaviourRow {
  id: BehaviourId;
  title: string;
  /** share of the turns with it, and of those without, that were followed by it */
  with: Figure;
  without: Figure;
  /** adjusted difference in shares (Mantel–Haenszel); null where too few, or where the two never meet in one stratum */
  difference: { value: number; interval: Interval } | null;
  oddsRatio: { value: number; interval: Interval } | null;
  p: number | null;
  /** corrected for all behaviours on the screen (Benjamini–Hochberg) */
  adjustedP: number | null;
  /** chance alone does not explain it, at a rate of false finds of 10 % */
  isClear: boolean;
  /** strata in which turns with and without it are compared */
  strata: number;
  /** of the turns with it that were followed by silence: the share in which the customer had sounded content before */
  contentBefore: Figure | null;
}

export interface BehaviourReport {
  aftermath: Aftermath;
  /** over all turns at risk */
  all: Figure;
  rows: BehaviourRow[];
}

/** From one mood to the next state, with its share and interval. */
export interface MoodCell {
  to: NextState;
  count: number;
  figure: Figure;
  /** for drawing only: a row of few is pulled to the middle */
  smoothed: number;
}

export interface MoodRow {
  from: string;
  n: number;
  /** fewer than ten: grey */
  isSmall: boolean;
  /** nothing can follow: print "–", not 0 */
  isAbsorbing: boolean;
  cells: MoodCell[];
}

export type MoodSplit = 'own_words_empathy' | 'defensive';

/** One cell of both matrices: share with the behaviour minus share without. */
export interface CellDifference {
  from: string;
  to: string;
  value: number;
  interval: Interval;
  adjustedP: number | null;
  isClear: boolean;
}

export interface MoodMatrix {
  states: readonly NextState[];
  all: MoodRow[];
  split: { by: MoodSplit; with: MoodRow[]; without: MoodRow[]; differences: CellDifference[] } | null;
}
