/** The range of the affected: prior, own surveys and ceiling to a posterior (methodology 3.2, steps 6 and 7). */
import type { ComplainPrior } from '../../model/complainrates';
import type { AffectedRange, SilentEvidence, Survey } from '../../model/silent';
import { distinct, silentPosterior } from '../../stats';
import { FEWEST } from '../figure';

/** Prior and surveys together: those who told us count for the one shape, those who did not for the other. */
export function shareThatComplains({ prior, surveys }: Pick<SilentEvidence, 'prior' | 'surveys'>): ComplainPrior {
  const { affected, told } = pooled(surveys);
  return { alpha: prior.alpha + told, beta: prior.beta + affected - told };
}

/** All surveys of a topic as one: people are people, whenever they were asked. */
export function pooled(surveys: readonly Survey[]): { affected: number; told: number } {
  return {
    affected: surveys.reduce((sum, { affected }) => sum + affected, 0),
    told: surveys.reduce((sum, { told }) => sum + told, 0),
  };
}

/** Everyone who uses it; null where nobody said, or where fewer use it than told us. */
export function ceilingOf({ activeUsers, repeats }: SilentEvidence): number | null {
  return activeUsers && activeUsers.activeUsers >= distinct(repeats) ? activeUsers.activeUsers : null;
}

/** Those who told us and the silent together; null with fewer than five who told us. */
export function affectedRange(evidence: SilentEvidence, share = shareThatComplains(evidence)): AffectedRange | null {
  const told = distinct(evidence.repeats);
  if (told < FEWEST) return null;
  const ceiling = ceilingOf(evidence);
  const { median, likely, wide, kept } = silentPosterior(told, share, ceiling === null ? undefined : ceiling - told);
  return {
    median: told + median,
    likely: { low: told + likely.low, high: told + likely.high },
    wide: { low: told + wide.low, high: told + wide.high },
    kept,
  };
}

/**
 * By which part of its width the 80 % range would narrow, if so many more affected people were asked and complained as
 * the estimate expects; null with fewer than five who told us.
 */
export function narrowingBySurvey(evidence: SilentEvidence, more: number): number | null {
  const now = affectedRange(evidence);
  const { alpha, beta } = shareThatComplains(evidence);
  const told = (more * alpha) / (alpha + beta);
  const then = affectedRange(evidence, { alpha: alpha + told, beta: beta + more - told });
  if (!now || !then) return null;
  const width = ({ likely }: AffectedRange) => likely.high - likely.low;
  return width(now) > 0 ? Math.max(0, 1 - width(then) / width(now)) : 0;
}
