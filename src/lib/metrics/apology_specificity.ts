import type { MeanMetric } from './metric';
import { CLUSTERS } from './people';

export const apologySpecificity: MeanMetric = {
  id: 'apology_specificity',
  kind: 'mean',
  title: 'Apologies in the customer’s words',
  question: 'How much of an apology is about this customer?',
  definition: [
    'Of the words of an apology that carry meaning, the share that the customer had used before; the word of apology itself counts among them. “We apologise for any inconvenience” has none, “I’m sorry the March export came out empty” three of five.',
    'A conversation has the figure of its most specific apology.',
  ],
  formula:
    'content words of the apology that the customer used ÷ content words of the apology, mean over conversations',
  unit: 'share',
  population: 'Conversations in which a person of the team apologised',
  better: 'higher',
  source: [
    'Packard & Berger 2021, How concrete language shapes customer satisfaction, Journal of Consumer Research',
    CLUSTERS,
  ],
  doesNotSay: [
    'That 100 % would be better: an apology that only repeats the customer adds nothing.',
    'Anything about a matter that is named in other words than the customer’s.',
  ],
  tags: ['apology'],
  table: 'conversation_facts',
  where: 'apology_specificity is not null',
  opens: 'apology_specificity is not null',
  value: 'apology_specificity',
  variants: [],
};
