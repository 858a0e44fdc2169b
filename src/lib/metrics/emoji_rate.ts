import type { RatioMetric } from './metric';
import { CLUSTERS, MESSAGES_OF_PEOPLE } from './people';

export const emojiRate: RatioMetric = {
  id: 'emoji_rate',
  kind: 'ratio',
  title: 'Emoji per 100 messages',
  question: 'How often do our people use emoji and emoticons?',
  definition: ['How many emoji and emoticons there are in 100 messages that people wrote to customers.'],
  formula: '100 × emoji ÷ messages; interval with customers as clusters',
  unit: 'per_hundred_messages',
  better: 'other',
  source: [
    'Park & Sundar: agents with emoticons were rated warmer (108 students, a laboratory)',
    'Li, Chan & Kim 2019, Journal of Consumer Research: warmer and less competent; badly served customers are less satisfied',
    CLUSTERS,
  ],
  doesNotSay: [
    'Whether they were welcome. The same smile pleases one customer and angers another: see emoji where they hurt.',
  ],
  tags: ['emoji'],
  ...MESSAGES_OF_PEOPLE,
  opens: 'emoji_count > 0',
  of: '1',
  hits: 'emoji_count',
  per: 100,
};
