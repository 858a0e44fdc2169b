import type { ShareMetric } from './metric';
import { MESSAGES_OF_PEOPLE, MESSAGES_AS_INDEPENDENT, WILSON } from './people';

export const riskyJokes: ShareMetric = {
  id: 'risky_jokes',
  kind: 'share',
  title: 'Jokes that may hurt',
  question: 'Do we joke where a joke is likely to be taken badly?',
  definition: [
    'The share of messages written by a person to a customer that carry a sign of a joke, where the customer was upset, writes in another language, or had not answered the team for an hour. Jokes at one’s own expense do not count.',
  ],
  formula: 'messages with such a joke ÷ messages; Wilson’s 95 % interval',
  unit: 'share',
  better: 'lower',
  source: ['Icons8, How to handle conflicts in support: jokes are good and dangerous; laugh at yourself', WILSON],
  doesNotSay: [
    'That the customer was hurt, or that other jokes were funny.',
    'How many jokes there were: humour is found only where words mark it.',
    MESSAGES_AS_INDEPENDENT,
  ],
  tags: ['joke_risk'],
  ...MESSAGES_OF_PEOPLE,
  opens: 'has_risky_joke',
  success: 'has_risky_joke',
};
