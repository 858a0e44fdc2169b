import type { SharesMetric } from './metric';

const WHERE = "channel = 'chat' and not is_open and active_seconds is not null and agent_message_count > 0";
const MINUTE = 60;

export const activeMinutes: SharesMetric = {
  id: 'active_minutes',
  kind: 'shares',
  title: 'Active time of a chat',
  question: 'Is a chat two minutes of a customer’s time, or twenty?',
  definition: [
    'The pauses between a chat’s messages added up, each for five minutes at most: who has not written for longer does something else meanwhile.',
    'A pause belongs to who wrote next; conversation_facts holds the customer’s part and ours apart.',
  ],
  formula:
    'Σ min(pause, 5 minutes), mean over chats; interval with customers as clusters; shares with Wilson’s interval',
  unit: 'minutes',
  population: 'Ended chats in which a person of the team wrote',
  counted: 'chats',
  better: 'lower',
  source: [
    'Alvarez 2014, Lean Customer Development: you will have closer to two minutes than twenty',
    'Five minutes is a decision of this project',
  ],
  doesNotSay: [
    'That short is good: a customer who gives up is quick as well.',
    'How long somebody really looked at the window: only that they might have.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: { type: 'mean', value: 'active_seconds / 60.0' },
  parts: [
    part('under_2', 'Under 2 minutes', `active_seconds < ${2 * MINUTE}`),
    part('under_10', '2 to 10 minutes', `active_seconds >= ${2 * MINUTE} and active_seconds < ${10 * MINUTE}`),
    part('under_20', '10 to 20 minutes', `active_seconds >= ${10 * MINUTE} and active_seconds < ${20 * MINUTE}`),
    part('over_20', '20 minutes or more', `active_seconds >= ${20 * MINUTE}`),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: `${WHERE} and ${success}` };
}
