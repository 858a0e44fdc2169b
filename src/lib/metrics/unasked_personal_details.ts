import type { RareMetric } from './metric';

export const unaskedPersonalDetails: RareMetric = {
  id: 'unasked_personal_details',
  kind: 'rare',
  title: 'Personal details nobody had given',
  question: 'How often do we mention where a customer is, what they looked at, or who they are elsewhere?',
  definition: [
    'Conversations in which a person of the team mentions a place, pages looked at, or a profile elsewhere that the customer had not named.',
    'Names, orders and what stands in the conversation are no such details.',
  ],
  formula: 'conversations with such a detail ÷ conversations × 1,000; exact 95 % Poisson interval',
  unit: 'per_thousand_conversations',
  population: 'Conversations in which a person of the team wrote',
  better: 'lower',
  source: [
    'Stories of the worst service: be personal, and do not creep',
    'Interval: Garwood 1936, Fiducial limits for the Poisson distribution',
  ],
  doesNotSay: [
    'That the detail was looked up: it may stand in a field of the helpdesk that the export leaves out.',
    'That the customer minded.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'agent_message_count > 0',
  opens: 'has_personal_detail',
  success: 'has_personal_detail',
  per: 1000,
};
