/** The rows of the question of the week as types: the same names and order as schema.sql. Instants are UTC Dates. */
import type { AnswerClass, AskOutcome, Question, QuestionUnit } from './questions';
import type { Channel, Kind, Language, Mood, Outcome } from './words';

export interface QuestionRow extends Omit<Question, 'id' | 'learned'> {
  question_id: string;
  learned: string | null;
  lint_score: number;
  lint_grade: string;
  /** marks of what was decided about it, and of the messages in which it was looked for */
  decided: string;
  corpus: string;
}

/** Of the episode in which a question was, or could have been, asked. */
export interface QuestionPlace {
  question_id: string;
  conversation_id: string;
  episode: number;
  source: string;
  channel: Channel;
  team: string | null;
  agent_id: string | null;
  customer_id: string;
  language: Language | null;
  kind: Kind | null;
  mood_start: Mood | null;
  day: string;
  week: string;
}

export interface QuestionEpisodeRow extends QuestionPlace {
  is_asked: boolean;
  near_likeness: number | null;
  near_text: string | null;
  near_message_id: string | null;
  near_start_offset: number | null;
  near_end_offset: number | null;
}

export interface QuestionAskRow extends QuestionPlace {
  message_id: string;
  start_offset: number;
  end_offset: number;
  matched_text: string;
  likeness: number;
  asked_at: Date;
  is_near_closing: boolean;
  is_only_question: boolean;
  /** the first of its customer; known when all asks are there */
  is_first?: boolean;
  is_matured: boolean;
  outcome: AskOutcome;
  answer_seconds: number | null;
  answer_outcome: Outcome;
  answer_followed_seconds: number;
}

export interface QuestionAnswerRow extends QuestionPlace {
  asked_message_id: string;
  message_id: string;
  start_offset: number;
  end_offset: number;
  answer_text: string;
  class: AnswerClass;
  low: number | null;
  high: number | null;
  point: number | null;
  unit: QuestionUnit;
  is_approximate: boolean;
  is_corrected: boolean;
  /** the first answer of its customer; known when all are there */
  is_first?: boolean;
  is_matured: boolean;
  answered_at: Date;
  answer_seconds: number;
}
