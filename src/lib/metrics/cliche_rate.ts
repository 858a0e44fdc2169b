import type { ShareMetric } from './metric';

export const clicheRate: ShareMetric = {
  id: 'cliche_rate',
  kind: 'share',
  title: 'Messages with a cliché',
  question: 'How often do our people write lines that anybody could have sent to anybody?',
  definition: [
    'The share of messages written by a person to a customer that contain at least one stock phrase (“we apologise for any inconvenience”).',
    'Bots and automatic replies are left out here and reported apart: nobody chose those words in the moment.',
  ],
  formula: 'messages with at least one cliché ÷ messages; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Public messages by human agents, in a language that is scored',
  better: 'lower',
  source: [
    'Phrases: Icons8, How to handle conflicts in support; Alvarez, Lean Customer Development',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That the message was unkind or unhelpful.',
    'How exact the interval is when a few people write most messages: it treats messages as independent.',
  ],
  tags: ['cliche'],
  table: 'message_facts',
  where: 'is_human_agent and is_public and is_scored',
  opens: 'cliche_count > 0',
  success: 'has_cliche',
};
