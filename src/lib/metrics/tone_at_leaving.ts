import type { MeanMetric } from './metric';

export const toneAtLeaving: MeanMetric = {
  id: 'tone_at_leaving',
  kind: 'mean',
  title: 'Tone at leaving',
  question: 'How do customers sound when they leave?',
  definition: [
    'The mean tone of the messages in the customer’s last turn, for conversations that have ended and in which the customer wrote again after a person had answered.',
    'Politeness lifts the end of a conversation. So a second version leaves out messages that only close it (“thanks, bye”).',
    'The tone at arrival of these same conversations stands beside it. The tone at arrival of all conversations includes those who never wrote again, and is no fair start for a comparison.',
  ],
  formula: 'mean of tone_end; interval: mean ± t(G−1) · se, with customers as clusters (G customers)',
  unit: 'tone',
  population: 'Ended conversations with at least two customer turns and an answer between them, the last one scored',
  better: 'higher',
  source: [
    'Words and weights: AFINN-165 and VADER, with a support lexicon of our own',
    'Interval: Liang & Zeger 1986, Longitudinal data analysis using generalized linear models',
    'Why ends drift upward by themselves: Yom-Tov et al. 2018, Customer emotions in service chats',
  ],
  doesNotSay: [
    'That the answers caused the change. Customers who arrive upset tend to end calmer whatever is done, and those who gave up do not write a last turn.',
    'Anything about conversations that are still open.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'tone_end is not null',
  opens: 'tone_end is not null',
  value: 'tone_end',
  variants: [
    { key: 'without_closing', label: 'Without closing lines', value: 'tone_end_without_closing' },
    { key: 'arrival_of_same', label: 'Tone at arrival of the same conversations', value: 'tone_start' },
  ],
};
