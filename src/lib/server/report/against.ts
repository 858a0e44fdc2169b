/** A figure of the page's period beside the one it is compared with, and what changed, as one look. */
import type { Filters } from '../../filters';
import type { Metric } from '../../metrics';
import type { Figure } from '../../model/figures';
import type { Change } from '../../model/overview';
import type { Periods } from '../../model/selection';
import { changesOf } from './changes';
import { lookOf, pairOf } from './looks';
import { selectionOf } from './selection';

/** Beside a metric's result: the days, the figure before, and the change as one look. */
export interface AgainstBefore {
  periods: Periods;
  before: Figure;
  change: Change;
}

/**
 * The filters over the page's period, and the comparison.
 * null: a warehouse without conversations
 */
export async function againstBefore(
  metric: Metric,
  filters: Filters,
  folder: string,
): Promise<{ filters: Filters; compared: AgainstBefore } | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const look = lookOf(await pairOf(metric, selection.now, selection.before, folder), selection.now);
  const [change] = changesOf([look]) as [Change];
  return { filters: selection.now, compared: { periods: selection.periods, before: look.row.before, change } };
}
