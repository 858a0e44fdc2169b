/** The silent as a figure, for the one shape that pages, the API and the command line print. */
import type { Figure } from '../../model/figures';
import { figure } from '../figure';
import { silentEstimates, type AlikeCustomers, type SilentInputs } from './evidence';

/**
 * The middle of what is plausible, with its 80 % interval; n is how many customers told us. Of several topics there is
 * none: the same people stand behind them, so that nothing may be added.
 * @param rows of composeSql, counts as numbers or bigints
 */
export function affectedFigure(
  rows: readonly Record<string, unknown>[],
  inputs: SilentInputs | undefined,
  fewest?: number,
): Figure {
  const alike = rows.map(({ topic, times, severity, channels, people }): AlikeCustomers => {
    return {
      topic: String(topic),
      times: Number(times),
      severity: severity === null ? null : Number(severity),
      channels: channels as string[],
      people: Number(people),
    };
  });
  const estimates = inputs ? silentEstimates(alike, inputs) : [];
  const [only] = estimates;
  if (!only || estimates.length > 1) return figure(null, null, 0, fewest);
  return figure(only.affected?.median ?? null, only.affected?.likely ?? null, only.told, fewest);
}
