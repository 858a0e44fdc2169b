import type { Part, SharesMetric } from './metric';
import { WILSON } from './people';

const WHERE = 'agent_message_count > 0';
const BLAME = 'blame_sentence_count > 0';
const CLICHE = 'cliche_count > 0';

export const hardWords: SharesMetric = {
  id: 'hard_words',
  kind: 'shares',
  title: 'Conversations with words that push away',
  question: 'In how many conversations do we blame, defend, quote rules or use stock phrases?',
  definition: [
    'For each conversation that a person answered: did anybody of the team blame the customer, defend the company, speak of rules and procedures, or write a stock phrase?',
    'The figure is the share with at least one of the four.',
  ],
  formula: 'conversations with it ÷ conversations that a person answered; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations in which a person of the team wrote, open ones included',
  better: 'lower',
  source: ['Icons8, How to handle conflicts in support; Alvarez, Lean Customer Development', WILSON],
  doesNotSay: [
    'That long conversations are worse: they have more sentences in which it can happen. The shares of messages do not grow with length.',
    'That the customer minded.',
  ],
  tags: ['blame', 'defensive', 'process_speak', 'cliche'],
  table: 'conversation_facts',
  where: WHERE,
  opens: `${WHERE} and (${BLAME} or has_defensive or has_process_speak or ${CLICHE})`,
  headline: { type: 'share', success: `${BLAME} or has_defensive or has_process_speak or ${CLICHE}` },
  parts: [
    part('blame', 'Blame', BLAME),
    part('defensive', 'Defence', 'has_defensive'),
    part('process_speak', 'Rules and procedures', 'has_process_speak'),
    part('cliche', 'Stock phrases', CLICHE),
  ],
};

function part(key: string, label: string, success: string): Part {
  return { key, label, success, opens: `${WHERE} and ${success}` };
}
