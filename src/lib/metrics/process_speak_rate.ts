import type { ShareMetric } from './metric';
import { MESSAGES_OF_PEOPLE, MESSAGES_AS_INDEPENDENT, WILSON } from './people';

export const processSpeakRate: ShareMetric = {
  id: 'process_speak_rate',
  kind: 'share',
  title: 'Messages that speak of rules and procedures',
  question: 'How often do customers get our rules for an answer?',
  definition: [
    'The share of messages written by a person to a customer that refer to a policy, the terms, a procedure or the system instead of saying what a person can do.',
  ],
  formula: 'messages with at least one such phrase ÷ messages; Wilson’s 95 % interval',
  unit: 'share',
  better: 'lower',
  source: ['Icons8, How to handle conflicts in support: office language keeps people away', WILSON],
  doesNotSay: [
    'That the rule was wrong, or that it should not have been named: some must be, by law.',
    MESSAGES_AS_INDEPENDENT,
  ],
  tags: ['process_speak'],
  ...MESSAGES_OF_PEOPLE,
  opens: 'has_process_speak',
  success: 'has_process_speak',
};
