/**
 * The lines that the team repeats, found by likeness over the whole warehouse (methodology M13, second detector):
 * no list can know a team's own stock lines. A line counts from five conversations of two customers on, in any
 * wording close to it, and every use keeps its words, so that each figure opens to them.
 */
import { rowsOf, streamOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import { alikeGroups } from './likeness';
import { cutLines, SEARCHED } from './lines';

const FEWEST_CONVERSATIONS = 5;
const FEWEST_CUSTOMERS = 2;
/**
 * Wordings compared with each other; of more, those used most often. 200,000 take about 100 MB, and a wording below
 * that place stood in one conversation only.
 */
const MOST_WORDINGS = 200_000;

/**
 * Brings repeated_lines, repeated_line_uses and the marks on messages and conversations up to date.
 * @param knownCorpus the mark of the corpus in which the lines were found last. While it holds, the search is
 *   spared: a correction changes what a message is tagged with and not which lines it repeats.
 * @returns the mark of today's corpus
 */
export async function findRepeatedLines(database: Database, knownCorpus: string | null = null): Promise<string> {
  const corpus = await corpusMark(database);
  if (corpus !== knownCorpus) await search(database);
  await markFacts(database);
  return corpus;
}

/** One number for all that the search looks at, whatever the order of rows. */
async function corpusMark({ connection }: Database): Promise<string> {
  const [row] = await rowsOf<{ mark: string }>(
    connection,
    `select concat_ws(' ', count(*), sum(hash(message_id, text, episode, customer_id, agent_id, day)::hugeint)) as mark
     from ${SEARCHED}`,
  );
  return row?.mark ?? '';
}

async function search(database: Database): Promise<void> {
  const { connection } = database;
  await cutLines(database);
  await groupWordings(database);
  // The name of a line hangs on its words alone: the same corpus gives the same names, whatever the order of import.
  await connection.run(`
    create or replace table staging.repeated as
    with found as (
      select line_group, 'line-' || left(md5(min(words)), 8) as line_id
      from staging.lines join staging.line_groups using (words)
      group by line_group having count(distinct (conversation_id, episode)) >= ${FEWEST_CONVERSATIONS}
        and count(distinct customer_id) >= ${FEWEST_CUSTOMERS})
    select line_id, lines.*
    from staging.lines join staging.line_groups using (words) join found using (line_group)`);
  await connection.run(`
    delete from repeated_lines;
    insert into repeated_lines
    with wordings as (
      select line_id, line, words, row_number() over (partition by line_id order by count(*) desc, line) as place
      from staging.repeated group by line_id, line, words
    ), totals as (
      select line_id, count(distinct words) as wordings, count(distinct message_id) as messages,
        count(distinct (conversation_id, episode)) as conversations, count(distinct customer_id) as customers,
        count(distinct agent_id) as agents, min(day) as first_day, max(day) as last_day
      from staging.repeated group by line_id
    )
    select line_id, line as example, words, totals.* exclude (line_id)
    from totals join wordings using (line_id) where place = 1 order by line_id;
    delete from repeated_line_uses;
    insert into repeated_line_uses
    select line_id, message_id, conversation_id, min(line) as matched_text, max(
        case when uses.words = known.words then 1.0::double
        else len(list_intersect(string_split(uses.words, ' '), string_split(known.words, ' ')))
          / len(list_distinct(list_concat(string_split(uses.words, ' '), string_split(known.words, ' '))))
        end) as likeness
    from staging.repeated uses join repeated_lines known using (line_id) group by all order by line_id, message_id`);
}

/** Fills staging.line_groups: each wording, and the number of the group that it belongs to. */
async function groupWordings(database: Database): Promise<void> {
  const { connection } = database;
  await connection.run(`create or replace table staging.line_groups (words varchar, line_group integer)`);
  const wordings: string[] = [];
  for await (const { words } of streamOf<{ words: string }>(
    await database.connect(),
    `select words from staging.lines group by words
     order by count(distinct (conversation_id, episode)) desc, words limit ${MOST_WORDINGS}`,
  ))
    wordings.push(words);
  const groups = alikeGroups(wordings.map((words) => words.split(' ')));
  const writer = await openWriter<{ words: string; line_group: number }>(connection, 'line_groups', 'staging');
  wordings.forEach((words, index) => writer.append({ words, line_group: groups[index]! }));
  writer.close();
}

/**
 * A message is canned when it holds a cliché or a repeated line, unless what stands in that line was written for this
 * customer (a specific apology, empathy or thanks): methodology M13, (i ∨ ii) ∧ ¬specific.
 */
async function markFacts({ connection }: Database): Promise<void> {
  await connection.run(`
    create or replace table staging.line_counts as
    select message_id, count(*)::integer as lines from repeated_line_uses uses
    where not exists (
      select 1 from tags where tags.message_id = uses.message_id and tags.grade = 'specific'
        and contains(uses.matched_text, tags.matched_text))
    group by message_id`);
  await connection.run(`
    update message_facts set repeated_line_count = new.lines, has_canned = new.has_canned
    from (
      select message_id, coalesce(lines, 0) as lines, has_cliche or coalesce(lines, 0) > 0 as has_canned
      from message_facts left join staging.line_counts using (message_id)
    ) new
    where message_facts.message_id = new.message_id and (
      message_facts.repeated_line_count is distinct from new.lines
      or message_facts.has_canned is distinct from new.has_canned)`);
  await connection.run(`
    update conversation_facts set repeated_line_count = new.lines
    from (
      select conversation_id, episode, sum(repeated_line_count)::integer as lines from message_facts group by all
    ) new
    where conversation_facts.conversation_id = new.conversation_id and conversation_facts.episode = new.episode
      and conversation_facts.repeated_line_count is distinct from new.lines`);
}
