/**
 * The questions of the week that people decided on: <data>/workspace/questions.json, written whole or not at all, each
 * checked before it is kept.
 */
import { isDay } from '../../filters';
import { QUESTION_TYPES, QUESTION_UNITS, type Question } from '../../model/questions';
import { jsonDocument, without } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'questions.json';
const MEND = 'Correct the file, or remove it to go on without questions of the week.';
const LONGEST_TEXT = 400;
const LONGEST_LEARNED = 4000;
const MOST_VARIANTS = 20;
const LONGEST_DAYS = 366;

/** What a person gives; the id is ours. */
export type GivenQuestion = Omit<Question, 'id'>;

const QUESTIONS = jsonDocument(FILE, questionsFrom, MEND);

/** In the order in which they were added. @throws WorkspaceProblem naming the question that cannot be used */
export const readQuestions = (folder = dataFolder()): Promise<Question[]> => QUESTIONS.read(folder);

function questionsFrom(content: unknown): Question[] {
  content ??= [];
  const problem = (sentence: string) => new WorkspaceProblem(`workspace/${FILE}`, sentence, MEND);
  if (!Array.isArray(content)) throw problem('expected a list of questions.');
  const questions = content.map((value, index) => {
    const { question, problems } = questionFrom(value);
    if (problems.length) throw problem(`question ${index + 1}: ${problems.join(' ')}`);
    return question;
  });
  const twice = questions.find(({ id }, index) => questions.findIndex((other) => other.id === id) !== index);
  if (twice) throw problem(`the id "${twice.id}" is given twice.`);
  return questions;
}

/** Adds a question and gives it back with its id. @throws WorkspaceProblem when it cannot be used; nothing is written */
export async function addQuestion(given: GivenQuestion, folder = dataFolder()): Promise<Question> {
  return QUESTIONS.change(folder, (questions) => {
    const added = checked({ ...given, id: idFor(given.text, questions) }, questions);
    return { kept: [...questions, added], answer: added };
  });
}

/** Changes a question in its place; null when there is none with that id. @throws WorkspaceProblem as addQuestion does */
export async function changeQuestion(
  id: string,
  given: Partial<GivenQuestion>,
  folder = dataFolder(),
): Promise<Question | null> {
  return QUESTIONS.change<Question | null>(folder, (questions) => {
    const known = questions.find((question) => question.id === id);
    if (!known) return { answer: null };
    const changed = checked({ ...known, ...given, id }, questions);
    return { kept: questions.map((question) => (question.id === id ? changed : question)), answer: changed };
  });
}

/** Removes a question; false when there is none with that id. */
export const removeQuestion = (id: string, folder = dataFolder()): Promise<boolean> =>
  QUESTIONS.change(folder, (questions) => without(questions, (question) => question.id === id));

function checked(value: unknown, others: readonly Question[]): Question {
  const { question, problems } = questionFrom(value);
  const same = others.find(({ id, text }) => id !== question.id && text === question.text);
  if (same) problems.push(`It is asked already, as ${same.id}; give that one other dates.`);
  if (problems.length) throw new WorkspaceProblem('This question', problems.join(' '), 'Nothing was changed.');
  return question;
}

/** Takes anything; says everything that keeps it from being used. */
export function questionFrom(value: unknown): { question: Question; problems: string[] } {
  const given = (value ?? {}) as Partial<Record<keyof Question, unknown>>;
  const problems: string[] = [];
  const words = (name: keyof Question, longest: number) => {
    const text = typeof given[name] === 'string' ? (given[name] as string).replace(/\s+/g, ' ').trim() : '';
    if (text.length > longest) problems.push(`"${name}": at most ${longest} characters.`);
    return text;
  };
  const text = words('text', LONGEST_TEXT);
  if (!/\p{L}/u.test(text)) problems.push('"text": expected the question as it is pasted into replies.');
  if (typeof given.id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(given.id))
    problems.push('"id": expected small letters, digits and dashes, such as monthly-report.');
  const variants = Array.isArray(given.variants) ? given.variants : [];
  if (given.variants !== undefined && (!Array.isArray(given.variants) || !variants.every(isWording)))
    problems.push(`"variants": expected a list of up to ${MOST_VARIANTS} other wordings.`);
  if (variants.length > MOST_VARIANTS) problems.push(`"variants": at most ${MOST_VARIANTS}.`);
  for (const name of ['active_from', 'active_to'] as const)
    if (typeof given[name] !== 'string' || !isDay(given[name] as string))
      problems.push(`"${name}": expected a day such as 2026-09-07.`);
  const [from, to] = [String(given.active_from), String(given.active_to)];
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0) problems.push(`"active_to": ${to} is before ${from}.`);
  if (days > LONGEST_DAYS) problems.push('"active_to": a question is asked for a year at most.');
  const unit = QUESTION_UNITS.find((known) => known === given.unit);
  if (!unit) problems.push(`"unit": expected one of ${QUESTION_UNITS.join(', ')}.`);
  const type = QUESTION_TYPES.find((known) => known === given.type);
  if (!type) problems.push(`"type": expected one of ${QUESTION_TYPES.join(', ')}.`);
  const learned = words('learned', LONGEST_LEARNED);
  const question: Question = {
    ...{ id: String(given.id), text, active_from: from, active_to: to, unit: unit ?? 'none', type: type ?? 'number' },
    variants: [...new Set(variants.filter(isWording).map((one) => one.replace(/\s+/g, ' ').trim()))],
    ...(learned && { learned }),
  };
  return { question, problems };
}

function isWording(value: unknown): value is string {
  return typeof value === 'string' && /\p{L}/u.test(value) && value.length <= LONGEST_TEXT;
}

/** "How many times do you print?" -> "how-many-times-do-you-print", with a number behind it where that is taken. */
function idFor(text: unknown, questions: readonly Question[]): string {
  const words =
    String(text)
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  const stem = words.join('-').slice(0, 40).replace(/-+$/, '') || 'question';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!questions.some((question) => question.id === id)) return id;
  }
}
