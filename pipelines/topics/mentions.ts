/**
 * Fills topic_mentions: reads what customers wrote, and subjects, for the phrases of topics. A conversation whose words
 * changed (search_conversations remembers their hash) is read for all topics, the others only for topics that are new.
 * Rows stream through, a chunk of them in memory.
 */
import { easierWayIn, recurringPerMonth, taskOf, TopicMatcher } from '../../src/lib/tagging/topics';
import { quoted, streamOf, valueOf, type Database } from '../warehouse/database';
import { freeUnused } from '../warehouse/memory';
import { openWriter } from '../warehouse/writer';
import type { StoredTopic } from './stored';

const FREE_EVERY = 10_000;

interface MentionRow {
  topic: string;
  conversation_id: string;
  message_id: string | null;
  start_offset: number;
  end_offset: number;
  matched_text: string;
  mention_count: number;
  task: string | null;
  easier_way: string | null;
  recurring_per_month: number | null;
}

/** Texts that topics are looked for in; `message_id` is null for a subject. */
const TEXTS = `
  select conversation_id, message_id, text from messages where role = 'customer' and is_public and text <> ''
  union all
  select conversation_id, null as message_id, subject as text from conversations where subject <> ''`;

/** Conversations whose words are other ones than when they were read last, or that are new. Needs staging.texts. */
const CHANGED = `(select conversation_id from staging.texts now where not exists (
  from search_conversations read
  where read.conversation_id = now.conversation_id and read.text_hash = now.text_hash))`;

/** Takes out what topics other than these said, and what was read in words that are gone. */
export async function forgetMentions({ connection }: Database, kept: readonly StoredTopic[]): Promise<void> {
  const ids = kept.map(({ topic }) => quoted(topic)).join(', ') || `''`;
  await connection.run(`delete from topic_mentions where topic not in (${ids})`);
}

/**
 * @param topics known: those whose mentions stand in the table, as far as words are the same; added: those that nothing
 *   was read for yet
 */
export async function readMentions(
  database: Database,
  { known, added }: { known: readonly StoredTopic[]; added: readonly StoredTopic[] },
): Promise<void> {
  const { connection } = database;
  if (known.length > 0) {
    const stale = `conversation_id in ${CHANGED} or conversation_id not in (select conversation_id from conversations)`;
    await connection.run(`delete from topic_mentions where ${stale}`);
    const again = known.filter((topic) => !added.includes(topic));
    await read(database, again, `where conversation_id in ${CHANGED}`);
  }
  await read(database, added, '');
}

async function read(database: Database, topics: readonly StoredTopic[], where: string): Promise<void> {
  if (topics.every(({ include }) => include.length === 0)) return;
  const texts = `(${TEXTS}) texts ${where}`;
  if (where && !(await valueOf(database.connection, `select 1 from ${texts} limit 1`))) return;
  const matcher = new TopicMatcher(topics.map(({ topic, include, exclude }) => ({ id: topic, include, exclude })));
  const writer = await openWriter<MentionRow>(database.connection, 'topic_mentions');
  let done = 0;
  for await (const { conversation_id, message_id, text } of streamOf<{
    conversation_id: string;
    message_id: string | null;
    text: string;
  }>(await database.connect(), `select * from ${texts}`)) {
    if (++done % FREE_EVERY === 0) freeUnused();
    const mentions = matcher.find(text);
    if (mentions.length === 0) continue;
    const said = asidesOf(text, message_id === null);
    for (const { topic, start, end, count } of mentions)
      writer.append({
        ...{ topic, conversation_id, message_id, start_offset: start, end_offset: end },
        ...{ matched_text: text.slice(start, end), mention_count: count, ...said },
      });
  }
  writer.close();
}

/** What else the words say; a subject is too short to say it. */
function asidesOf(text: string, isSubject: boolean): Pick<MentionRow, 'task' | 'easier_way' | 'recurring_per_month'> {
  if (isSubject) return { task: null, easier_way: null, recurring_per_month: null };
  const easier = easierWayIn(text);
  return {
    task: taskOf(text),
    easier_way: easier && text.slice(easier.start, easier.end),
    recurring_per_month: recurringPerMonth(text),
  };
}
