/**
 * Decides by adding up: every named cue that was found gives each outcome a small weight, and the outcome with the
 * largest sum is the decision. Weights are fitted once on labelled messages (scripts/fit.js) and shipped as a file that
 * can be read; a decision explains itself by the cues that made it.
 */

/** What was found in a message: cue → how strongly, 0 (absent) to about 1. */
export type Cues = ReadonlyMap<string, number>;

/** A weights file. What is not named weighs nothing. */
export interface Weights<Outcome extends string> {
  /** Where sums are equal the first of these wins. */
  outcomes: readonly Outcome[];
  /** What each outcome has before any cue. */
  base: Readonly<Record<string, number>>;
  /** cue → outcome → weight. */
  cues: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Contribution {
  cue: string;
  /** Its strength in the message times its weight for the outcome, less what it gives the runner-up. */
  weight: number;
}

export interface Decision<Outcome extends string> {
  outcome: Outcome;
  /** 0 … 1, softmax over the sums. */
  probability: number;
  /** How far the outcome's sum lies above the next one's; 0 is a tie. */
  margin: number;
  runnerUp: Outcome;
  /** What set the outcome apart from the runner-up, heaviest first, also what spoke against it. */
  contributions: Contribution[];
}

/** The sum of each outcome, in the order of `weights.outcomes`. */
export function sumsOf<Outcome extends string>(weights: Weights<Outcome>, cues: Cues): number[] {
  const { base, rows } = tableOf(weights);
  const sums = [...base];
  for (const [cue, strength] of cues) {
    const row = rows.get(cue);
    if (row === undefined) continue;
    for (let index = 0; index < sums.length; index += 1) sums[index]! += strength * row[index]!;
  }
  return sums;
}

interface Table {
  base: number[];
  /** By cue, in the order of the outcomes. */
  rows: Map<string, number[]>;
}

const tables = new WeakMap<Weights<string>, Table>();

/** The weights as plain rows: every message is decided by them several times. */
function tableOf<Outcome extends string>(weights: Weights<Outcome>): Table {
  let table = tables.get(weights);
  if (table === undefined) {
    const inOrder = (row: Readonly<Record<string, number>>): number[] => weights.outcomes.map((name) => row[name] ?? 0);
    const rows = Object.entries(weights.cues).map(([cue, row]) => [cue, inOrder(row)] as const);
    tables.set(weights, (table = { base: inOrder(weights.base), rows: new Map(rows) }));
  }
  return table;
}

/** Decides. @throws Error when there are fewer than two outcomes to choose from. */
export function decide<Outcome extends string>(weights: Weights<Outcome>, cues: Cues): Decision<Outcome> {
  const { outcomes } = weights;
  if (outcomes.length < 2) throw new Error(`Weights: expected two outcomes or more, found ${outcomes.length}.`);
  const sums = sumsOf(weights, cues);
  let best = 0;
  let next = -1;
  for (let index = 1; index < sums.length; index += 1) {
    if (sums[index]! > sums[best]!) {
      next = best;
      best = index;
    } else if (next < 0 || sums[index]! > sums[next]!) next = index;
  }
  return new Summed(weights, cues, sums, best, next);
}

/** A decision that keeps its sums: only who asks why pays for the answer. */
class Summed<Outcome extends string> implements Decision<Outcome> {
  readonly outcome: Outcome;
  readonly runnerUp: Outcome;
  readonly margin: number;

  constructor(
    private readonly weights: Weights<Outcome>,
    private readonly cues: Cues,
    private readonly sums: readonly number[],
    best: number,
    next: number,
  ) {
    this.outcome = weights.outcomes[best]!;
    this.runnerUp = weights.outcomes[next]!;
    this.margin = sums[best]! - sums[next]!;
  }

  get probability(): number {
    const best = Math.max(...this.sums);
    return 1 / this.sums.reduce((sum, value) => sum + Math.exp(value - best), 0);
  }

  get contributions(): Contribution[] {
    return contributionsOf(this.weights, this.cues, this.outcome, this.runnerUp);
  }
}

function contributionsOf<Outcome extends string>(
  weights: Weights<Outcome>,
  cues: Cues,
  outcome: Outcome,
  runnerUp: Outcome,
): Contribution[] {
  const contributions: Contribution[] = [];
  for (const [cue, strength] of cues) {
    const row = weights.cues[cue];
    const weight = strength * ((row?.[outcome] ?? 0) - (row?.[runnerUp] ?? 0));
    if (weight !== 0) contributions.push({ cue, weight });
  }
  return contributions.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.cue < b.cue ? -1 : 1));
}
