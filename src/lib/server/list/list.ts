/** The list of conversations (one row an episode), and where one conversation stands in it. */
import { withoutFilter, type Filters } from '../../filters';
import { listById, LISTS } from '../../metrics';
import type { ConversationList, ListItem, ListSort } from '../../model/list';
import type { Neighbours } from '../../model/transcript';
import { coverage } from '../report/coverage';
import { agentNames } from '../people/info';
import { columnsOf, itemOf, ORDERS, rowIdsWhere, rowsOf, rowsWhere } from './listrows';
import { behindOf, saidOf } from './listsaid';
import { listWhere, problemOfMetric } from './listwhere';
import { looser } from './looser';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

export const PAGE_SIZE = 50;

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
  const { dialect } = warehouse(folder);
  const [row] = await warehouse(folder).query<Record<string, number> & { ids: number[] | null }>(
    `with found as materialized (
       select rowid as id, ${columnsOf(ORDERS[sort])}, (${isOpen}) as is_listed, ${lists} from conversation_facts where ${sql}
     )
     select count(*) filter (where is_listed) as total,
       ${LISTS.map(({ id }) => `count(*) filter (where ${id}) as ${id}`).join(', ')},
       (select ${dialect.list('id')} from (
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
