/** A draft reply for the page: read by the rules and the team's own phrases, lit as in a transcript. Nothing is kept. */
import type { DraftReading } from '../../model/phrases';
import { BadRequest } from '../http/errors';
import { litNotes } from '../evidence/notes';
import { readPhrases } from './phrases';
import { familyOf, segmentsOf } from '../evidence/segments';
import { dataFolder } from '../workspace/workspace';

/** A longer text is no reply; the engine would cut it anyway. */
const LONGEST = 20_000;

/** @throws BadRequest when there is no text, or more than a reply can be */
export async function readDraft(body: Record<string, unknown>, folder = dataFolder()): Promise<DraftReading> {
  const [text, customer] = [textOf(body, 'text'), textOf(body, 'customer')];
  const [team, tagging, { makeTagger, rulesVersionWith }] = await Promise.all([
    readPhrases(folder),
    import('../../tagging/draft'),
    import('../../tagging/team'),
  ]);
  const draft = tagging.readDraft(text, { customer, tagger: makeTagger(team) });
  const version = rulesVersionWith(team);
  const rows = draft.hits.map(({ tag, grade, rule, start, end, text: matched }) => ({
    message_id: 'draft',
    tag,
    grade,
    rule,
    start_offset: start,
    end_offset: end,
    matched_text: matched,
    title: null,
    why: null,
    version,
  }));
  return {
    segments: segmentsOf(
      text,
      draft.hits.map(({ start, end, tag }, index) => ({ number: index + 1, start, end, family: familyOf(tag) })),
    ),
    notes: await litNotes(rows, 1, 'agent', (words) => words, team),
    fourAs: draft.fourAs,
    points: draft.points,
    customer: draft.customer,
  };
}

function textOf(body: Record<string, unknown>, name: 'text' | 'customer'): string {
  const value = body[name] ?? '';
  if (typeof value !== 'string') throw new BadRequest(`"${name}": expected a text, found ${JSON.stringify(value)}.`);
  if (value.length > LONGEST)
    throw new BadRequest(
      `"${name}" has ${value.length.toLocaleString('en-US')} characters; a reply has at most ${LONGEST.toLocaleString('en-US')}. Paste one message.`,
    );
  return value;
}
