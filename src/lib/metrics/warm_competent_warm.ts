import type { ShareMetric } from './metric';
import { WILSON } from './people';

const WHERE = 'not is_open and is_warm_competent_warm is not null';

export const warmCompetentWarm: ShareMetric = {
  id: 'warm_competent_warm',
  kind: 'share',
  title: 'Warm, competent, warm',
  question: 'Do our answers begin kindly, solve in the middle and end kindly?',
  definition: [
    'All that people of the team wrote in a conversation, cut into three thirds by its words: kind words (empathy, apology, thanks, taking up what was said) in the first and in the last, and in the middle something that solves or moves it on.',
  ],
  formula: 'conversations with that curve ÷ conversations; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Ended conversations in which people of the team wrote 30 words or more',
  better: 'higher',
  source: [
    'Packard, Li & Berger 2023, When language matters, Journal of Consumer Research (retail calls, an airline, four experiments)',
    WILSON,
  ],
  doesNotSay: ['That the order made anybody happier here.', 'Anything about short answers, which have no middle.'],
  tags: ['empathy', 'perspective', 'apology', 'appreciation', 'acknowledgement', 'promise', 'admission'],
  table: 'conversation_facts',
  where: WHERE,
  opens: `${WHERE} and is_warm_competent_warm`,
  success: 'is_warm_competent_warm',
};
