/**
 * The index of words over all conversations, so that a search over a million messages answers at once: which words
 * stand in which conversations, in segments of some thousand conversations. A conversation whose text changed, or that
 * is gone, takes its whole segment with it, and what still stands is indexed anew: so nothing that was forgotten or
 * redacted stays behind as a word.
 */
import { searchWords } from '../../src/lib/model/searchwords';
import { rowsOf, type Database } from '../warehouse/database';

/** Small enough that one segment's words fit into little memory, large enough that a word is looked up in few. */
const SEGMENT = 10_000;

/** What can be found in a conversation: its subject and everything that was written in it. */
const TEXTS = `
  select c.conversation_id, concat_ws(' ', any_value(c.subject), string_agg(m.text, ' ' order by m.position)) as words
  from conversations c left join messages m using (conversation_id)`;

/**
 * Fills staging.texts: a hash of all words of each conversation, by which is known whether they are other ones now.
 * Hashes are put together instead of words: all the words of a million messages at once would not fit into the memory
 * that an import may use.
 */
export async function hashTexts({ connection }: Database): Promise<void> {
  await connection.run(`
    create or replace table staging.texts as
    select c.conversation_id, hash(any_value(c.subject), bit_xor(hash(m.position, m.text)))::varchar as text_hash
    from conversations c left join messages m using (conversation_id) group by c.conversation_id`);
}

/** Brings search_conversations and search_words in line with conversations and messages. Needs staging.texts. */
export async function indexWords(database: Database): Promise<void> {
  const { connection } = database;
  await connection.run(`
    create or replace table staging.stale as
    select distinct segment from search_conversations
    where not exists (
      from staging.texts now
      where now.conversation_id = search_conversations.conversation_id and now.text_hash = search_conversations.text_hash);
    delete from search_words where segment in (from staging.stale);
    delete from search_conversations where segment in (from staging.stale);
    create or replace table staging.unindexed as
    with known as (select coalesce(max(number), 0) as number, coalesce(max(segment), 0) as segment from search_conversations)
    select row_number() over (order by conversation_id) + known.number as number, texts.*,
      (row_number() over (order by conversation_id) - 1) // ${SEGMENT} + 1 + known.segment as segment
    from staging.texts, known where conversation_id not in (select conversation_id from search_conversations)`);
  const segments = await rowsOf<{ segment: number }>(
    connection,
    'select distinct segment::integer as segment from staging.unindexed order by segment',
  );
  for (const { segment } of segments) await indexSegment(database, Number(segment));
  await connection.run(`
    insert into search_conversations by name select number, conversation_id, segment, text_hash from staging.unindexed;
    drop table staging.texts; drop table staging.stale; drop table staging.unindexed`);
}

async function indexSegment({ connection }: Database, segment: number): Promise<void> {
  await connection.run(`
    insert into search_words by name
    select ${segment} as segment, word, list(number order by number) as conversations
    from (
      select number, unnest(${searchWords('words')}) as word
      from (${TEXTS} where c.conversation_id in (select conversation_id from staging.unindexed where segment = ${segment})
            group by c.conversation_id)
      join staging.unindexed using (conversation_id)
    ) group by word order by word`);
}
