import type { CountsMetric } from './metric';
import { MESSAGES_OF_PEOPLE, WILSON } from './people';

export const iShare: CountsMetric = {
  id: 'i_share',
  kind: 'counts',
  title: '“I” or “we”',
  question: 'Does a person speak to the customer, or a company?',
  definition: [
    'Of the times that people of the team say “I” or “we” to a customer, the share of “I”. “I’m”, “I’ll” and “we’ve” count as well.',
  ],
  formula: '“I” ÷ (“I” + “we”); Wilson’s 95 % interval',
  unit: 'share',
  better: 'higher',
  source: ['Packard, Moore & McFerran 2018, (I’m) happy to help (you), Journal of Marketing Research', WILSON],
  doesNotSay: [
    'That “we” is wrong: a fault of the company is “ours”.',
    'How exact the interval is: words of one message are not independent.',
  ],
  tags: [],
  ...MESSAGES_OF_PEOPLE,
  counted: 'words',
  opens: 'agent_message_count > 0',
  of: 'i_count + we_count',
  hits: 'i_count',
};
