/** The lines of one conversation that the team also wrote in others. */
import { filtersTo, noFilters } from '../../filters';
import type { RepeatedHere } from '../../model/transcript';
import { REPEATED, repeatedKey } from '../report/lines';
import { warehouse } from '../warehouse/warehouse';

/**
 * By message, of those that a customer got. A line that only notes repeat is left out.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function repeatedIn(conversationId: string, folder: string): Promise<Map<string, RepeatedHere[]>> {
  const rows = await warehouse(folder).query<{
    message_id: string;
    line_id: string;
    matched_text: string;
    others: number;
    first_day: string;
    last_day: string;
  }>(
    `with replies as (
       select message_id, conversation_id, episode from message_facts where is_human_agent and is_public and is_scored
     ), here as (
       select line_id, message_id, matched_text from repeated_line_uses
       where conversation_id = $id and message_id in (select message_id from replies where conversation_id = $id)
     ), elsewhere as (
       select line_id, count(distinct (replies.conversation_id, episode)) as others
       from repeated_line_uses join replies using (message_id)
       where line_id in (select line_id from here) and replies.conversation_id <> $id
       group by line_id
     )
     select message_id, line_id, matched_text, others, first_day::varchar as first_day, last_day::varchar as last_day
     from here join elsewhere using (line_id) join repeated_lines using (line_id) order by message_id, line_id`,
    { id: conversationId },
  );
  const uses = new Map<string, RepeatedHere[]>();
  for (const { message_id, line_id, matched_text: text, others, first_day: from, last_day: to } of rows) {
    const parameters = filtersTo({ ...noFilters(), from, to });
    parameters.set('of', REPEATED);
    parameters.set('open', repeatedKey(line_id));
    uses.set(message_id, [...(uses.get(message_id) ?? []), { text, others, opens: parameters.toString() }]);
  }
  return uses;
}

/** Where the uses stand in the message, in the order of its words: the stored words are the message's own. */
export function usesIn(text: string, uses: RepeatedHere[]): (RepeatedHere & { start: number; end: number })[] {
  return uses
    .map((use) => ({ ...use, start: text.indexOf(use.text), end: text.indexOf(use.text) + use.text.length }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start);
}
