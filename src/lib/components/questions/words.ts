/** How the pages of questions name things. */
import {
  QUESTION_UNIT_WORDS,
  type AnswerClass,
  type Question,
  type QuestionType,
  type QuestionUnit,
} from '$lib/model/questions';
import { dayText } from '../say';

export const UNIT_NAMES: Record<QuestionUnit, string> = {
  'times/month': 'times a month',
  people: 'people',
  minutes: 'minutes',
  money: 'money',
  percent: 'per cent',
  none: 'a bare number, or nothing',
};

export const TYPE_NAMES: Record<QuestionType, string> = {
  number: 'a number',
  choice: 'yes, no, or one of several',
  who: 'who',
  what: 'what',
  how: 'how',
  when: 'when',
  why: 'why',
  subjective: 'an opinion',
};

export const CLASS_NAMES: Record<AnswerClass, string> = {
  number: 'a number',
  fact: 'a fact',
  explanation: 'a reason',
  subjective: 'an opinion, or so much in words',
  declined: 'declined',
  off_topic: 'no answer',
};

export const GRADE_SAYS: Record<string, string> = {
  A: 'answers will be easy to count',
  B: 'acceptable',
  C: 'answers will be hard to count',
};

/** "7 Sep – 20 Sep 2026" */
export function daysText({ active_from, active_to }: Pick<Question, 'active_from' | 'active_to'>): string {
  const isOneYear = active_from.slice(0, 4) === active_to.slice(0, 4);
  return `${dayText(active_from, !isOneYear)} – ${dayText(active_to, true)}`;
}

/** Behind a value: "1 time a month", "2–3 times a month". */
export function unitText(unit: QuestionUnit, value: string): string {
  const one: Partial<Record<QuestionUnit, string>> = {
    'times/month': 'time a month',
    people: 'person',
    minutes: 'minute',
  };
  return (value === '1' && one[unit]) || QUESTION_UNIT_WORDS[unit];
}
