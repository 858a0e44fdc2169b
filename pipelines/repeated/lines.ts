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

/** Fills staging.lines: one row per line of such a message. */
export async function cutLines({ connection }: Database): Promise<void> {
  await connection.run(`
    create or replace table staging.lines as
    with lines as (
      select message_id, conversation_id, episode, customer_id, agent_id, day,
        unnest(list_distinct(regexp_extract_all(text, '${LINE}'))) as line
      from ${SEARCHED}
    ), known as (
      select * exclude (line), trim(regexp_replace(line, '${ADDRESSED}', '')) as line, ${wordSetSql('line')} as words
      from lines
    )
    select * exclude (words), array_to_string(words, ' ') as words from known
    where not regexp_matches(line, '${SIGN_OFF}') and len(words) between ${FEWEST_WORDS} and ${MOST_WORDS}`);
}
