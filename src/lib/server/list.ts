/** The list of conversations (one row an episode), and where one conversation stands in it. */
import { filtersTo, LIST_FILTERS, withoutFilter, type Filters } from '../filters';
import { listById, LISTS, metricById } from '../metrics';
import type { Looser } from '../model/selection';
import type { ConversationList, ListItem, ListSort } from '../model/list';
import type { Neighbours } from '../model/transcript';
import { tagTitle, type Channel, type Kind, type Mood, type Outcome } from '../model/words';
import { coverage } from './coverage';
import { agentNames } from './info';
import { isRepeated, lineIdOf, linesOf, REPEATED, tagOf } from './lines';
import type { Names } from './names';
import { listWhere, problemOfMetric } from './listwhere';
import { optionLabel, valueLabels } from './options';
import { warehouse, type Params } from './warehouse';
import { dataFolder } from './workspace';

export const PAGE_SIZE = 50;
const FIRST_WORDS = 160;

/** Each order ends in columns that no two rows share, so that pages never overlap. */
const ORDERS: Record<ListSort, string> = {
  newest: 'started_at desc, conversation_id, episode',
  oldest: 'started_at, conversation_id, episode',
  tone_fall: 'lift asc nulls last, started_at desc, conversation_id, episode',
  longest_wait:
    'coalesce(first_empathy_followed_seconds, first_response_followed_seconds) desc nulls last, started_at desc, conversation_id, episode',
};

const SORTED_BY = /\b(started_at|conversation_id|episode|lift|first_\w+_seconds)\b/g;
const columnsOf = (order: string): string => [...new Set(order.match(SORTED_BY))].join(', ');

interface Options {
  page: number;
  sort: ListSort;
  folder?: string;
}

/** One page of the list. @throws NoWarehouse when nothing has been imported yet */
export async function conversationList(filters: Filters, options: Options): Promise<ConversationList> {
  const { sort, folder = dataFolder() } = options;
  const [line, { total, lists, ids }, names, said] = await Promise.all([
    coverage(filters, folder),
    counted(filters, options, folder),
    agentNames(folder),
    saidOf(filters, folder),
  ]);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  // A page behind the last is the last.
  if (options.page > pages) return conversationList(filters, { ...options, page: pages });
  const rows = await rowsWhere(rowIdsWhere(ids), sort, folder, '');
  return {
    coverage: line,
    total,
    page: options.page,
    pages,
    sort,
    items: rows.map((row) => itemOf(row, names)),
    behind: behindOf(filters),
    said,
    problem: problemOfMetric(filters),
    list: openList(filters),
    lists,
    looser: total === 0 ? await looser(filters, folder) : [],
  };
}

function openList(filters: Filters): ConversationList['list'] {
  const list = filters.case ? listById(filters.case) : undefined;
  return list ? { title: list.title, why: list.why } : null;
}

/**
 * How many conversations the list holds, which rows stand on its page, and how many each ready-made list holds of the
 * same selection, whichever of them is open. All in one look at the rows, because which of them hold the words that are
 * searched takes longest.
 */
async function counted(filters: Filters, { page, sort }: Options, folder: string) {
  const { sql, params } = await listWhere(withoutFilter(filters, 'case'), folder);
  const isOpen = filters.case ? (listById(filters.case)?.where ?? 'true') : 'true';
  const lists = LISTS.map(({ id, where }) => `(${where}) as ${id}`).join(', ');
  const [row] = await warehouse(folder).query<Record<string, number> & { ids: number[] | null }>(
    `with found as materialized (
       select rowid as id, ${columnsOf(ORDERS[sort])}, (${isOpen}) as is_listed, ${lists} from conversation_facts where ${sql}
     )
     select count(*) filter (where is_listed) as total,
       ${LISTS.map(({ id }) => `count(*) filter (where ${id}) as ${id}`).join(', ')},
       (select list(id) from (
         select id from found where is_listed order by ${ORDERS[sort]} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}
       )) as ids
     from found`,
    params,
  );
  return {
    total: row?.total ?? 0,
    lists: LISTS.map(({ id, title, why }) => ({ id, title, why, n: row?.[id] ?? 0 })),
    ids: row?.ids ?? [],
  };
}

const rowIdsWhere = (ids: readonly number[]) => ({
  sql: ids.length > 0 ? `rowid in (${ids.join(', ')})` : 'false',
  params: {},
});

/** All of the list, for the CSV; at most `most` rows. */
export async function wholeList(
  filters: Filters,
  sort: ListSort,
  most: number,
  folder = dataFolder(),
): Promise<ListItem[]> {
  const names = await agentNames(folder);
  return (await rowsOf(filters, sort, folder, most, 0)).map((row) => itemOf(row, names));
}

/** These conversations as the list shows them, all episodes, in no order; what is not here is left out. */
export async function listItems(conversationIds: readonly string[], folder = dataFolder()): Promise<ListItem[]> {
  if (conversationIds.length === 0) return [];
  const names = await agentNames(folder);
  const params = Object.fromEntries(conversationIds.map((id, index) => [`id_${index}`, id]));
  const sql = `conversation_id in (${conversationIds.map((_, index) => `$id_${index}`).join(', ')})`;
  return (await rowsWhere({ sql, params }, 'newest', folder, '')).map((row) => itemOf(row, names));
}

/** Previous and next of a conversation in the list that it was opened from, episodes counted once. */
export async function neighbours(
  conversationId: string,
  filters: Filters,
  sort: ListSort,
  folder = dataFolder(),
): Promise<Neighbours> {
  const { sql, params } = await listWhere(filters, folder);
  const [row] = await warehouse(folder).query<Neighbours>(
    `with listed as (
       select conversation_id, row_number() over (order by ${ORDERS[sort]}) as place
       from conversation_facts where ${sql}
     ), once as (
       select conversation_id, row_number() over (order by min(place)) as position
       from listed group by conversation_id
     ), placed as (
       select *, lag(conversation_id) over (order by position) as previous,
              lead(conversation_id) over (order by position) as next, count(*) over () as total
       from once
     )
     select position, total, previous, next from placed where conversation_id = $conversation_id`,
    { ...params, conversation_id: conversationId },
  );
  return row ?? { position: null, total: 0, previous: null, next: null };
}

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
const SHOWN = [
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
async function rowsOf(
  filters: Filters,
  sort: ListSort,
  folder: string,
  limit: number,
  offset: number,
): Promise<ListRow[]> {
  return rowsWhere(await listWhere(filters, folder), sort, folder, `limit ${limit} offset ${offset}`);
}

async function rowsWhere(
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
       select m.conversation_id, p.episode, arg_min(left(m.text, ${FIRST_WORDS}), m.position) as first_words
       from messages m join page p on m.conversation_id = p.conversation_id
       where m.role = 'customer' and m.sent_at between p.started_at and p.ended_at
       group by all
     )
     select page.*, words.first_words, c.vendor_id, c.subject
     from page left join words using (conversation_id, episode)
     left join conversations c on c.conversation_id = page.conversation_id
     order by ${ORDERS[sort].replace(SORTED_BY, 'page.$&')}`,
    params,
  );
}

function itemOf(row: ListRow, names: Names): ListItem {
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

async function countOf(filters: Filters, folder: string): Promise<number> {
  const { sql, params } = await listWhere(filters, folder);
  const [row] = await warehouse(folder).query<{ n: number }>(
    `select count(*) as n from conversation_facts where ${sql}`,
    params,
  );
  return row?.n ?? 0;
}

/** "Replies with “any inconvenience”": the line in its most frequent wording. */
async function saidOf(filters: Filters, folder: string): Promise<string | null> {
  if (!filters.line) return null;
  if (isRepeated(filters.line)) return saidAgain(filters.line, folder);
  const tag = tagOf(filters.line);
  if (filters.line === tag) return tagTitle(tag);
  const lines = (await linesOf(folder)).of(tag);
  const [row] = await warehouse(folder).query<{ said: string }>(
    `select matched_text as said from tags ${lines.join}
     where tag = '${tag}' and ${lines.expression} = $line
     group by all order by count(*) desc, said limit 1`,
    { ...lines.params, line: filters.line },
  );
  const names = await agentNames(folder);
  return row ? `“${names.mask(row.said).replace(/\s+/g, ' ')}”` : `a line of ${tagTitle(tag).toLowerCase()}`;
}

async function saidAgain(key: string, folder: string): Promise<string> {
  if (key === REPEATED) return 'a line that the team repeats';
  const [row] = await warehouse(folder).query<{ example: string }>(
    'select example from repeated_lines where line_id = $line',
    { line: lineIdOf(key) },
  );
  return row ? `“${(await agentNames(folder)).mask(row.example)}”` : 'a line that is no longer repeated';
}

function behindOf(filters: Filters): string | null {
  const metric = filters.metric ? metricById(filters.metric) : undefined;
  if (!metric || problemOfMetric(filters)) return null;
  if (!filters.part) return metric.title;
  if (metric.kind === 'shares') {
    const part = metric.parts.find(({ key }) => key === filters.part);
    return `${metric.title}: ${part?.label ?? filters.part}`;
  }
  return `${metric.title}: never`;
}

/** Which filter to take off, and what that would bring, most first. For a selection that holds nothing. */
export async function looser(filters: Filters, folder = dataFolder()): Promise<Looser[]> {
  const labels = await valueLabels(folder);
  const without: { label: string; filters: Filters }[] = LIST_FILTERS.flatMap((name) =>
    filters[name].map((value) => ({
      label: `${name} ${optionLabel(name, value, labels)}`,
      filters: withoutFilter(filters, name, value),
    })),
  );
  if (filters.from || filters.to) {
    without.push({ label: 'the dates', filters: withoutFilter(withoutFilter(filters, 'from'), 'to') });
  }
  if (filters.tag) without.push({ label: `tag ${filters.tag}`, filters: withoutFilter(filters, 'tag') });
  if (filters.line)
    without.push({ label: (await saidOf(filters, folder)) ?? filters.line, filters: withoutFilter(filters, 'line') });
  if (filters.question)
    without.push({ label: `the question ${filters.question}`, filters: withoutFilter(filters, 'question') });
  if (filters.case)
    without.push({ label: listById(filters.case)?.title ?? filters.case, filters: withoutFilter(filters, 'case') });
  if (filters.words) without.push({ label: `the words ${filters.words}`, filters: withoutFilter(filters, 'words') });
  if (filters.metric)
    without.push({ label: behindOf(filters) ?? filters.metric, filters: withoutFilter(filters, 'metric') });
  const counted = await Promise.all(
    without.map(async ({ label, filters: rest }) => ({
      label,
      query: filtersTo(rest).toString(),
      n: await countOf(rest, folder),
    })),
  );
  return counted.sort((one, other) => other.n - one.n);
}
