/** Messages in which a line stands, cut around it, the newest first and no conversation twice. */
import type { Filters } from '../../filters';
import type { PhraseExample, PhraseTag } from '../../model/phrases';
import type { TagFamily } from '../../model/transcript';
import { agentNames } from '../people/info';
import { linesOf } from '../report/lines';
import type { Names } from '../people/names';
import { familyOf, segmentsOf } from './segments';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';

/** Examples of each line. */
export const MOST_EXAMPLES = 3;
/** Characters shown on either side of the line. */
const AROUND = 110;

export interface Quoted {
  message_id: string;
  conversation_id: string;
  position: number;
  agent_id: string | null;
  sent_at: Date;
  text: string;
  start_offset: number;
  end_offset: number;
}

/** By line, at most three each. */
export async function examplesOf(
  tag: PhraseTag,
  filters: Filters,
  folder: string,
): Promise<Map<string, PhraseExample[]>> {
  const { expression, join, params } = (await linesOf(folder)).of(tag);
  const where = whereOf(filters, 'message_facts');
  const [rows, names] = await Promise.all([
    warehouse(folder).query<Quoted & { line: string }>(
      `with hits as (
         select ${expression} as line, facts.message_id as message_id, facts.conversation_id as conversation_id, position,
           agent_id, sent_at, start_offset, end_offset from tags ${join}
         join (select message_id, conversation_id, position, agent_id, sent_at from message_facts
               where is_human_agent and is_public and is_scored and (${where.sql})) facts using (message_id)
         where tags.tag = '${tag}'
         qualify row_number() over (partition by line, facts.conversation_id order by sent_at, message_id, start_offset) = 1
       ), newest as (
         select * from hits
         qualify row_number() over (partition by line order by sent_at desc, message_id) <= ${MOST_EXAMPLES}
       )
       select newest.*, messages.text from newest join messages using (message_id) order by line, sent_at desc, message_id`,
      { ...params, ...where.params },
    ),
    agentNames(folder),
  ]);
  const examples = new Map<string, PhraseExample[]>();
  for (const row of rows) {
    const list = examples.get(row.line) ?? [];
    examples.set(row.line, [...list, exampleOf(row, familyOf(tag), names)]);
  }
  return examples;
}

/** One message cut around a hit, with agents' names masked as everywhere. */
export function exampleOf(row: Quoted, family: TagFamily, names: Names): PhraseExample {
  const people = { agents: row.agent_id ? [row.agent_id] : [], customers: [] };
  const { text, at } = names.maskWithOffsets(row.text, people);
  const [start, end] = [at(row.start_offset), at(row.end_offset)];
  const from = wordEdge(text, Math.max(0, start - AROUND), 1);
  const to = wordEdge(text, Math.min(text.length, end + AROUND), -1);
  const cut = `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  const shift = (from > 0 ? 2 : 0) - from;
  return {
    conversationId: row.conversation_id,
    position: row.position,
    who: names.label(row.agent_id),
    sentAt: row.sent_at.toISOString(),
    segments: segmentsOf(cut, [{ number: 1, start: start + shift, end: end + shift, family }]),
  };
}

/** The nearest gap between words, inwards; the edges of the text are gaps. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  let edge = at;
  while (edge > 0 && edge < text.length && !/\s/.test(text[edge] ?? ' ')) edge += step;
  return edge;
}
