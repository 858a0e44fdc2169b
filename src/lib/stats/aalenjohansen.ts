/**
 * Aalen–Johansen cumulative incidence: of all who began to wait, the share that got the event by time t,
 * when a conversation may also end without it (competing) or still be open (censored).
 * 1 − Kaplan–Meier with the ended ones as censored would overstate that share, and is not offered here.
 * Variance by the delta method (Marubini & Valsecchi), interval log-log. (Aalen & Johansen 1978.)
 */
import type { Interval } from '../model/figures';
import { TOLERANCE } from './quantile';
import { logLogInterval } from './loglog';
import { waitSteps, type WaitRow } from './waits';

export interface Incidence {
  /** share by time t */
  share: number;
  standardError: number;
  interval: Interval | null;
}

export interface IncidencePoint {
  t: number;
  /** still waiting just before t */
  atRisk: number;
  /** still waiting after t: neither event nor ended */
  waiting: number;
  event: Incidence;
  ended: Incidence;
}

/** One point for each time at which somebody got the event or ended. Times in the unit of the rows. */
export function aalenJohansen(rows: readonly WaitRow[]): IncidencePoint[] {
  const event = new Cause();
  const ended = new Cause();
  const points: IncidencePoint[] = [];
  let waiting = 1;
  for (const step of waitSteps(rows)) {
    const left = step.events + step.ended;
    if (left === 0) continue;
    event.step(waiting, step.atRisk, step.events, left);
    ended.step(waiting, step.atRisk, step.ended, left);
    waiting *= 1 - left / step.atRisk;
    points.push({ t: step.t, atRisk: step.atRisk, waiting, event: event.now(), ended: ended.now() });
  }
  return points;
}

/** The point that holds at time t: the last one at or before it. Undefined before the first. */
export function pointAt<T extends { t: number }>(points: readonly T[], t: number): T | undefined {
  let found: T | undefined;
  for (const point of points) {
    if (point.t > t + TOLERANCE) break;
    found = point;
  }
  return found;
}

/**
 * One cause's incidence and variance, carried forward in constant time a step:
 * Var F(t) = Σ(F−F_j)²·w_j + Σ S₋²·d_j(n_j−d_j)/n_j³ − 2Σ(F−F_j)·S₋·d_j/n_j², with w_j = d·/(n_j(n_j−d·)),
 * where the squares are multiplied out, so that no earlier step is visited again.
 */
class Cause {
  private share = 0;
  private weights = 0;
  private weightedShares = 0;
  private weightedSquares = 0;
  private own = 0;
  private cross = 0;
  private crossShares = 0;

  step(waiting: number, atRisk: number, own: number, left: number): void {
    this.share += (waiting * own) / atRisk;
    // When all who were left go at once the curve stops here and this term is never used again.
    const weight = left === atRisk ? 0 : left / (atRisk * (atRisk - left));
    this.weights += weight;
    this.weightedShares += weight * this.share;
    this.weightedSquares += weight * this.share * this.share;
    this.own += (waiting * waiting * own * (atRisk - own)) / atRisk ** 3;
    const cross = (waiting * own) / (atRisk * atRisk);
    this.cross += cross;
    this.crossShares += cross * this.share;
  }

  now(): Incidence {
    const { share } = this;
    const variance =
      share * share * this.weights -
      2 * share * this.weightedShares +
      this.weightedSquares +
      this.own -
      2 * (share * this.cross - this.crossShares);
    const standardError = Math.sqrt(Math.max(0, variance));
    return { share, standardError, interval: logLogInterval(share, standardError) };
  }
}
