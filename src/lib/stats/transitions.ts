/**
 * From one state to the next: of the turns that were angry, how many were followed by angry, by pleased, by silence?
 * Followed by, never caused. Rows of shares with Wilson's intervals, and smoothed shares for display.
 */
import type { Interval } from '../model/figures';
import { wilson } from './wilson';

/** A row on fewer than this is grey. */
const FEWEST_IN_ROW = 10;

/** So many times this state was followed by that one. */
export interface TransitionCount {
  from: string;
  to: string;
  count: number;
}

export interface TransitionCell {
  to: string;
  count: number;
  share: number;
  interval: Interval;
  /** (count + ½)/(n + K/2): for display only */
  smoothed: number;
}

export interface TransitionRow {
  from: string;
  n: number;
  /** nothing follows this state by definition: print "–", not 0 */
  isAbsorbing: boolean;
  isSmall: boolean;
  /** one a state in the order given; none where nothing followed */
  cells: TransitionCell[];
}

/**
 * The matrix in the order of the states.
 * @throws RangeError for a state that is not among them, or for what follows an absorbing one
 */
export function transitions(
  counts: readonly TransitionCount[],
  states: readonly string[],
  absorbing: readonly string[] = [],
): TransitionRow[] {
  const table = new Map(states.map((from) => [from, new Map(states.map((to) => [to, 0]))]));
  for (const { from, to, count } of counts) {
    const row = table.get(from);
    const before = row?.get(to);
    if (before === undefined || absorbing.includes(from))
      throw new RangeError(`No way from "${from}" to "${to}": the states are ${states.join(', ')}.`);
    row!.set(to, before + count);
  }
  return states.map((from) => {
    const row = [...table.get(from)!];
    const n = row.reduce((sum, [, count]) => sum + count, 0);
    const cells = n === 0 ? [] : row.map(([to, count]) => cellOf(to, count, n, states.length));
    return { from, n, isAbsorbing: absorbing.includes(from), isSmall: n < FEWEST_IN_ROW, cells };
  });
}

function cellOf(to: string, count: number, n: number, states: number): TransitionCell {
  return { to, count, share: count / n, interval: wilson(count, n)!, smoothed: (count + 0.5) / (n + states / 2) };
}

/** What follows what in sequences of states, each pair of neighbours once. */
export function transitionsOf(sequences: Iterable<readonly string[]>): TransitionCount[] {
  const counts = new Map<string, TransitionCount>();
  for (const sequence of sequences) {
    sequence.slice(1).forEach((to, place) => {
      const from = sequence[place]!;
      const key = JSON.stringify([from, to]);
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { from, to, count: 1 });
    });
  }
  return [...counts.values()];
}
