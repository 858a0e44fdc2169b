/** Log-rank test of two groups of waits. With fewer than ten events a group, print the curves and no p. */
import { chiSquareTail } from './distributions';
import { waitSteps, type WaitRow, type WaitStep } from './waits';

export interface LogRank {
  observed: number;
  expected: number;
  variance: number;
  chiSquare: number;
  p: number;
}

/** Observed and expected events of the first group. Null when no time lets the two be compared. */
export function logRank(first: readonly WaitRow[], second: readonly WaitRow[]): LogRank | null {
  const groups = [waitSteps(first), waitSteps(second)] as const;
  let observed = 0;
  let expected = 0;
  let variance = 0;
  const next = [0, 0];
  for (const t of eventTimes(groups)) {
    const [a, b] = groups.map((steps, group) => {
      while (next[group]! < steps.length && steps[next[group]!]!.t < t) next[group]! += 1;
      const step = steps[next[group]!];
      return { atRisk: step?.atRisk ?? 0, events: step?.t === t ? step.events : 0 };
    }) as [Pick<WaitStep, 'atRisk' | 'events'>, Pick<WaitStep, 'atRisk' | 'events'>];
    const n = a.atRisk + b.atRisk;
    const d = a.events + b.events;
    const share = a.atRisk / n;
    observed += a.events;
    expected += d * share;
    if (n > 1) variance += (d * share * (1 - share) * (n - d)) / (n - 1);
  }
  if (variance === 0) return null;
  const chiSquare = (observed - expected) ** 2 / variance;
  return { observed, expected, variance, chiSquare, p: chiSquareTail(chiSquare, 1) };
}

function eventTimes(groups: readonly (readonly WaitStep[])[]): number[] {
  const times = new Set(groups.flatMap((steps) => steps.filter((step) => step.events > 0).map((step) => step.t)));
  return [...times].sort((a, b) => a - b);
}
