import type { RatioMetric } from './metric';
import { CLUSTERS, MESSAGES_OF_PEOPLE } from './people';

export const clicheDensity: RatioMetric = {
  id: 'cliche_density',
  kind: 'ratio',
  title: 'Clichés per 1,000 words',
  question: 'How thick do stock phrases lie in what our people write?',
  definition: [
    'How many stock phrases there are in 1,000 words that people wrote to customers. Unlike the share of messages, it counts three in one message as three, and does not grow because messages grow longer.',
  ],
  formula:
    '1,000 × clichés ÷ words; interval with customers as clusters, and where there is none that of a Poisson count',
  unit: 'per_thousand_words',
  better: 'lower',
  source: [CLUSTERS, 'Where none was found: Garwood 1936, Fiducial limits for the Poisson distribution'],
  doesNotSay: ['That a text without stock phrases is a good one.'],
  tags: ['cliche'],
  ...MESSAGES_OF_PEOPLE,
  opens: 'cliche_count > 0',
  of: 'words',
  hits: 'cliche_count',
  per: 1000,
};
