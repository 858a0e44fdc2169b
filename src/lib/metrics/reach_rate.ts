import type { ShareMetric } from './metric';

export const reachRate: ShareMetric = {
  id: 'reach_rate',
  kind: 'share',
  title: 'Reached a person',
  question: 'Of those who write to us, how many ever get an answer from a person?',
  definition: [
    'Conversations that begin with the customer and got at least one answer of a person. Bots and automatic replies are no person.',
    'Left out are conversations that a bot settled and whose customer said so (“Thanks, that was it”), and those still waiting when the export stops.',
    'The local hour in which each conversation began stands in conversation_facts.started_hour, for a look at nights and weekends.',
  ],
  formula: 'conversations answered by a person ÷ conversations that wanted one; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations that begin with a customer’s message and were not settled by a bot, in any language',
  better: 'higher',
  source: [
    'The US tax office in early 2015: 43 of 100 callers reached a person, and the mean wait of those says nothing of the others',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That the answer helped, or came in time.',
    'How many tried by other ways, such as the telephone.',
    'That a customer who said nothing to a bot’s answer was content: they count as not reached.',
  ],
  tags: ['mood_pleased'],
  table: 'conversation_facts',
  where: "starts_with_customer and not is_bot_resolved and first_response_outcome in ('event', 'ended')",
  opens: "starts_with_customer and not is_bot_resolved and first_response_outcome = 'ended'",
  success: "first_response_outcome = 'event'",
};
