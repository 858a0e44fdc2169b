import type { MeanMetric } from './metric';

export const toneLift: MeanMetric = {
  id: 'tone_lift',
  kind: 'mean',
  title: 'Rise in tone of who arrived upset',
  question: 'Those who arrive in a negative tone: how much better do they sound when they leave?',
  definition: [
    'The tone of a conversation’s last customer turn minus that of its first, for customers whose first turn was negative.',
    'The figure is never an average over everybody: who arrives glad cannot rise, and who arrives very upset tends to sound better whatever we do. The two other groups, neutral and positive arrivals, stand beside it.',
    '“Without goodbyes” leaves out last messages that only say thanks or goodbye: politeness makes an end sound better than it was.',
    'Who wrote only once has no lift, and neither has a conversation that is still open.',
  ],
  formula: 'mean of (tone at leaving − tone at arrival) among negative arrivals; interval with customers as clusters',
  unit: 'tone',
  population: 'Ended conversations of a negative arrival in which the customer wrote again after an answer',
  better: 'higher',
  source: [
    'Regression to the mean: Galton 1886; Bland & Altman 1994',
    'Interval: Liang & Zeger 1986, Longitudinal data analysis using generalized linear models',
  ],
  doesNotSay: [
    'That we lifted it. Part of the rise comes by itself, as upset people calm down.',
    'Which team is better: teams get different customers, so compare only within the same start.',
    'How those felt who never wrote again.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'lift is not null and tone_band_start is not null',
  opens: "lift is not null and tone_band_start = 'negative'",
  value: within('negative', 'lift'),
  variants: [
    {
      key: 'negative_without_goodbyes',
      label: 'Negative arrival, without goodbyes',
      value: within('negative', 'tone_end_without_closing - tone_start'),
    },
    { key: 'neutral', label: 'Neutral arrival', value: within('neutral', 'lift') },
    {
      key: 'neutral_without_goodbyes',
      label: 'Neutral arrival, without goodbyes',
      value: within('neutral', 'tone_end_without_closing - tone_start'),
    },
    { key: 'positive', label: 'Positive arrival', value: within('positive', 'lift') },
  ],
};

function within(band: 'negative' | 'neutral' | 'positive', value: string): string {
  return `case when tone_band_start = '${band}' then ${value} end`;
}
