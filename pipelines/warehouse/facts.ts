/**
 * Builds the fact tables: streams conversations with their messages and hits, one conversation in memory, and appends
 * what conversationFacts says about each.
 */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow, PromiseFactRow, TurnFactRow } from '../../src/lib/model/partrows';
import type { ConversationRow, MessageRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';
import { conversationFacts } from '../facts';
import { quoted, rowsOf, streamOf, type Database } from './database';
import { openWriter } from './writer';

/**
 * Conversations of one part. Their messages are sorted, which may spill to disk but holds memory while they are read, and
 * so do rows that are not yet written: a million messages at once did not fit beside each other.
 */
const PART = 25_000;

const FACT_TABLES = ['conversation_facts', 'message_facts', 'turn_facts', 'promise_facts'];

interface HitRow {
  conversation_id: string;
  message_id: string;
  tag: MessageRow['tags'][number];
  grade: string | null;
  start_offset: number;
  sentence: number;
}

export interface FactsOptions {
  settings: Settings;
  /** `source:account` -> the instant the account's export reaches to */
  exportedAt: Map<string, Date>;
  /** Only conversations in the table staging.facts_todo; else all of them. */
  onlyTodo: boolean;
  onConversation: (done: number, total: number) => void;
}

/** Replaces the facts of the chosen conversations and writes back whether each is open. Returns how many there were. */
export async function buildFacts(database: Database, options: FactsOptions): Promise<number> {
  const { connection } = database;
  const chosen = options.onlyTodo ? 'where conversation_id in (select conversation_id from staging.facts_todo)' : '';
  for (const table of FACT_TABLES) await connection.run(`delete from ${table} ${chosen}`);
  const [{ total = 0 } = {}] = await rowsOf<{ total: number }>(
    connection,
    `select count(*) as total from conversations ${chosen}`,
  );
  const parts = Math.max(1, Math.ceil(total / PART));
  let done = 0;
  for (let part = 0; part < parts; part++) {
    const within = parts === 1 ? chosen : `${chosen || 'where true'} and hash(conversation_id) % ${parts} = ${part}`;
    await buildPart(database, within, options, () => options.onConversation(++done, total));
  }
  await connection.run(`
    update conversations set is_open = open.is_open from
      (select conversation_id, bool_or(is_open) as is_open from conversation_facts ${chosen} group by conversation_id) open
    where conversations.conversation_id = open.conversation_id
      and conversations.is_open is distinct from open.is_open`);
  return done;
}

async function buildPart(
  database: Database,
  within: string,
  options: FactsOptions,
  onConversation: () => void,
): Promise<void> {
  const { connection } = database;
  const conversationRows = await openWriter<ConversationFactRow>(connection, 'conversation_facts');
  const messageRows = await openWriter<MessageFactRow>(connection, 'message_facts');
  const turnRows = await openWriter<TurnFactRow>(connection, 'turn_facts');
  const promiseRows = await openWriter<PromiseFactRow>(connection, 'promise_facts');
  for await (const { conversation, messages } of conversationsWithMessages(database, within)) {
    const exportedAt = options.exportedAt.get(`${conversation.source}:${conversation.account_id}`);
    const facts = conversationFacts(
      { ...conversation, is_open: conversation.is_closed !== true },
      messages,
      options.settings,
      exportedAt ?? conversation.ended_at,
    );
    for (const row of facts.conversations) conversationRows.append(row);
    for (const row of facts.messages) messageRows.append(row);
    for (const row of facts.turns) turnRows.append(row);
    for (const row of facts.promises) promiseRows.append(row);
    onConversation();
  }
  for (const writer of [conversationRows, messageRows, turnRows, promiseRows]) writer.close();
}

type FactMessages = Parameters<typeof conversationFacts>[1];

/** Three streams in one order, joined by hand, because a join that gathers lists does not spill to disk. */
async function* conversationsWithMessages(
  database: Database,
  chosen: string,
): AsyncGenerator<{ conversation: ConversationRow; messages: FactMessages }> {
  const stream = async <T>(sql: string) => streamOf<T>(await database.connect(), sql);
  const messages = await stream<Omit<MessageRow, 'body'>>(
    `select * exclude (body) from messages ${chosen} order by conversation_id, position`,
  );
  const hits = await stream<HitRow>(
    `select conversation_id, message_id, tag, grade, start_offset, sentence from tags ${chosen} order by conversation_id, message_id, start_offset, tag`,
  );
  let message = await messages.next();
  let hit = await hits.next();
  for await (const conversation of await stream<ConversationRow>(
    `select * from conversations ${chosen} order by conversation_id`,
  )) {
    const own: FactMessages = [];
    const byId = new Map<string, FactMessages[number]>();
    while (!message.done && message.value.conversation_id === conversation.conversation_id) {
      const row = { ...message.value, hits: [] };
      own.push(row);
      byId.set(row.message_id, row);
      message = await messages.next();
    }
    while (!hit.done && hit.value.conversation_id === conversation.conversation_id) {
      const { message_id, tag, grade, start_offset, sentence } = hit.value;
      byId.get(message_id)?.hits.push({ tag, grade, start_offset, sentence });
      hit = await hits.next();
    }
    yield { conversation, messages: own };
  }
}

/** The instant up to which each account's latest import reaches. */
export async function exportedAtByAccount(database: Database): Promise<Map<string, Date>> {
  const rows = await rowsOf<{ account: string; exported_at: Date }>(
    database.connection,
    `select source || ':' || account_id as account, arg_max(exported_at, finished_at) as exported_at
     from imports where exported_at is not null and taken_back_at is null group by all`,
  );
  return new Map(rows.map((row) => [row.account, row.exported_at]));
}

/**
 * Chooses in staging.facts_todo what an import must build again: conversations without facts, and of the given accounts
 * those that were open and may have ended since. What the import itself loaded has its facts from there. An account
 * whose last instant was set back gets all of its facts again, because what had ended may be open.
 */
export async function chooseFacts(
  { connection }: Database,
  accounts: { account: string; importId: string; isSetBack: boolean }[],
): Promise<void> {
  const list = (chosen: typeof accounts) => chosen.map(({ account }) => quoted(account)).join(', ') || 'null';
  const loaded = accounts.map(({ importId }) => quoted(importId)).join(', ') || 'null';
  await connection.run(`
    create or replace table staging.facts_todo as
    select conversation_id from conversations anti join conversation_facts using (conversation_id)
    union
    select conversation_id from conversations
    where (is_open and source || ':' || account_id in (${list(accounts)}) and import_id not in (${loaded}))
      or source || ':' || account_id in (${list(accounts.filter(({ isSetBack }) => isSetBack))})`);
}
