import type { TotalMetric } from './metric';
import { COMPLAINTS_ABOUT_TOPICS, TOPICS_ARE_PHRASES } from './topics';

export const topicContacts: TotalMetric = {
  id: 'topic_contacts',
  kind: 'total',
  title: 'Complaints about a topic',
  question: 'How many conversations does a topic cost us?',
  definition: ['Conversations with a complaint about the topic, however many of them come from one customer.'],
  formula: 'count of conversations; no interval, because they are counted and not estimated',
  unit: 'total',
  counted: 'conversations',
  source: ['Maalej et al. 2016, On the automatic classification of app reviews: volume by topic'],
  doesNotSay: ['How many people are affected: one customer may write ten times.', TOPICS_ARE_PHRASES],
  tags: ['bug', 'usability', 'service', 'public_criticism'],
  ...COMPLAINTS_ABOUT_TOPICS,
  total: 'count(distinct (conversation_id, episode))',
};
