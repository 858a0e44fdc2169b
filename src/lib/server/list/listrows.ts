/** Rows of the list of conversations: what they hold, in which orders they come, and how they are fetched. */
import type { Filters } from '../../filters';
import type { ListItem, ListSort } from '../../model/list';
import type { Channel, Kind, Mood, Outcome } from '../../model/words';
import { agentNames } from '../people/info';
import { listWhere } from './listwhere';
import type { Names } from '../people/names';
import { warehouse, type Params } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

const FIRST_WORDS = 160;

/** Each order ends in columns that no two rows share, so that pages never overlap. */
export const ORDERS: Record<ListSort, string> = {
  newest: 'started_at desc, conversation_id, episode',
  oldest: 'started_at, conversation_id, episode',
  tone_fall: 'lift asc nulls last, started_at desc, conversation_id, episode',
  longest_wait:
    'coalesce(first_empathy_followed_seconds, first_response_followed_seconds) desc nulls last, started_at desc, conversation_id, episode',
};

const SORTED_BY = /\b(started_at|conversation_id|episode|lift|first_\w+_seconds)\b/g;
export const columnsOf = (order: string): string => [...new Set(order.match(SORTED_BY))].join(', ');

interface ListRow {
  conversation_id: string;
  episode: number;
  vendor_id: string | null;
  subject: string | null;
  first_words: string | null;
  channel: Channel;
  team: string | null;
  agent_id: string | null;
  language: string | null;
  is_scored: boolean;
  started_at: Date;
  is_open: boolean;
  message_count: number;
  tone_start: number | null;
  tone_end: number | null;
  mood_start: Mood | null;
  kind: Kind | null;
  first_response_seconds: number | null;
  first_empathy_seconds: number | null;
  first_empathy_outcome: Outcome | null;
  needs_empathy: boolean;
  went_silent: boolean | null;
}

/** Columns of conversation_facts that a row of the list is made of. */
export const SHOWN = [
  'conversation_id',
  'episode',
  'channel',
  'team',
  'agent_id',
  'language',
  'is_scored',
  'started_at',
  'is_open',
  'message_count',
  'tone_start',
  'tone_end',
  'mood_start',
  'kind',
  'first_response_seconds',
  'first_empathy_seconds',
  'first_empathy_outcome',
  'needs_empathy',
  'went_silent',
];

/** Rows are cut to a page before words are fetched for them: a page costs the same in a list of ten million. */
export async function rowsOf(
  filters: Filters,
  sort: ListSort,
  folder: string,
  limit: number,
  offset: number,
): Promise<ListRow[]> {
  return rowsWhere(await listWhere(filters, folder), sort, folder, `limit ${limit} offset ${offset}`);
}

export async function rowsWhere(
  { sql, params }: { sql: string; params: Params },
  sort: ListSort,
  folder: string,
  cut: string,
): Promise<ListRow[]> {
  return warehouse(folder).query<ListRow>(
    `with page as (
       select ${SHOWN.join(', ')}, ended_at, lift, first_empathy_followed_seconds, first_response_followed_seconds
       from conversation_facts where ${sql} order by ${ORDERS[sort]} ${cut}
     ), words as (
       select m.conversation_id, p.episode, argMin(left(m.text, ${FIRST_WORDS}), m.position) as first_words
       from messages m join page p on m.conversation_id = p.conversation_id
       where m.role = 'customer' and m.sent_at between p.started_at and p.ended_at
       group by m.conversation_id, p.episode
     )
     select ${SHOWN.map((column) => `page.${column} as ${column}`).join(', ')}, words.first_words as first_words,
       c.vendor_id as vendor_id, c.subject as subject
     from page left join words using (conversation_id, episode)
     left join conversations c on c.conversation_id = page.conversation_id
     order by ${ORDERS[sort].replace(SORTED_BY, 'page.$&')}`,
    params,
  );
}

export function itemOf(row: ListRow, names: Names): ListItem {
  const people = { agents: row.agent_id ? [row.agent_id] : [], customers: [] };
  return {
    conversationId: row.conversation_id,
    episode: row.episode,
    shownId: row.vendor_id ?? row.conversation_id,
    subject: row.subject === null ? null : names.mask(row.subject, people),
    firstWords: names.mask((row.first_words ?? '').replace(/\s+/g, ' ').trim(), people),
    channel: row.channel,
    team: row.team,
    agent: row.agent_id === null ? null : names.label(row.agent_id),
    language: row.language,
    isScored: row.is_scored,
    startedAt: row.started_at.toISOString(),
    isOpen: row.is_open,
    messages: row.message_count,
    toneStart: row.tone_start,
    toneEnd: row.tone_end,
    moodStart: row.mood_start,
    kind: row.kind,
    firstResponseSeconds: row.first_response_seconds,
    firstEmpathySeconds: row.first_empathy_seconds,
    firstEmpathyOutcome: row.first_empathy_outcome,
    needsEmpathy: row.needs_empathy,
    wentSilent: row.went_silent,
  };
}

/** Rows that were found already, by their place in the table. */
export const rowIdsWhere = (ids: readonly number[]) => ({
  sql: ids.length > 0 ? `rowid in (${ids.join(', ')})` : 'false',
  params: {},
});

/** These conversations as the list shows them, all episodes, in no order; what is not here is left out. */
export async function listItems(conversationIds: readonly string[], folder = dataFolder()): Promise<ListItem[]> {
  if (conversationIds.length === 0) return [];
  const names = await agentNames(folder);
  const params = Object.fromEntries(conversationIds.map((id, index) => [`id_${index}`, id]));
  const sql = `conversation_id in (${conversationIds.map((_, index) => `$id_${index}`).join(', ')})`;
  return (await rowsWhere({ sql, params }, 'newest', folder, '')).map((row) => itemOf(row, names));
}
