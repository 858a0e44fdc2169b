/**
 * What somebody asks to set right on a page -> a correction that the workspace keeps. The page shows texts with agents'
 * names masked, so words are looked for in what was shown and kept as they were written.
 */
import { CORRECTED_FIELDS, GRADES, type AskedCorrection, type Correction } from '../../model/corrections';
import type { MessageRow, TagRow } from '../../model/rows';
import { AGENT_TAGS, CUSTOMER_TAGS, type TagId } from '../../model/words';
import { correct, placeOf } from '../../tagging/corrections';
import { addCorrection, readCorrections } from './corrections';
import { BadRequest } from '../http/errors';
import { agentNames } from '../people/info';
import { peopleOf, type Writer } from '../people/people';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

type Known = MessageRow & { hits: TagRow[] };

const REASON_LENGTH = 500;

/** @throws BadRequest when the message, the words or the value are not there; nothing is written then */
export async function makeCorrection(asked: Partial<AskedCorrection>, folder = dataFolder()): Promise<Correction> {
  const field = CORRECTED_FIELDS.find((known) => known === asked.field);
  if (!field) throw new BadRequest(`"field": expected one of ${CORRECTED_FIELDS.join(', ')}.`);
  const found = await messageOf(asked.message, folder);
  const message = await asDecided(found, folder);
  const after = asked.after ?? null;
  const given = {
    conversation_id: message.conversation_id,
    message_id: message.message_id,
    field,
    after,
    reason: typeof asked.reason === 'string' ? asked.reason.trim().slice(0, REASON_LENGTH) || null : null,
  };
  const nothing = { tag: null, grade: null, words: null, start: null, end: null };
  if (field === 'tag') {
    const tag = tagOf(asked.tag, message);
    const about = after === 'false' ? takenAway(tag, asked, message) : await added(tag, asked, message, folder);
    return addCorrection({ ...given, ...about }, folder);
  }
  if (message.role !== 'customer')
    throw new BadRequest('Mood, kind, complaint and tone are those of customers. Set them on a customer’s message.');
  const before = {
    mood: message.mood,
    kind: message.kind,
    complaint: message.is_complaint === null ? null : String(message.is_complaint),
    tone: message.tone_band,
  }[field];
  return addCorrection({ ...given, ...nothing, before }, folder);
}

/** As the warehouse has it. */
async function messageOf(id: unknown, folder: string): Promise<Known> {
  const ask = warehouse(folder);
  const params = { id: typeof id === 'string' ? id : '' };
  const [[message], hits] = await Promise.all([
    ask.query<MessageRow>('select * from messages where message_id = $id', params),
    ask.query<TagRow>('select * from tags where message_id = $id', params),
  ]);
  if (!message) throw new BadRequest('This message is no longer there. Reload the page.', 404);
  if (!message.is_scored)
    throw new BadRequest(
      'This message is not scored (its language, or nobody but the team sees it): nothing to set right.',
    );
  return { ...message, hits };
}

/** As it will be when what was decided has been applied: the next correction starts from there. */
async function asDecided(found: Known, folder: string): Promise<Known> {
  const own = (await readCorrections(folder)).filter(
    ({ message_id, undone_at }) => message_id === found.message_id && undone_at === null,
  );
  const { message, hits } = correct(found, found.hits, own, () => 0);
  return { ...message, hits };
}

function tagOf(tag: unknown, { role }: Known): TagId {
  const known: readonly TagId[] = role === 'customer' ? CUSTOMER_TAGS : AGENT_TAGS;
  const found = known.find((one) => one === tag);
  if (!found) throw new BadRequest(`"tag": expected one of ${known.join(', ')} for what a ${role} wrote.`);
  return found;
}

function takenAway(tag: TagId, { start, end }: Partial<AskedCorrection>, { hits }: Known) {
  const hit = hits.find((one) => one.tag === tag && one.start_offset === start && one.end_offset === end);
  if (!hit) throw new BadRequest('These words do not carry the tag any more. Reload the page.', 409);
  return { tag, grade: null, words: hit.matched_text, start: hit.start_offset, end: hit.end_offset, before: 'true' };
}

async function added(tag: TagId, asked: Partial<AskedCorrection>, message: Known, folder: string) {
  const place = asked.words?.trim() ? await placeAsWritten(asked, message, folder) : null;
  const grades = GRADES[tag];
  const grade = grades ? (grades.find((one) => one === asked.grade) ?? grades[0] ?? null) : null;
  const meant = place ?? { start: 0, end: message.text.length };
  if (message.hits.some((hit) => hit.tag === tag && hit.start_offset < meant.end && meant.start < hit.end_offset))
    throw new BadRequest('These words carry this tag already.', 409);
  const words = place && message.text.slice(place.start, place.end);
  return { tag, grade, words, start: place?.start ?? null, end: place?.end ?? null, before: 'false' };
}

/** Where words that the page shows stand in the text as it was written. */
async function placeAsWritten(
  { words = '', near }: Partial<AskedCorrection>,
  { conversation_id, text }: Known,
  folder: string,
): Promise<{ start: number; end: number }> {
  const [names, writers] = await Promise.all([
    agentNames(folder),
    warehouse(folder).query<Writer>(
      'select distinct role, author_id, author_name from messages where conversation_id = $id',
      { id: conversation_id },
    ),
  ]);
  const shown = names.maskWithOffsets(text, peopleOf(writers));
  const place = placeOf({ words: words.trim(), start: Number.isSafeInteger(near) ? (near as number) : 0 }, shown.text);
  if (!place) throw new BadRequest(`“${words.trim()}” does not stand in this message. Copy the words from it.`);
  return { start: shown.back(place.start, 'start'), end: shown.back(place.end, 'end') };
}
