/** What a topic is: something that people write about, as the team named it or as it was found in their words. */
import type { PhraseExample } from './phrases';

/** Who says what the topic is: the helpdesk's labels, the team's phrases, or phrases that were found. */
export type TopicOrigin = 'label' | 'lexicon' | 'discovered';

/** A topic of the team: workspace/topics.json. */
export interface OwnTopic {
  id: string;
  title: string;
  /** a message that holds one of these phrases is about it … */
  include: readonly string[];
  /** … unless it holds one of these */
  exclude: readonly string[];
  /** labels of the helpdesk: a conversation with one of them is about it, whatever is written there */
  labels: readonly string[];
}

/** Ids of topics that were found begin so, so that they never meet one of the team's. */
export const FOUND_PREFIX = 'found-';

/** Fewer customers than this are no topic, and nothing is said about them. */
export const FEWEST_TOPIC_CUSTOMERS = 5;

/** The team's topics on their page. */
export interface OwnTopics {
  topics: OwnTopic[];
  /** labels of the helpdesk, those of most conversations first */
  labels: { label: string; n: number }[];
  /** what was decided is not in the figures yet */
  isPending: boolean;
}

/** What a topic would change in the stored conversations (episodes). */
export interface TopicTrial {
  /** what keeps it from being used; nothing was read then */
  problems: string[];
  /** conversations that hold it now, and that would */
  now: number;
  after: number;
  gained: number;
  lost: number;
  /** customers of those that would hold it */
  customers: number;
  /** messages and subjects that were read; false: only the newest of them */
  read: number;
  isWhole: boolean;
  gainedExamples: PhraseExample[];
  lostExamples: PhraseExample[];
}
