/** The line under every title: how much of what was asked for the figures rest on, and what was left out. */
import { withoutFilter, type Filters } from '../../filters';
import type { Coverage } from '../../model/selection';
import { daysOfData } from './days';
import { warehouseInfo } from '../people/info';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from './where';
import { dataFolder } from '../workspace/workspace';

/** Stands in place of a language where the customer wrote nothing: a later episode with only our own words. */
const NO_WORDS = 'none';

interface LanguageRow {
  language: string | null;
  n: number;
  scored: number;
}

/** @throws NoWarehouse when nothing has been imported yet */
export async function coverage(filters: Filters, folder = dataFolder()): Promise<Coverage> {
  const { sql, params } = whereOf(withoutFilter(filters, 'metric'), 'conversation_facts');
  const ask = warehouse(folder);
  const [info, days, languages, [messages], [identity], [last]] = await Promise.all([
    warehouseInfo(folder),
    daysOfData(folder),
    ask.query<LanguageRow>(
      `select case when customer_message_count = 0 then '${NO_WORDS}' else language end as language,
         count(*) as n, count(*) filter (where is_scored) as scored
       from conversation_facts where ${sql} group by 1 order by n desc, 1`,
      params,
    ),
    ask.query<{ n: number }>(
      `select coalesce(sum(message_count), 0)::bigint as n from conversation_facts where ${sql}`,
      params,
    ),
    ask.query<{ n: number; without: number }>(
      'select count(*) as n, count(*) filter (where not has_identity) as without from conversations',
    ),
    ask.query<{ at: Date | null; messages: number }>(
      'select max(finished_at) as at, (select count(*) from messages) as messages from imports',
    ),
  ]);
  return {
    conversations: languages.reduce((sum, { n }) => sum + n, 0),
    scored: languages.reduce((sum, { scored }) => sum + scored, 0),
    notScored: languages
      .filter(({ n, scored }) => n > scored)
      .map(({ language, n, scored }) => ({ language: language ?? 'und', n: n - scored }))
      .sort((one, other) => other.n - one.n),
    messages: messages?.n ?? 0,
    rulesVersion: info.rulesVersion,
    dataTo: days?.last ?? null,
    timezone: info.timezone,
    weekStart: info.weekStart,
    identityNote: identityNote(identity?.n ?? 0, identity?.without ?? 0),
    lastImport: last?.at ? { at: last.at.toISOString(), messages: last.messages } : null,
  };
}

function identityNote(conversations: number, without: number): string | null {
  if (without === 0) return null;
  return without === conversations
    ? 'The export does not say who wrote, so each conversation counts as its own customer.'
    : without === 1
      ? '1 conversation comes without an identity and counts as its own customer.'
      : `${without.toLocaleString('en-US')} conversations come without an identity; each of them counts as its own customer.`;
}
