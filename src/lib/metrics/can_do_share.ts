import type { CountsMetric } from './metric';
import { MESSAGES_OF_PEOPLE, WILSON } from './people';

export const canDoShare: CountsMetric = {
  id: 'can_do_share',
  kind: 'counts',
  title: 'Can-do sentences',
  question: 'Do we say what we can do, or what the customer must do?',
  definition: [
    'Of the sentences that say who acts: the share in which somebody of the team can, will or did act (“I’ll ask the developers”), against those in which the customer must or may not, or the system or a policy refuses.',
    'Steps to follow on a screen (“you need to click Save”) are instructions and count on neither side; so does a plain “we can’t”.',
  ],
  formula: 'can-do sentences ÷ (can-do + must-do sentences); Wilson’s 95 % interval',
  unit: 'share',
  better: 'higher',
  source: [
    'Five worst stories of customer service: people want to know what you can do for them, not what you need done',
    WILSON,
  ],
  doesNotSay: [
    'That what was promised was done: see promises kept.',
    'How exact the interval is when a few messages hold most of these sentences: it treats sentences as independent.',
    'How well the sentences are found: they are read by word patterns in English that nobody has measured on labelled messages yet.',
  ],
  tags: [],
  ...MESSAGES_OF_PEOPLE,
  counted: 'sentences',
  opens: 'must_do_count > 0',
  of: 'can_do_count + must_do_count',
  hits: 'can_do_count',
};
