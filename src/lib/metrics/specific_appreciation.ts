import type { ShareMetric } from './metric';
import { MESSAGES_OF_PEOPLE, MESSAGES_AS_INDEPENDENT, WILSON } from './people';

export const specificAppreciation: ShareMetric = {
  id: 'specific_appreciation',
  kind: 'share',
  title: 'Thanks that mean something',
  question: 'When we thank a customer, do we say for what?',
  definition: [
    'Of the messages by people of the team that thank or value: the share that does so for something particular, such as a detail, an idea, honesty, or what came of it.',
    'Thanks for contacting us, for your patience or for your business could go to anybody.',
  ],
  formula: 'messages with a particular thanks ÷ messages with any; Wilson’s 95 % interval',
  unit: 'share',
  better: 'higher',
  source: ['Alvarez 2014, Lean Customer Development, chapter on support: appreciate', WILSON],
  doesNotSay: ['Whether we thank often enough: see the four A’s.', MESSAGES_AS_INDEPENDENT],
  tags: ['appreciation'],
  ...MESSAGES_OF_PEOPLE,
  population: `${MESSAGES_OF_PEOPLE.population}, that thank the customer`,
  where: `${MESSAGES_OF_PEOPLE.where} and has_thanks`,
  opens: 'has_thanks',
  success: 'has_appreciation',
};
