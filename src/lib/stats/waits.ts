/**
 * What every survival function takes: waits grouped by length and by how they ended,
 * as `select seconds, outcome, count(*) … group by` gives them.
 */
import type { Outcome } from '../model/words';

export interface WaitRow {
  /** length of the wait, in any unit, 0 or more */
  t: number;
  outcome: Outcome;
  count: number;
}

/** All that happened at one time; `atRisk` were still waiting just before it. */
export interface WaitStep {
  t: number;
  atRisk: number;
  events: number;
  ended: number;
  open: number;
}

/**
 * Waits in order of time, one step a distinct time. O(n log n).
 * @throws RangeError for a negative or missing time, or a negative count
 */
export function waitSteps(rows: readonly WaitRow[]): WaitStep[] {
  let atRisk = 0;
  for (const { t, count } of rows) {
    if (!(t >= 0) || !(count >= 0))
      throw new RangeError(`A wait needs t ≥ 0 and a count ≥ 0; got t = ${t}, count = ${count}.`);
    atRisk += count;
  }
  const steps: WaitStep[] = [];
  let step: WaitStep | undefined;
  for (const { t, outcome, count } of [...rows].sort((a, b) => a.t - b.t)) {
    if (count === 0) continue;
    if (!step || step.t !== t) {
      if (step) atRisk -= step.events + step.ended + step.open;
      step = { t, atRisk, events: 0, ended: 0, open: 0 };
      steps.push(step);
    }
    if (outcome === 'event') step.events += count;
    else if (outcome === 'ended') step.ended += count;
    else step.open += count;
  }
  return steps;
}
