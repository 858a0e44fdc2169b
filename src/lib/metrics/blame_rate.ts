import type { ShareMetric } from './metric';
import { MESSAGES_OF_PEOPLE, MESSAGES_AS_INDEPENDENT, WILSON } from './people';

export const blameRate: ShareMetric = {
  id: 'blame_rate',
  kind: 'share',
  title: 'Messages that blame the customer',
  question: 'How often do our people suggest that the customer caused the problem?',
  definition: [
    'The share of messages written by a person to a customer with at least one sentence that puts the fault on the customer (“you should have checked”, “as I already explained”).',
    '“You should have received a letter” blames nobody and does not count. Several such phrases in one sentence are one sentence.',
  ],
  formula: 'messages with at least one sentence of blame ÷ messages; Wilson’s 95 % interval',
  unit: 'share',
  better: 'lower',
  source: [
    'Toister on validating feelings: never say that the customer should have known; Icons8, How to handle conflicts in support: help, do not judge',
    WILSON,
  ],
  doesNotSay: [
    'That the agent was wrong about what happened. Being right and saying so are two things.',
    'That the customer left because of it: see what customers did after it.',
    MESSAGES_AS_INDEPENDENT,
  ],
  tags: ['blame'],
  ...MESSAGES_OF_PEOPLE,
  opens: 'blame_sentence_count > 0',
  success: 'has_blame',
};
