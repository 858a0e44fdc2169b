/**
 * Own surveys about a topic ("Has this ever got in your way? Did you tell us?"): <data>/workspace/surveys.json, a list of
 * { topic, asked, affected, told, where, from, to }. They are what turns a borrowed share that complains into one's own.
 */
import { randomUUID } from 'node:crypto';
import { isDay } from '../../filters';
import { SURVEY_FRAMES, type Survey } from '../../model/silent';
import { jsonDocument, without } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'surveys.json';
const MEND = 'Correct the file, or remove it to go on without surveys.';

export type GivenSurvey = Omit<Survey, 'id'>;

const SURVEYS = jsonDocument(FILE, surveysFrom, MEND);

/** In the order in which they stand. @throws WorkspaceProblem with everything that is wrong, by survey and field */
export const readSurveys = (folder = dataFolder()): Promise<Survey[]> => SURVEYS.read(folder);

function surveysFrom(content: unknown): Survey[] {
  content ??= [];
  if (!Array.isArray(content)) throw new WorkspaceProblem(`workspace/${FILE}`, 'expected a list of surveys.', MEND);
  const problems = content.flatMap((survey: unknown, index) =>
    problemsOfSurvey(survey).map((problem) => `survey ${index + 1}: ${problem}`),
  );
  if (problems.length) throw new WorkspaceProblem(`workspace/${FILE}`, problems.join(' '), MEND);
  return content.map((survey: Survey, index) => ({ ...surveyFrom(survey), id: survey.id ?? `survey-${index + 1}` }));
}

/** Adds a survey and gives it back with its id. @throws WorkspaceProblem when it cannot be; nothing is written then */
export async function addSurvey(given: unknown, folder = dataFolder()): Promise<Survey> {
  const problems = problemsOfSurvey(given);
  if (problems.length) throw new WorkspaceProblem('the survey', problems.join(' '), 'Nothing was changed.');
  const added = { id: randomUUID(), ...surveyFrom(given as GivenSurvey) };
  return SURVEYS.change(folder, (surveys) => ({ kept: [...surveys, added], answer: added }));
}

/** Removes a survey; false when there is none with that id. */
export const removeSurvey = (id: string, folder = dataFolder()): Promise<boolean> =>
  SURVEYS.change(folder, (surveys) => without(surveys, (survey) => survey.id === id));

function surveyFrom({ topic, asked, affected, told, where, from, to }: GivenSurvey): GivenSurvey {
  return { topic: topic.trim(), asked, affected, told, where, from, to };
}

function problemsOfSurvey(value: unknown): string[] {
  const survey = (value ?? {}) as Partial<Record<keyof Survey, unknown>>;
  const { asked, affected, told, from, to } = survey;
  const isCount = (count: unknown) => Number.isInteger(count) && (count as number) >= 0;
  const wrong = (field: keyof Survey, expected: string, isPossible: boolean) =>
    isPossible ? [] : [`"${field}": expected ${expected}, found ${JSON.stringify(survey[field]) ?? 'nothing'}.`];
  const isText = (text: unknown) => typeof text === 'string' && text.trim() !== '';
  const isDate = (day: unknown) => typeof day === 'string' && isDay(day);
  const areDays = isDate(from) && isDate(to);
  return [
    ...wrong('topic', 'the id or title of a topic', isText(survey.topic)),
    ...wrong('asked', 'how many answered, a whole number from 1', isCount(asked) && (asked as number) > 0),
    ...wrong('affected', 'how many of them it had got in the way of, a whole number from 0', isCount(affected)),
    ...wrong('told', 'how many of the affected told you, a whole number from 0', isCount(told)),
    ...wrong('where', `one of ${SURVEY_FRAMES.join(', ')}`, SURVEY_FRAMES.includes(survey.where as Survey['where'])),
    ...wrong('from', 'a day such as 2024-05-16', isDate(from)),
    ...wrong('to', 'a day such as 2024-05-16', isDate(to)),
    ...wrong('to', `a day from ${String(from)} on`, !areDays || (from as string) <= (to as string)),
    ...wrong('affected', 'no more than "asked"', !isCount(asked) || !isCount(affected) || (affected as number) <= (asked as number)), // prettier-ignore
    ...wrong('told', 'no more than "affected"', !isCount(affected) || !isCount(told) || (told as number) <= (affected as number)), // prettier-ignore
  ];
}
