/**
 * Questions of the week: one question that the team asks every customer for a while, and what came back. What people
 * decide about them is kept in workspace/questions.json and workspace/answers.json.
 */

/** What an answer is counted in. `none`: a bare number, or nothing to count. */
export const QUESTION_UNITS = ['times/month', 'people', 'minutes', 'money', 'percent', 'none'] as const;
export type QuestionUnit = (typeof QUESTION_UNITS)[number];

/** Behind a number: "3 times a month". */
export const QUESTION_UNIT_WORDS: Record<QuestionUnit, string> = {
  'times/month': 'times a month',
  people: 'people',
  minutes: 'minutes',
  money: 'in money',
  percent: 'per cent',
  none: '',
};

/** What kind of answer is asked for. */
export const QUESTION_TYPES = ['number', 'choice', 'who', 'what', 'how', 'when', 'why', 'subjective'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

export interface Question {
  /** small letters, digits and dashes */
  id: string;
  /** as it is pasted into replies */
  text: string;
  /** other wordings that count as the same question */
  variants: string[];
  /** local days, YYYY-MM-DD, both inclusive */
  active_from: string;
  active_to: string;
  unit: QuestionUnit;
  type: QuestionType;
  /** what the team learned, in its own words */
  learned?: string;
}

/** The first of these that fits is the class of an answer; `declined` and `off_topic` are no answers. */
export const ANSWER_CLASSES = ['number', 'fact', 'explanation', 'subjective', 'declined', 'off_topic'] as const;
export type AnswerClass = (typeof ANSWER_CLASSES)[number];

/** `pending`: nobody answered yet, and there is still time. */
export type AskOutcome = 'answered' | 'declined' | 'unanswered' | 'pending';

/** Days after the question within which an answer counts; an ask is mature when they are over (methodology 4.2). */
export const ANSWER_DAYS = 14;

/** A value in words that a question asks for: bounds of what was meant, in one unit. */
export interface Amount {
  low: number;
  /** null: no upper bound ("more than 20") */
  high: number | null;
  /** for display: the middle of the bounds; null without an upper one */
  point: number | null;
  /** "about", "a couple": not meant to the digit */
  isApproximate: boolean;
}

/** What a person says of an answer against what was read there. Kept apart from corrections of tags. */
export interface AnswerCorrection {
  id: string;
  /** when it was made, ISO 8601 in UTC */
  at: string;
  question_id: string;
  conversation_id: string;
  /** of the message that asked */
  message_id: string;
  class: AnswerClass;
  /** with class number, in the question's unit; null: none */
  low: number | null;
  high: number | null;
  reason: string | null;
  /** set when somebody took it back; it stays in the log */
  undone_at: string | null;
}

/** What keeps a question from getting answers that can be counted. */
export type LintId =
  | 'subjective'
  | 'yes_no'
  | 'no_question_word'
  | 'two_questions'
  | 'leading'
  | 'long'
  | 'jargon'
  | 'prediction'
  | 'no_time_frame'
  | 'many_open';

export interface LintFinding {
  id: LintId;
  /** taken off the 100 */
  minus: number;
  /** the words it is about; empty for the whole */
  words: string;
  says: string;
  /** what to write instead */
  instead: string;
}

export interface Lint {
  /** 0 to 100 */
  score: number;
  /** A from 85, B from 70, C below */
  grade: 'A' | 'B' | 'C';
  findings: LintFinding[];
}
