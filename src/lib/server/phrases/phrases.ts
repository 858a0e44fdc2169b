/**
 * The phrases that a team added: <data>/workspace/phrases.json, written whole or not at all, each checked before it is
 * kept, so that a tagger can be made of them at any time.
 */
import type { TeamPhrase } from '../../model/phrases';
import { jsonDocument, without } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'phrases.json';
const MEND = 'Correct the file, or remove it to go on without phrases of your own.';

/** What a person gives; the rest is ours. */
export type GivenPhrase = Pick<TeamPhrase, 'tag' | 'text' | 'instead' | 'note'>;

const PHRASES = jsonDocument(FILE, phrasesFrom, MEND);

/** In the order in which they were added. @throws WorkspaceProblem naming the phrase that cannot be used */
export const readPhrases = (folder = dataFolder()): Promise<TeamPhrase[]> => PHRASES.read(folder);

async function phrasesFrom(content: unknown): Promise<TeamPhrase[]> {
  content ??= [];
  if (!Array.isArray(content)) throw new WorkspaceProblem(`workspace/${FILE}`, 'expected a list of phrases.', MEND);
  if (content.length === 0) return [];
  const { problemsOf } = await import('../../tagging/team');
  content.forEach((phrase, index) => {
    const problems = problemsOf(phrase);
    if (problems.length)
      throw new WorkspaceProblem(`workspace/${FILE}`, `phrase ${index + 1}: ${problems.join(' ')}`, MEND);
  });
  const phrases = content as TeamPhrase[];
  const twice = phrases.find(({ id }, index) => phrases.findIndex((other) => other.id === id) !== index);
  if (twice) throw new WorkspaceProblem(`workspace/${FILE}`, `the id "${twice.id}" is given twice.`, MEND);
  return phrases;
}

/** Adds a phrase and gives it back with its id. @throws WorkspaceProblem when it cannot be used; nothing is written */
export async function addPhrase(given: GivenPhrase, folder = dataFolder(), today = new Date()): Promise<TeamPhrase> {
  return PHRASES.change(folder, async (phrases) => {
    const added = { ...tidied(given), id: idFor(given.text, phrases), addedOn: today.toISOString().slice(0, 10) };
    return { kept: await checked([...phrases, added], added), answer: added };
  });
}

/** Changes a phrase in its place; null when there is none with that id. @throws WorkspaceProblem as addPhrase does */
export async function changePhrase(id: string, given: GivenPhrase, folder = dataFolder()): Promise<TeamPhrase | null> {
  return PHRASES.change(folder, async (phrases) => {
    const known = phrases.find((phrase) => phrase.id === id);
    if (!known) return { answer: null };
    const changed = { ...tidied(given), id, addedOn: known.addedOn };
    const after = phrases.map((phrase) => (phrase.id === id ? changed : phrase));
    return { kept: await checked(after, changed), answer: changed };
  });
}

/** Removes a phrase; false when there is none with that id. */
export const removePhrase = (id: string, folder = dataFolder()): Promise<boolean> =>
  PHRASES.change(folder, (phrases) => without(phrases, (phrase) => phrase.id === id));

/**
 * A phrase as it is kept: spaces single, and without the full stop that comes along when a line is pasted (with it the
 * phrase would only be found at the end of a sentence).
 */
export function tidied({ tag, text, instead, note }: GivenPhrase): GivenPhrase {
  const words = (value: unknown) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : undefined);
  const [plainer, remark] = [words(instead), words(note)];
  return {
    tag,
    text: (words(text) ?? '').replace(/[.!…]+$/, '').trim(),
    ...(plainer && { instead: plainer }),
    ...(remark && { note: remark }),
  };
}

/** All phrases, when the changed one can be kept among them. @throws WorkspaceProblem */
async function checked(phrases: TeamPhrase[], changed: TeamPhrase): Promise<TeamPhrase[]> {
  const { problemsOf } = await import('../../tagging/team');
  const problems = problemsOf(changed);
  const same = phrases.find(({ id, tag, text }) => id !== changed.id && tag === changed.tag && text === changed.text);
  if (same) problems.push('This phrase is there already.');
  if (problems.length) throw new WorkspaceProblem('This phrase', problems.join(' '), 'Nothing was changed.');
  return phrases;
}

/** "circle~ back (to|with) you" -> "circle-back-to-with-you", with a number behind it where that is taken. */
function idFor(text: unknown, phrases: TeamPhrase[]): string {
  const words =
    String(text)
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  const stem = words.join('-').slice(0, 40).replace(/-+$/, '') || 'phrase';
  const isTaken = (id: string) => phrases.some((phrase) => phrase.id === id);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!isTaken(id)) return id;
  }
}
