import type { ShareMetric } from './metric';
import { MESSAGES_OF_PEOPLE, MESSAGES_AS_INDEPENDENT, WILSON } from './people';

export const cannedRate: ShareMetric = {
  id: 'canned_rate',
  kind: 'share',
  title: 'Messages with ready-made text',
  question: 'How much of what we write was written before the customer asked?',
  definition: [
    'The share of messages written by a person to a customer that hold a stock phrase, or a line that the team repeats: the same words, or most of them, in at least five conversations of two customers or more.',
    'A repeated line that takes up what this customer wrote is not counted as ready-made here.',
  ],
  formula: 'messages with a cliché or a repeated line ÷ messages; Wilson’s 95 % interval',
  unit: 'share',
  better: 'lower',
  source: [
    'Lines are alike when they share 60 % of their different words (Jaccard 1912)',
    'Icons8, How to handle conflicts in support: an apology written for this person',
    WILSON,
  ],
  doesNotSay: [
    'That ready-made steps are bad. A tested instruction is worth repeating; a repeated apology is not.',
    'What lies in templates that were used in fewer than five conversations.',
    MESSAGES_AS_INDEPENDENT,
  ],
  tags: ['cliche'],
  ...MESSAGES_OF_PEOPLE,
  opens: 'cliche_count > 0 or repeated_line_count > 0',
  success: 'has_canned',
};
