import type { ShareMetric } from './metric';

export const refusalsExplained: ShareMetric = {
  id: 'refusals_explained',
  kind: 'share',
  title: 'Refusals with a reason',
  question: 'When we say no, do we say why?',
  definition: [
    'Conversations in which a person of the team refused something (“we can’t do that”), with the reason in the same sentence or the next: because, since, due to, otherwise.',
    'Who refuses twice needs a reason each time.',
  ],
  formula: 'conversations whose every refusal has a reason ÷ conversations with a refusal; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations in which a person of the team refused something',
  better: 'higher',
  source: [
    'Icons8, How to handle conflicts in support: the more we hide, the more sins are suspected',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That the reason was true, or convinced anybody.',
    'That a no was wrong. Some things may not be told, and some reasons need no “because”.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'has_refusal',
  opens: 'has_refusal and not has_refusal_reason',
  success: 'has_refusal_reason',
};
