import type { ShareMetric } from './metric';
import { MESSAGES_OF_PEOPLE, WILSON } from './people';

export const emojiMismatch: ShareMetric = {
  id: 'emoji_mismatch',
  kind: 'share',
  title: 'Smiles at angry customers',
  question: 'Do we smile at people who are angry or feel let down?',
  definition: [
    'The share of answers to an angry or disappointed customer that hold a positive emoji or emoticon. The mood is that of the customer’s turn right before the answer.',
  ],
  formula:
    'such answers with a positive emoji ÷ all answers to angry or disappointed customers; Wilson’s 95 % interval',
  unit: 'share',
  better: 'lower',
  source: ['Li, Chan & Kim 2019, Journal of Consumer Research: emoticons where service had failed', WILSON],
  doesNotSay: ['How the customer took it.', 'Anything about smiles at customers whose anger the rules did not hear.'],
  tags: ['emoji', 'mood_angry', 'mood_disappointed'],
  ...MESSAGES_OF_PEOPLE,
  population: `${MESSAGES_OF_PEOPLE.population}, that answer an angry or disappointed customer`,
  where: `${MESSAGES_OF_PEOPLE.where} and customer_mood_before in ('angry', 'disappointed')`,
  opens: 'has_emoji_mismatch',
  success: 'has_emoji_mismatch',
};
