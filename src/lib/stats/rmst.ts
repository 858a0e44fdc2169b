/** Restricted mean survival time: the mean wait within the first τ, the honest form of "average wait". */
import { kaplanMeier } from './kaplanmeier';
import type { WaitRow } from './waits';

export interface RestrictedMean {
  mean: number;
  standardError: number;
}

/** Area under the Kaplan–Meier curve up to tau, in the unit of the rows. Var = Σ A_i²·d_i/(n_i(n_i−d_i)), A_i = ∫ from t_i to τ. */
export function restrictedMean(rows: readonly WaitRow[], tau: number): RestrictedMean {
  const points = kaplanMeier(rows).filter((point) => point.t <= tau);
  let variance = 0;
  let area = 0;
  let until = tau;
  // Backwards, so that the area behind each step is at hand.
  for (const { t, share, events, atRisk } of points.reverse()) {
    area += share * (until - t);
    until = t;
    if (events < atRisk) variance += (area * area * events) / (atRisk * (atRisk - events));
  }
  return { mean: area + until, standardError: Math.sqrt(variance) };
}
