import type { RareMetric } from './metric';

export const conflictForItsOwnSake: RareMetric = {
  id: 'conflict_for_its_own_sake',
  kind: 'rare',
  title: 'Conflict for its own sake',
  question: 'How often does somebody write only to fight?',
  definition: [
    'Conversations in which the customer’s abuse names no problem (three sentences or more of it), or makes up more than half of what they wrote. A few a year are normal.',
    'Who is angry about a bug or a bill is not among them, whatever words they use.',
    'conversation_facts.has_calm_reply tells in which of them nobody of us blamed or defended.',
  ],
  formula: 'conversations of that kind ÷ conversations × 1,000; exact 95 % Poisson interval',
  unit: 'per_thousand_conversations',
  population: 'Conversations in a language that is scored',
  better: 'lower',
  source: [
    'Icons8, How to handle conflicts in support: a few times a year, a bundle of profanity; let it go and hold no grudge',
    'Interval: Garwood 1936, Fiducial limits for the Poisson distribution',
  ],
  doesNotSay: [
    'That nothing was behind it: people who are abusive often have a reason that they do not write.',
    'Anything about the agents who met them. Look after them.',
  ],
  tags: ['abuse'],
  table: 'conversation_facts',
  where: 'is_scored',
  opens: 'is_conflict',
  success: 'is_conflict',
  per: 1000,
};
