import type { RatioMetric } from './metric';
import { CLUSTERS, MESSAGES_OF_PEOPLE } from './people';

export const concreteWords: RatioMetric = {
  id: 'concrete_words',
  kind: 'ratio',
  title: 'Concrete words',
  question: 'Do our people say what, when and where, or only that they are looking into it?',
  definition: [
    'How many things that can be pointed at there are in ten words: a number, a day, a word in quotation marks, a name in the middle of a sentence. An address counts as one; the name of who is greeted as none.',
    'It is a stand-in: the lists of concrete words that research uses may not be shipped. How far apologies take up the customer’s own words is a figure of its own (apology_specificity).',
  ],
  formula: '10 × concrete things ÷ words; interval with customers as clusters',
  unit: 'per_ten_words',
  better: 'higher',
  source: [
    'Packard & Berger 2021, How concrete language shapes customer satisfaction, Journal of Consumer Research',
    CLUSTERS,
  ],
  doesNotSay: [
    'That the numbers and names were the right ones.',
    'Anything about words that are concrete without looking so.',
  ],
  tags: [],
  ...MESSAGES_OF_PEOPLE,
  opens: 'agent_message_count > 0',
  of: 'words',
  hits: 'concrete_count',
  per: 10,
};
