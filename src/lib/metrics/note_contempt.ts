import type { ShareMetric } from './metric';

export const noteContempt: ShareMetric = {
  id: 'note_contempt',
  kind: 'share',
  title: 'Contempt in internal notes',
  question: 'How do we speak of customers among ourselves?',
  definition: [
    'Of the conversations with internal notes, those in which a note speaks of the customer with contempt (“another annoying customer”).',
    'Nothing is read unless the setting readNotes is on, and nothing is ever shown of a single person: there is no figure by agent, and none when agents are chosen. The list behind it holds all conversations with notes.',
  ],
  formula: 'conversations with contempt in a note ÷ conversations with notes; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations with internal notes of people of the team, where the team chose to have them read',
  better: 'lower',
  source: [
    'Icons8, How to handle conflicts in support: think well of customers; do not complain to each other about “this client”',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That customers noticed.',
    'That those who wrote it are bad at their work. People vent when they are worn out.',
    'Anything about who wrote it.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'has_note_contempt is not null',
  // Which conversation it was would say who wrote it.
  opens: 'has_note_contempt is not null',
  success: 'has_note_contempt',
  isOfTeamsOnly: true,
};
