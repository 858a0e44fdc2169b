/**
 * The corrections that people made in transcripts: <data>/workspace/corrections.json, written whole or not at all. One
 * that was taken back stays in the file, for the log, and is no longer in force.
 */
import { randomUUID } from 'node:crypto';
import { CORRECTED_FIELDS, type Correction } from '../../model/corrections';
import { AGENT_TAGS, CUSTOMER_TAGS, KINDS, MOODS, TONE_BANDS } from '../../model/words';
import { jsonDocument } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'corrections.json';
const MEND = 'Correct the file, or remove it to go on without corrections.';
const LONGEST_REASON = 500;
const TAGS: readonly string[] = [...AGENT_TAGS, ...CUSTOMER_TAGS];

/** What each field can be set to. */
const VALUES: Record<Correction['field'], readonly (string | null)[]> = {
  tag: ['true', 'false'],
  mood: MOODS,
  kind: [...KINDS, null],
  complaint: ['true', 'false'],
  tone: TONE_BANDS,
};

const CORRECTIONS = jsonDocument(FILE, correctionsFrom, MEND);

/** All of them, taken back or not, oldest first. @throws WorkspaceProblem naming the one that cannot be used */
export const readCorrections = (folder = dataFolder()): Promise<Correction[]> => CORRECTIONS.read(folder);

function correctionsFrom(content: unknown): Correction[] {
  content ??= [];
  const problem = (sentence: string) => new WorkspaceProblem(`workspace/${FILE}`, sentence, MEND);
  if (!Array.isArray(content)) throw problem('expected a list of corrections.');
  content.forEach((correction, index) => {
    const wrong = problemOf(correction);
    if (wrong) throw problem(`correction ${index + 1}: ${wrong}`);
  });
  const corrections = content as Correction[];
  const twice = corrections.find(({ id }, index) => corrections.findIndex((other) => other.id === id) !== index);
  if (twice) throw problem(`the id "${twice.id}" is given twice.`);
  return corrections.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** Keeps a correction and gives it back with its id. @throws WorkspaceProblem when it cannot be used */
export async function addCorrection(
  given: Omit<Correction, 'id' | 'at' | 'undone_at'>,
  folder = dataFolder(),
  now = new Date(),
): Promise<Correction> {
  const added: Correction = { id: randomUUID(), at: now.toISOString(), ...given, undone_at: null };
  const wrong = problemOf(added);
  if (wrong) throw new WorkspaceProblem('the correction', wrong, 'Nothing was changed.');
  return CORRECTIONS.change(folder, (corrections) => ({ kept: [...corrections, added], answer: added }));
}

/** Takes a correction back; null when there is none with that id in force. */
export async function undoCorrection(id: string, folder = dataFolder(), now = new Date()): Promise<Correction | null> {
  return CORRECTIONS.change<Correction | null>(folder, (corrections) => {
    const meant = corrections.find((correction) => correction.id === id && correction.undone_at === null);
    if (!meant) return { answer: null };
    const undone = { ...meant, undone_at: now.toISOString() };
    return { kept: corrections.map((correction) => (correction === meant ? undone : correction)), answer: undone };
  });
}

/**
 * Changes every correction, or takes those out of the file for which `change` gives null; writes only when something
 * is different then. Returns how many were taken out.
 */
export async function rewriteCorrections(
  change: (correction: Correction) => Correction | null,
  folder = dataFolder(),
): Promise<number> {
  return CORRECTIONS.change(folder, (before) => {
    const after = before.flatMap((correction) => change(correction) ?? []);
    const isOther = JSON.stringify(after) !== JSON.stringify(before);
    return { ...(isOther && { kept: after }), answer: before.length - after.length };
  });
}

/** What keeps a correction from being used; null when it can be. Takes anything. */
function problemOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return 'expected an object.';
  const correction = value as Partial<Record<keyof Correction, unknown>>;
  const { id, field, tag, after, reason, start, end, words } = correction;
  const expected = (name: keyof Correction, what: string) =>
    `"${name}": expected ${what}, found ${JSON.stringify(correction[name])}.`;
  for (const name of ['conversation_id', 'message_id'] as const)
    if (!isText(correction[name]) || correction[name] === '') return expected(name, 'an id');
  if (!isText(id) || id === '') return expected('id', 'an id');
  if (!isInstant(correction.at)) return expected('at', 'an instant such as 2024-05-16T16:55:00.000Z');
  if (correction.undone_at !== null && !isInstant(correction.undone_at))
    return expected('undone_at', 'an instant or null');
  const known = CORRECTED_FIELDS.find((name) => name === field);
  if (!known) return expected('field', `one of ${CORRECTED_FIELDS.join(', ')}`);
  if (!VALUES[known].includes(after as string | null))
    return expected('after', `one of ${VALUES[known].map((one) => one ?? 'null').join(', ')}`);
  if (known === 'tag' ? !TAGS.includes(tag as string) : tag !== null)
    return expected('tag', known === 'tag' ? `one of ${TAGS.join(', ')}` : 'null');
  for (const name of ['grade', 'words', 'before', 'reason'] as const)
    if (correction[name] !== null && !isText(correction[name])) return expected(name, 'words or null');
  if (isText(words) && words.trim() === '') return expected('words', 'words, or null for the whole message');
  if (isText(reason) && reason.length > LONGEST_REASON) return `"reason": at most ${LONGEST_REASON} characters.`;
  for (const name of ['start', 'end'] as const)
    if (correction[name] !== null && !Number.isSafeInteger(correction[name]))
      return expected(name, 'an offset or null');
  return isText(words) && (start === null || end === null) ? expected('start', 'the offset of the words') : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isInstant(value: unknown): boolean {
  return isText(value) && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
}
