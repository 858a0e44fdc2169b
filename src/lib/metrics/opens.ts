/** Which conversations stand behind a figure: a predicate on conversation_facts. */
import type { Metric } from './metric';

/**
 * The list behind the figure, or behind one part of it: a part's key (mood, one of the four A's), or for waits
 * `never` (ended without it, first curve) and `<curve>_never` for the others. Undefined for a part it has not.
 */
export function opensOf(metric: Metric, part?: string): string | undefined {
  if (!part) return metric.opens;
  if (metric.kind === 'shares') return metric.parts.find(({ key }) => key === part)?.opens;
  if (metric.kind !== 'time') return undefined;
  const curve = metric.curves.find(({ key }, i) => part === `${key}_never` || (i === 0 && part === 'never'));
  if (!curve) return undefined;
  if (metric.table === 'conversation_facts') return `${metric.opens} and ${curve.outcome} = 'ended'`;
  return episodesIn(metric.table, `${metric.where} and ${curve.outcome} = 'ended'`);
}

/** Episodes of which a row of another fact table fits a predicate. */
export function episodesIn(table: Exclude<Metric['table'], 'conversation_facts'>, predicate: string): string {
  return `(conversation_id, episode) in (select (conversation_id, episode) from ${table} where ${predicate})`;
}
