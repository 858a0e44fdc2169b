import type { SharesMetric } from './metric';
import { WILSON } from './people';

const CAN_TELL = 'has_come_back is not null';
const WHERE = "kind in ('question', 'price') and agent_message_count > 0";

export const linkDeflectionRate: SharesMetric = {
  id: 'link_deflection_rate',
  kind: 'shares',
  title: 'Questions answered with a link',
  question: 'How many questions get a link instead of an answer?',
  definition: [
    'Of the conversations that ask how something works or what it costs: the share in which a message of the team sends the customer elsewhere (a help page, another address, a form) and says less than 25 words itself, with no steps to follow.',
    'A link beside a whole answer does not count.',
    'Below it: how many of those who got a link, and of those who got an answer, wrote about the same kind of matter again within seven days. Customers whom the export does not tell from others are left out there, and conversations of the last week.',
  ],
  formula: 'conversations with such a message ÷ conversations with a question; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations with a question or a question about the price that a person answered',
  better: 'lower',
  source: ['Icons8, How to handle conflicts in support; Alvarez, Lean Customer Development: answer first', WILSON],
  doesNotSay: [
    'That the page behind the link did not help.',
    'That the link made them come back: other questions get links than get answers.',
  ],
  tags: ['link_deflection', 'how_question', 'price_question'],
  table: 'conversation_facts',
  where: WHERE,
  opens: `${WHERE} and has_link_deflection`,
  headline: { type: 'share', success: 'has_link_deflection' },
  parts: [
    {
      key: 'back_after_link',
      label: 'Came back within 7 days, after a link',
      of: `has_link_deflection and ${CAN_TELL}`,
      success: 'has_come_back',
      opens: `${WHERE} and has_link_deflection and has_come_back`,
    },
    {
      key: 'back_after_answer',
      label: 'Came back within 7 days, after an answer',
      of: `not has_link_deflection and ${CAN_TELL}`,
      success: 'has_come_back',
      opens: `${WHERE} and not has_link_deflection and has_come_back`,
    },
  ],
};
