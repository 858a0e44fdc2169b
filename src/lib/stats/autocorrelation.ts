/** Lag-1 autocorrelation: does a week still carry what the week before had? Trend tests then find too much. */
import { Z95 } from './distributions';

/**
 * r₁ = Σ(x_t − x̄)(x_{t+1} − x̄) / Σ(x_t − x̄)².
 * @returns null with fewer than three values, or when nothing varies
 */
export function lagOne(values: readonly number[]): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const off = values.map((value) => value - mean);
  const squares = off.reduce((sum, value) => sum + value * value, 0);
  if (values.length < 3 || squares === 0) return null;
  return off.slice(1).reduce((sum, value, index) => sum + value * off[index]!, 0) / squares;
}

/** Whether r₁ is further above zero than independent values bring it in 19 of 20 series (Bartlett: 1.96/√n). */
export function isCarriedOver(values: readonly number[]): boolean {
  return (lagOne(values) ?? 0) > Z95 / Math.sqrt(values.length);
}
