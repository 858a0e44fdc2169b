/** undertone metric --compare: the figure of the page's period beside the one it is compared with, and what changed. */
import type { Filters } from '../../src/lib/filters';
import type { Metric } from '../../src/lib/metrics';
import type { Figure } from '../../src/lib/model/figures';
import type { Change } from '../../src/lib/model/overview';
import type { Periods } from '../../src/lib/model/selection';
import { changesOf } from '../../src/lib/server/changes';
import { lookOf, pairOf } from '../../src/lib/server/looks';
import { selectionOf } from '../../src/lib/server/selection';
import { WrongUsage } from '../errors';
import type { Invocation } from './command';
import { textOption } from './options';

export const COMPARE_OPTION = {
  type: 'string' as const,
  value: 'WITH',
  help: 'before, year (52 weeks earlier), or days such as 2024-01-01..2024-01-28; without days of its own the period is the page’s',
};

/** Beside a metric's result: the days, the figure before, and the change as one look. */
export interface AgainstBefore {
  periods: Periods;
  before: Figure;
  change: Change;
}

/** --compare as the parameters of a URL. @throws WrongUsage */
export function compareParameters(invocation: Invocation): [string, string][] {
  const given = textOption(invocation, 'compare');
  if (given === undefined) return [];
  const [, from, to] = /^(.+)\.\.(.+)$/.exec(given) ?? [];
  if (from && to) return [['compare_from', from], ['compare_to', to]]; // prettier-ignore
  if (given === 'before' || given === 'year') return [['compare', given]];
  throw new WrongUsage(`--compare ${given}: expected before, year, or days such as 2024-01-01..2024-01-28.`);
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
