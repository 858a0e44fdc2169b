/** What the figures about topics have in common: complaints only, and the conversations that they open. */
import { episodesIn } from './opens';

export const COMPLAINTS_ABOUT_TOPICS = {
  table: 'topic_facts',
  where: 'is_complaint',
  population: 'Conversations with a complaint that are about a topic, under each of their topics',
  opens: episodesIn('topic_facts', 'is_complaint'),
  better: 'lower',
  isOfTeamsOnly: true,
} as const;

export const TOPICS_ARE_PHRASES =
  'That a conversation is about nothing else: it holds a phrase or label of the topic, and may be about several.';
