import type { ShareMetric } from './metric';
import { MESSAGES_OF_PEOPLE, MESSAGES_AS_INDEPENDENT, WILSON } from './people';

export const defensiveRate: ShareMetric = {
  id: 'defensive_rate',
  kind: 'share',
  title: 'Messages that defend instead of helping',
  question: 'How often do our people explain why the customer has no reason to complain?',
  definition: [
    'The share of messages written by a person to a customer that defend the company or the product (“technically we are not …”, “it works as designed”, “other customers wait longer”).',
  ],
  formula: 'messages with at least one such phrase ÷ messages; Wilson’s 95 % interval',
  unit: 'share',
  better: 'lower',
  source: ['Toister on validating feelings: avoid being defensive for your brand', WILSON],
  doesNotSay: [
    'That the explanation was false. What comes first matters: see empathy before explanation.',
    MESSAGES_AS_INDEPENDENT,
  ],
  tags: ['defensive'],
  ...MESSAGES_OF_PEOPLE,
  opens: 'has_defensive',
  success: 'has_defensive',
};
