/**
 * What people said of answers to questions of the week: <data>/workspace/answers.json, written whole or not at all. One
 * that was taken back stays in the file and is no longer in force.
 */
import { randomUUID } from 'node:crypto';
import { ANSWER_CLASSES, type AnswerCorrection } from '../../model/questions';
import { jsonDocument } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'answers.json';
const MEND = 'Correct the file, or remove it to go on without corrections of answers.';
const LONGEST_REASON = 500;

const CORRECTIONS = jsonDocument(FILE, correctionsFrom, MEND);

/** All of them, taken back or not, oldest first. @throws WorkspaceProblem naming the one that cannot be used */
export const readAnswerCorrections = (folder = dataFolder()): Promise<AnswerCorrection[]> => CORRECTIONS.read(folder);

function correctionsFrom(content: unknown): AnswerCorrection[] {
  content ??= [];
  const problem = (sentence: string) => new WorkspaceProblem(`workspace/${FILE}`, sentence, MEND);
  if (!Array.isArray(content)) throw problem('expected a list of corrections.');
  content.forEach((one, index) => {
    const wrong = problemOf(one);
    if (wrong) throw problem(`correction ${index + 1}: ${wrong}`);
  });
  return (content as AnswerCorrection[]).toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/**
 * Keeps what a person said of the answer to one ask, in place of what was said of it before.
 * @throws WorkspaceProblem when it cannot be used; nothing is written
 */
export async function correctAnswer(
  given: Omit<AnswerCorrection, 'id' | 'at' | 'undone_at'>,
  folder = dataFolder(),
  now = new Date(),
): Promise<AnswerCorrection> {
  const added: AnswerCorrection = { id: randomUUID(), at: now.toISOString(), ...given, undone_at: null };
  const wrong = problemOf(added);
  if (wrong) throw new WorkspaceProblem('The correction', wrong, 'Nothing was changed.');
  return CORRECTIONS.change(folder, (before) => ({
    kept: [...before.map((one) => (isSameAsk(one, given) ? undone(one, now) : one)), added],
    answer: added,
  }));
}

/** Takes a correction back; null when there is none with that id in force. */
export async function undoAnswerCorrection(
  id: string,
  folder = dataFolder(),
  now = new Date(),
): Promise<AnswerCorrection | null> {
  return CORRECTIONS.change<AnswerCorrection | null>(folder, (before) => {
    const meant = before.find((one) => one.id === id && one.undone_at === null);
    if (!meant) return { answer: null };
    return { kept: before.map((one) => (one === meant ? undone(one, now) : one)), answer: undone(meant, now) };
  });
}

/** Changes every one, or takes those out of the file for which `change` gives null; writes only when it is different. */
export async function rewriteAnswerCorrections(
  change: (correction: AnswerCorrection) => AnswerCorrection | null,
  folder = dataFolder(),
): Promise<void> {
  await CORRECTIONS.change(folder, (before) => {
    const after = before.flatMap((one) => change(one) ?? []);
    return { ...(JSON.stringify(after) !== JSON.stringify(before) && { kept: after }), answer: null };
  });
}

function isSameAsk(one: AnswerCorrection, other: Pick<AnswerCorrection, 'question_id' | 'message_id'>): boolean {
  return one.question_id === other.question_id && one.message_id === other.message_id;
}

function undone(one: AnswerCorrection, now: Date): AnswerCorrection {
  return { ...one, undone_at: one.undone_at ?? now.toISOString() };
}

/** What keeps a correction from being used; null when it can be. Takes anything. */
function problemOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return 'expected an object.';
  const one = value as Partial<Record<keyof AnswerCorrection, unknown>>;
  const expected = (name: keyof AnswerCorrection, what: string) =>
    `"${name}": expected ${what}, found ${JSON.stringify(one[name])}.`;
  for (const name of ['id', 'question_id', 'conversation_id', 'message_id'] as const)
    if (typeof one[name] !== 'string' || one[name] === '') return expected(name, 'an id');
  if (!isInstant(one.at)) return expected('at', 'an instant such as 2026-09-14T16:55:00.000Z');
  if (one.undone_at !== null && !isInstant(one.undone_at)) return expected('undone_at', 'an instant or null');
  if (!ANSWER_CLASSES.some((known) => known === one.class))
    return expected('class', `one of ${ANSWER_CLASSES.join(', ')}`);
  for (const name of ['low', 'high'] as const)
    if (
      one[name] !== null &&
      !(typeof one[name] === 'number' && Number.isFinite(one[name]) && (one[name] as number) >= 0)
    )
      return expected(name, 'a number from 0 on, or null');
  if (one.class === 'number' && one.low === null) return expected('low', 'a number, for an answer that is one');
  if (typeof one.low === 'number' && typeof one.high === 'number' && one.high < one.low)
    return `"high": ${one.high} is below ${one.low}.`;
  if (one.reason !== null && typeof one.reason !== 'string') return expected('reason', 'words or null');
  if (typeof one.reason === 'string' && one.reason.length > LONGEST_REASON)
    return `"reason": at most ${LONGEST_REASON} characters.`;
  return null;
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
}
