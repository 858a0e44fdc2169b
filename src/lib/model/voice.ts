/** The voice of one topic: what people write about it, in their own words, masked. */
import type { Figure } from './figures';
import type { PhraseExample } from './phrases';
import type { SelectionView } from './selection';
import type { TopicOrigin } from './topics';
import type { Facet, Mood } from './words';

export interface TopicVoice extends SelectionView {
  topic: string;
  title: string;
  origin: TopicOrigin;
  include: string[];
  exclude: string[];
  labels: string[];
  summary: string;
  /** different customers who complained, and their complaints; null under five customers */
  told: number | null;
  contacts: number;
  severity: Figure;
  severityMix: { label: string; n: number; opens: string }[];
  repeats: Figure;
  easier: Figure;
  moods: { mood: Mood; n: number; opens: string }[];
  learned: { facet: Facet; figure: Figure }[];
  weeks: { key: string; value: number; isInPeriod: boolean }[];
  /** the gravest first, one of each customer */
  quotes: PhraseExample[];
  /** what customers were at, with how many said so */
  tasks: { task: string; customers: number; conversationId: string }[];
  easierWays: { text: string; conversationId: string; position: number }[];
  opens: string;
}
