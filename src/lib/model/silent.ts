/**
 * Silent sufferers of one topic: what is known of it, and what the server says of it. One ladder of estimates from those
 * who told us to everyone who uses it, each with what it reads as and when it breaks. Never added across topics (they are
 * the same people), never of messages (of customers), and never a word on who will leave.
 */
import type { ComplainPrior, Grade } from './complainrates';
import type { Figure, Interval } from './figures';

/** Whom a survey asked: people who were in contact anyway complain more often than others. */
export const SURVEY_FRAMES = ['in_app', 'email', 'in_conversations', 'other'] as const;
export type SurveyFrame = (typeof SURVEY_FRAMES)[number];

/** An own survey: "Has this ever got in your way? Did you tell us?" (workspace/surveys.json) */
export interface Survey {
  id: string;
  topic: string;
  /** people who answered */
  asked: number;
  /** of those, whom it had got in the way of */
  affected: number;
  /** of the affected, who said that they told us */
  told: number;
  where: SurveyFrame;
  /** days, both inclusive */
  from: string;
  to: string;
}

/** The columns of workspace/exposure.csv. */
export const EXPOSURE_COLUMNS = ['feature', 'from', 'to', 'active_users'] as const;

/** How many use what a topic is about (workspace/exposure.csv). */
export interface ActiveUsers {
  /** id or title of a topic */
  feature: string;
  /** days, both inclusive */
  from: string;
  to: string;
  activeUsers: number;
}

/** What is known of one topic in a period. */
export interface SilentEvidence {
  /** f1, f2, f3 …: customers with so many contacts about it, a day or more apart */
  repeats: number[];
  /** conversations of people whom the export does not tell apart: no customers can be counted in them */
  withoutIdentity: number;
  /** the two channels with most customers; null where everybody wrote in one */
  channels: { names: [string, string]; customers: [number, number]; both: number } | null;
  /** severity 1 … 4 -> customers, each at their worst; those without a known one are missing */
  severities: Record<number, number>;
  prior: ComplainPrior;
  surveys: Survey[];
  activeUsers: ActiveUsers | null;
  /** first and last day */
  period: { from: string; to: string };
}

export type SilentStepId =
  | 'floor'
  | 'chao'
  | 'chao_modified'
  | 'zelterman'
  | 'truncated_poisson'
  | 'two_channels'
  | 'severity'
  | 'propensity'
  | 'ceiling';

/** One estimate of how many are affected. */
export interface SilentStep {
  id: SilentStepId;
  title: string;
  /** people; null where it is left out */
  value: number | null;
  interval: Interval | null;
  /** what the interval is: 0.95 or 0.8 */
  level: number | null;
  /** "at least" for what is only a number that the truth lies above */
  isOnlyAbove?: boolean;
  formula: string;
  readsAs: string;
  breaksWhen: string;
  /** why it is not given; null where it is */
  leftOut: string | null;
}

/** What the range rests on, in the drawer. */
export interface Assumption {
  title: string;
  text: string;
  grade: Grade;
}

/** How many are plausibly affected, those who told us included. */
export interface AffectedRange {
  median: number;
  /** 80 % */
  likely: Interval;
  /** 90 % */
  wide: Interval;
  /** share of the estimate that lies below the ceiling */
  kept: number;
}

export interface SilentEstimate {
  topic: string;
  title: string;
  /** customers who told us: the floor */
  told: number;
  /** conversations of people whom the export does not tell apart: no customers can be counted in them */
  withoutIdentity: number;
  /** contacts about it, of those customers */
  contacts: number;
  confidence: Figure['confidence'];
  steps: SilentStep[];
  /** lower bounds from repeat contacts that rest on more than chance, smallest first */
  bounds: number[];
  /** share that complains, as a beta distribution: the prior and the surveys together */
  share: ComplainPrior;
  /** null with fewer than five customers */
  affected: AffectedRange | null;
  /** everyone who uses it, where that is known and not contradicted */
  ceiling: number | null;
  /** ×11; null with fewer than five customers */
  ruleOfThumb: number | null;
  /** one sentence for an e-mail */
  headline: string;
  /** of what the range rests on: B an own survey, C a ceiling, D the prior alone */
  grade: Grade;
  assumptions: Assumption[];
  /** what the inputs contradict, in sentences */
  warnings: string[];
  /** what would narrow the range most */
  changesMost: string;
}

/** The silent of the topics of a period, with what was put in. */
export interface Silent {
  period: { from: string; to: string };
  /** most customers who told us first; topics that nobody complained about are left out */
  topics: SilentEstimate[];
  prior: ComplainPrior;
  surveys: readonly Survey[];
  activeUsers: readonly ActiveUsers[];
  /** what is wrong with the files of surveys and active users: they are left out until somebody mends them */
  problems: string[];
}
