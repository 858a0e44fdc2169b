import type { TotalMetric } from './metric';
import { COMPLAINTS_ABOUT_TOPICS, TOPICS_ARE_PHRASES } from './topics';

export const topicCustomers: TotalMetric = {
  id: 'topic_customers',
  kind: 'total',
  title: 'Customers who complained about a topic',
  question: 'How many different customers told us that it hurts?',
  definition: [
    'Different customers with a complaint about the topic. However often somebody writes, they count once, so that one loud customer is one.',
    'Where the export does not tell customers apart, each conversation counts as a customer of its own.',
  ],
  formula: 'count of different customers; no interval, because it is counted and not estimated',
  unit: 'total',
  counted: 'customers',
  source: ['Alvarez 2014, Lean Customer Development: count the people and not the tickets'],
  doesNotSay: ['How many suffer without writing.', TOPICS_ARE_PHRASES],
  tags: ['bug', 'usability', 'service', 'public_criticism'],
  ...COMPLAINTS_ABOUT_TOPICS,
  total: 'count(distinct customer_id)',
};
