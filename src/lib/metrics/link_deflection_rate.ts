import type { ShareMetric } from './metric';
import { WILSON } from './people';

const WHERE = "kind in ('question', 'price') and agent_message_count > 0";

export const linkDeflectionRate: ShareMetric = {
  id: 'link_deflection_rate',
  kind: 'share',
  title: 'Questions answered with a link',
  question: 'How many questions get a link instead of an answer?',
  definition: [
    'Of the conversations that ask how something works or what it costs: the share in which a message of the team sends the customer elsewhere (a help page, another address, a form) and says less than 25 words itself, with no steps to follow.',
    'A link beside a whole answer does not count.',
  ],
  formula: 'conversations with such a message ÷ conversations with a question; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations with a question or a question about the price that a person answered',
  better: 'lower',
  source: ['Icons8, How to handle conflicts in support; Alvarez, Lean Customer Development: answer first', WILSON],
  doesNotSay: [
    'That the page behind the link did not help.',
    'That customers came back for it: whether the same topic comes again is not counted yet.',
  ],
  tags: ['link_deflection', 'how_question', 'price_question'],
  table: 'conversation_facts',
  where: WHERE,
  opens: `${WHERE} and has_link_deflection`,
  success: 'has_link_deflection',
};
