/** What keeps a topic of the team from being used: takes anything, never throws. */
import { FOUND_PREFIX, type OwnTopic } from '../../model/topics';
import { phraseWords } from './match';

const LONGEST_PHRASE = 100;
const LONGEST_TITLE = 80;
const MOST_PHRASES = 200;

/** A sentence each; empty when it can be used. */
export function problemsOfTopic(topic: unknown): string[] {
  if (topic === null || typeof topic !== 'object') return ['Expected a topic with id, title, include and exclude.'];
  const { id, title, include, exclude = [], labels = [] } = topic as Partial<Record<keyof OwnTopic, unknown>>;
  const problems: string[] = [];
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(id) || id.startsWith(FOUND_PREFIX))
    problems.push(
      `"id": expected small letters, digits and dashes, at most 60, not beginning with ${FOUND_PREFIX}; found ${JSON.stringify(id)}.`,
    );
  if (typeof title !== 'string' || title.trim() === '') problems.push('Give the topic a title.');
  else if (title.length > LONGEST_TITLE) problems.push(`The title is longer than ${LONGEST_TITLE} characters.`);
  problems.push(...problemsOfPhrases('include', include), ...problemsOfPhrases('exclude', exclude));
  if (!isListOfText(labels)) problems.push('"labels": expected a list of the helpdesk’s labels.');
  if (isEmpty(include) && isEmpty(labels))
    problems.push('Name at least one phrase, or one label of the helpdesk, by which the topic is known.');
  return problems;
}

function problemsOfPhrases(field: string, phrases: unknown): string[] {
  if (!isListOfText(phrases)) return [`"${field}": expected a list of phrases.`];
  if (phrases.length > MOST_PHRASES)
    return [`"${field}": ${phrases.length} phrases; expected at most ${MOST_PHRASES}. Make two topics of it.`];
  return phrases.flatMap((phrase) => {
    if (phrase.length > LONGEST_PHRASE)
      return [`"${phrase.slice(0, 40)}…" is longer than ${LONGEST_PHRASE} characters. Keep the words that matter.`];
    return phraseWords(phrase).length === 0 ? [`"${phrase}" holds no word that could be found.`] : [];
  });
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
