/**
 * Cuts what people of the team wrote into lines, in SQL, so that millions of them spill to disk and not into memory.
 * A line is a sentence or a row; it is known by the set of its words, without addresses, names of accounts and numbers.
 */
import { wordSetSql } from '../../src/lib/model/wordset';
import type { Database } from '../warehouse/database';

/** Lines of fewer different words say too little to be anybody's stock line ("Thanks.", "Let me check."). */
const FEWEST_WORDS = 4;
/** A line of more is a paragraph without full stops: nobody repeats it, and its parts are found by themselves. */
const MOST_WORDS = 60;

/** A full stop inside an address, a number or a name ("node.js", "3.5") ends nothing. */
const LINE = String.raw`(?:https?://\S+|www\.\S+|[.!?][^\s.!?]|[^.!?\n])+[.!?]*`;
/** Whom a public answer addresses. */
const ADDRESSED = String.raw`^\s*(?:@\w+[,:]?\s*)+`;

/**
 * How letters end: a name under "Kind regards" is nobody's stock phrase, and almost every mail would hold one. After
 * "Thanks," only a name may follow, because "Thanks, I am on it." is a line.
 */
const SIGN_OFF = String.raw`^\W*(?i:(?:with )?(?:(?:my|our|very|many|all the|kind|kindest|warm|warmest|best) )*(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?)\s*,|^\W*(?i:cheers|all the best|take care|many thanks|thanks)\s*,(?:\s*\p{Lu}[\p{L}.]*){0,3}$`;

/** Messages by human agents, public or not, in a language that is scored. */
export const SEARCHED =
  '(message_facts join messages using (message_id, conversation_id)) ' +
  'where message_facts.is_human_agent and messages.is_scored';

/**
 * Fills staging.lines: one row per line of such a message. Words are gathered once for each different line: of 42,000
 * lines of the bench 7,000 differ, and it takes half as long.
 */
export async function cutLines({ connection }: Database): Promise<void> {
  await connection.run(`
    create or replace table staging.lines as
    with lines as materialized (
      select message_id, conversation_id, episode, customer_id, agent_id, day,
        unnest(list_distinct(regexp_extract_all(text, '${LINE}'))) as written
      from ${SEARCHED}
    ), known as materialized (
      select written, trim(regexp_replace(written, '${ADDRESSED}', '')) as line, ${wordSetSql('written')} as words
      from (select distinct written from lines)
    )
    select lines.* exclude (written), line, array_to_string(words, ' ') as words
    from lines join known using (written)
    where len(words) between ${FEWEST_WORDS} and ${MOST_WORDS} and not regexp_matches(line, '${SIGN_OFF}')`);
}
