/**
 * What a metric is: its meaning in words and its arithmetic as SQL fragments, as data.
 * One metric is one file whose name is its id; compose.ts makes the query, result.ts reads the answer.
 *
 * The SQL stays within a small subset (aggregates over one wide fact table, GROUP BY, at most one derived
 * table; no joins, windows or CTEs), so that the same text can run on another engine. Whatever needs more
 * belongs to the step that builds the fact tables; survival and intervals are TypeScript on the small answer.
 */
import type { Unit } from '../model/units';
import type { TagId } from '../model/words';

/** What a result can be cut by, and the column of the fact tables that it means. */
export const DIMENSIONS = {
  week: 'week',
  team: 'team',
  agent: 'agent_id',
  channel: 'channel',
  kind: 'kind',
  /** the primary one; of topic_facts each */
  topic: 'topic',
  language: 'language',
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/** The calendar's time is what customers wait in; business time is how much of it lay in opening hours. */
export type Clock = 'calendar' | 'business';

/** The column with the same duration in opening hours. */
export function businessColumn(column: string): string {
  return column.replace(/_seconds$/, '_business_seconds');
}

interface Definition {
  /** also the file's name, the page's address and what `undertone metric` takes */
  id: string;
  title: string;
  /** the question of a reader that it answers */
  question: string;
  /** what is counted, in short paragraphs of plain English */
  definition: string[];
  formula: string;
  /** tone: −1…+1 (pages print ×100) · share: 0…1 · of_four: 0…4 · seconds · so many per so much … (units.ts) */
  unit: Unit;
  /** who or what is counted, in words; `where` says the same in SQL */
  population: string;
  /** what n counts, in a word or two; without it replies of message_facts, else conversations */
  counted?: string;
  /** the direction in which the figure is better for customers; other where that depends */
  better: 'higher' | 'lower' | 'other';
  source: string[];
  /** what a reader might conclude and should not */
  doesNotSay: string[];
  /** the tags it rests on, whose published accuracy therefore bounds it */
  tags: TagId[];
  table:
    | 'conversation_facts'
    | 'message_facts'
    | 'turn_facts'
    | 'promise_facts'
    | 'topic_facts'
    | 'question_episodes'
    | 'question_asks'
    | 'question_answers';
  /** SQL predicate of the population, on `table` */
  where: string;
  /** SQL predicate on conversation_facts: the list that the figure opens */
  opens: string;
  /** what its intervals hold, 0…1; 0.95 unless it is said */
  level?: number;
  /** true: said of teams and of all, never of single people */
  isOfTeamsOnly?: boolean;
}

/** A mean over episodes, with customers as clusters. */
export interface MeanMetric extends Definition {
  kind: 'mean';
  /** SQL expression; rows where it is null do not count */
  value: string;
  /** other means shown beside the figure, over the same rows */
  variants: { key: string; label: string; value: string }[];
}

/** A share of rows, with Wilson's interval. */
export interface ShareMetric extends Definition {
  kind: 'share';
  /** SQL predicate of a success */
  success: string;
}

/** So many of what hardly ever happens, per so many rows, with the exact Poisson interval. */
export interface RareMetric extends Definition {
  kind: 'rare';
  /** SQL predicate of an event */
  success: string;
  /** 1000 for a figure per 1,000 */
  per: number;
}

/** A share of things that a row holds several of (sentences, questions), with Wilson's interval. */
export interface CountsMetric extends Definition {
  kind: 'counts';
  /** SQL expression: how many of them the row holds */
  of: string;
  /** SQL expression: how many of those are successes */
  hits: string;
}

/** So many per so much, over all rows: Σ hits ÷ Σ of × per, with customers as clusters. */
export interface RatioMetric extends Definition {
  kind: 'ratio';
  /** SQL expression; rows where it is null or 0 do not count */
  of: string;
  hits: string;
  /** 1000 for a figure per 1,000 words */
  per: number;
}

/** How many of something there are: no share of anything, and without an interval. */
export interface TotalMetric extends Definition {
  kind: 'total';
  /** SQL aggregate */
  total: string;
}

/** How many are plausibly affected by a topic, the silent included: a ladder of estimates (metrics/silent). */
export interface SilentMetric extends Definition {
  kind: 'silent';
}

export interface Part {
  key: string;
  label: string;
  /** SQL predicate: the rows that this part is a share of, where it is not a share of all */
  of?: string;
  /** SQL predicate of a success */
  success: string;
  /** SQL predicate on conversation_facts: the list that this part opens */
  opens: string;
}

/** Several shares of the same rows, under one figure. */
export interface SharesMetric extends Definition {
  kind: 'shares';
  /** the figure above the parts: a mean (customers as clusters) or a share (Wilson), of some rows only where `of` says so */
  headline: { type: 'mean'; value: string } | { type: 'share'; success: string; of?: string };
  parts: Part[];
}

export interface WaitCurve {
  key: string;
  label: string;
  /** column with the seconds until the event, the end or the export, whichever came first */
  followed: string;
  /** column with the outcome: event, ended or open */
  outcome: string;
}

/** Waits, as Aalen–Johansen curves. The figure is the median of the first curve. */
export interface TimeMetric extends Definition {
  kind: 'time';
  curves: WaitCurve[];
  /** column whose values each get their own curve, because pooling them would mislead */
  splitBy: 'channel' | null;
  /** true: not measured in opening hours, because it is the customer who is waited for */
  isCalendarOnly?: boolean;
}

export type Metric =
  | MeanMetric
  | ShareMetric
  | SharesMetric
  | CountsMetric
  | RatioMetric
  | RareMetric
  | TotalMetric
  | SilentMetric
  | TimeMetric;

/** The same metric with nothing beside its figure: where neither variants nor parts are shown, they need not be counted. */
export function figureOnly<Kind extends Metric>(metric: Kind): Kind {
  if (metric.kind === 'mean') return { ...metric, variants: [] };
  return metric.kind === 'shares' ? { ...metric, parts: [] } : metric;
}
