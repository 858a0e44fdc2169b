import type { ShareMetric } from './metric';
import { episodesIn } from './opens';

const WHERE = "side = 'agent' and is_upset_before";

export const upsellWhenUpset: ShareMetric = {
  id: 'upsell_when_upset',
  kind: 'share',
  title: 'Offers to buy more, to upset customers',
  question: 'How often do we answer an upset customer with an offer to buy more?',
  definition: [
    'Turns of people of the team that answer a customer who sounded anxious, frustrated, angry or disappointed (a setting) and that offer something to buy: a higher plan, an add-on, a loyalty programme.',
  ],
  formula: 'turns with an offer ÷ turns that answer an upset customer; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Turns of people of the team that answer an upset customer',
  counted: 'answers',
  better: 'lower',
  source: [
    'Stories of the worst service: staff who had to sell a programme to people already upset by waiting',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That the offer was no help: a larger plan may be what solves the problem.',
    'Who asked the agent to sell.',
  ],
  tags: ['mood_anxious', 'mood_disappointed', 'mood_angry', 'mood_frustrated'],
  table: 'turn_facts',
  where: WHERE,
  opens: episodesIn('turn_facts', `${WHERE} and has_upsell`),
  success: 'has_upsell',
};
