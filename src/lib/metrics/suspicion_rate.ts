import type { RareMetric } from './metric';

export const suspicionRate: RareMetric = {
  id: 'suspicion_rate',
  kind: 'rare',
  title: 'Customers suspected of doing wrong',
  question: 'How often do we suspect a customer, in words?',
  definition: [
    'Conversations in which a person of the team suspects the customer of doing wrong: “are you trying to …?”, “we suspect”, “abuse our trial”, “prove that”.',
    'Whether such turns were followed by silence stands with the other behaviours.',
  ],
  formula: 'conversations with a suspicion ÷ conversations × 1,000; exact 95 % Poisson interval',
  unit: 'per_thousand_conversations',
  population: 'Conversations in which a person of the team wrote',
  better: 'lower',
  source: [
    'Icons8, How to handle conflicts in support: if we suspect the worst, they take offence and stop answering',
    'Interval: Garwood 1936, Fiducial limits for the Poisson distribution',
  ],
  doesNotSay: ['That the suspicion was wrong. Who works against fraud has to ask.', 'What the customer had done.'],
  tags: [],
  table: 'conversation_facts',
  where: 'agent_message_count > 0',
  opens: 'has_suspicion',
  success: 'has_suspicion',
  per: 1000,
};
