/** Where it hurts: what the page shows of kinds and topics of complaints. Counts are of complaints only. */
import type { Figure, Interval } from './figures';
import type { SelectionView } from './selection';
import type { Silent } from './silent';
import type { TopicOrigin } from './topics';
import type { Facet, Kind } from './words';

/** What the topics can be sorted by; pain is the product of the first three. */
export const PAIN_SORTS = ['pain', 'affected', 'severity', 'trend', 'told', 'contacts', 'repeats'] as const;
export type PainSort = (typeof PAIN_SORTS)[number];

/** A rate before and after a release. */
export interface BeforeAfter {
  ratio: number;
  interval: Interval | null;
  p: number;
  before: { events: number; conversations: number };
  after: { events: number; conversations: number };
  /** shown: the interval leaves 1 out */
  isShown: boolean;
}

export interface PainTopic {
  topic: string;
  title: string;
  origin: TopicOrigin;
  /** phrases that find it, for taking a found topic over */
  include: string[];
  /** the kind that most of its complaints have, as pages call it */
  kindLabel: string;
  /** different customers who complained: the first factor while nothing is known of the silent */
  told: number;
  contacts: number;
  /** the first factor: the middle of the range of the affected, or those who told us; with its 80 % */
  affected: number;
  likely: Interval | null;
  /** the second: mean of 1 to 4; null where no words say it */
  severity: Figure;
  /** complaints of severity 1, 2, 3, 4 */
  severities: number[];
  /** the third: complaints against the days before, drawn towards 1, from 0.5 to 2 */
  trend: number;
  before: number;
  pain: number;
  /** by pain, 1 hurts most, and where it stands in the middle 80 % of simulations */
  rank: number;
  ranks: Interval;
  repeats: Figure;
  /** share of its contacts that one customer brought; said from 30 % on */
  loudest: number;
  isLoud: boolean;
  isNew: boolean;
  weeks: { key: string; value: number; isInPeriod: boolean }[];
  learned: { facet: Facet; share: number }[];
  release: BeforeAfter | null;
  /** the conversations counted */
  opens: string;
}

export interface KindRow {
  kind: Kind | null;
  label: string;
  customers: number;
  contacts: number;
  severity: Figure;
  opens: string;
}

export interface Release {
  id: string;
  at: string;
  text: string;
}

export interface PainView extends SelectionView {
  summary: string;
  sort: PainSort;
  topics: PainTopic[];
  /** topics of fewer than five customers, of which nothing is shown */
  tooFew: number;
  kinds: KindRow[];
  /** complaints that no topic holds */
  other: { contacts: number; share: Figure; opens: string };
  complaints: number;
  customers: number;
  releases: Release[];
  /** the one that is looked around, and how many days on either side */
  around: (Release & { days: number }) | null;
  /** who suffers without writing, on the same days; null where the data hold no days */
  silent: Silent | null;
}
