/** What the server hands to the pages of questions. Plain JSON; instants in ISO 8601, durations in seconds. */
import type { Curve, Figure, Interval, SeriesPoint, ShareOf } from './figures';
import type { AnswerClass, Question } from './questions';
import type { Coverage, FilterOptions } from './selection';

/** Numbers that came back, each customer once. */
export interface Spread {
  /** answers that were numbers */
  n: number;
  /** null below five */
  median: number | null;
  /** of the median; assumes nothing about how answers are distributed */
  interval: Interval | null;
  /** the middle half lies between these; high is null where it reaches answers without an upper bound */
  quartiles: { low: number; high: number | null } | null;
  exact: number;
  approximate: number;
  ranges: number;
  /** "more than 20": no upper bound */
  openEnded: number;
  /** how many customers said about how many; a share of all numbers each */
  bins: ShareOf[];
}

/** A question on the list of them. */
export interface QuestionSummary {
  question: Question;
  /** against the last day of the data */
  state: 'coming' | 'running' | 'over';
  /** what came back, in a sentence; null where nothing is known yet */
  says: string | null;
  lint: { score: number; grade: string };
}

export interface QuestionsView {
  coverage: Coverage | null;
  /** newest first */
  questions: QuestionSummary[];
  /** decided, and not in the figures yet */
  isPending: boolean;
}

/** A sentence that may ask the question in other words. */
export interface NearMatch {
  text: string;
  likeness: number;
  /** conversations in which it stands and the question was not asked */
  conversations: number;
  conversationId: string;
  position: number;
}

/** Who answered, of those asked in time, in one group. */
export interface AnsweredBy {
  key: string;
  label: string;
  figure: Figure;
}

export interface ShownAnswer {
  /** of the message that asked */
  ask: string;
  conversationId: string;
  shownId: string;
  /** of the answer in its conversation */
  position: number;
  text: string;
  class: AnswerClass;
  /** as read: "3", "2–3", "20 or more"; empty without a number */
  value: string;
  /** in the question's unit; high and point are null without an upper bound */
  low: number | null;
  high: number | null;
  point: number | null;
  isApproximate: boolean;
  customer: string;
  team: string | null;
  answeredAt: string;
  /** a person set it; `pending`: and the figures do not hold it yet */
  correction: { id: string; reason: string | null; isPending: boolean } | null;
}

export interface QuestionView {
  coverage: Coverage;
  options: FilterOptions;
  timezone: string;
  question: Question;
  lint: QuestionSummary['lint'];
  isPending: boolean;
  says: string;
  asked: { figure: Figure; teams: SeriesPoint[]; near: NearMatch[]; isNearClosing: Figure };
  response: {
    /** of customers asked 14 days before the end of the data */
    figure: Figure;
    parts: ShareOf[];
    /** asked, and still with time to answer; how many of them did */
    young: { n: number; answered: number };
    curve: Curve | null;
    /** of those who answered */
    latency: { median: number; interval: Interval | null; n: number } | null;
    moods: AnsweredBy[];
    kinds: AnsweredBy[];
  };
  spread: Spread | null;
  classes: ShareOf[];
  /** narrowed by class, bin and words */
  answers: { list: ShownAnswer[]; total: number; page: number; pages: number };
  /** query strings of the conversations behind figures */
  opens: { notAsked: string; unanswered: string; teams: Record<string, string> };
}

/** Which answers the page lists. */
export interface AnswersChosen {
  class: AnswerClass | null;
  bin: string | null;
  find: string;
  page: number;
}
