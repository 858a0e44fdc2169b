import type { MeanMetric } from './metric';

export const toneAtArrival: MeanMetric = {
  id: 'tone_at_arrival',
  kind: 'mean',
  title: 'Tone at arrival',
  question: 'How do customers sound when they arrive?',
  definition: [
    'The tone of a conversation at arrival is the mean tone of the messages in the customer’s first turn: all that they write before a person answers.',
    'Each message gets a tone from −1 to +1 from the words in it that speak of good or bad; one without such words counts as 0. Pages print it times 100.',
    'Conversations are counted in the week in which they began, in the workspace’s time zone.',
  ],
  formula: 'mean of tone_start; interval: mean ± t(G−1) · se, with customers as clusters (G customers)',
  unit: 'tone',
  population: 'Conversations whose first customer turn could be scored',
  better: 'higher',
  source: [
    'Words and weights: AFINN-165 and VADER, with a support lexicon of our own',
    'Interval: Liang & Zeger 1986, Longitudinal data analysis using generalized linear models',
  ],
  doesNotSay: [
    'What customers felt. It reads what they wrote.',
    'That support did well or badly: people arrive with what the product gave them.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'tone_start is not null',
  opens: 'tone_start is not null',
  value: 'tone_start',
  variants: [],
};
