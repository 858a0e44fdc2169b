import type { EmpathyOrder } from '../model/words';
import type { Part, SharesMetric } from './metric';
import { WILSON } from './people';

const UPSET = 'empathy_order is not null';
const ANSWERED = "empathy_order <> 'neither'";

export const empathyBeforeExplanation: SharesMetric = {
  id: 'empathy_before_explanation',
  kind: 'shares',
  title: 'Empathy before explanation',
  question: 'Does an upset customer hear that we understand before they hear why?',
  definition: [
    'For each conversation with an upset customer: what people of the team wrote after the first upset message, sentence by sentence. Empathy is a feeling named in own words, or the customer’s side taken; ready-made lines are none. Explanation is a defence, a rule or procedure, or a reason (“because”, “due to”); blame counts as one when nothing kind came before it.',
    'The figure is the share in which empathy came first, or came without an explanation, of all that had one of the two. “Neither” is counted apart.',
    'The strict share looks only at conversations that had both.',
  ],
  formula:
    '(empathy, then explanation + empathy only) ÷ (all but neither); strict: empathy, then explanation ÷ both; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations in which the customer sounded upset at least once',
  better: 'higher',
  source: ['Toister on validating feelings: validate first, then and only then explain', WILSON],
  doesNotSay: [
    'That an explanation is wrong. Most customers want one; the order is what is measured.',
    'Anything about calm customers: to whom a how-to answer explains, nobody owes comfort.',
    'That those who heard neither were badly served. They are left out of the figure.',
  ],
  tags: ['empathy', 'perspective', 'defensive', 'process_speak', 'blame'],
  table: 'conversation_facts',
  where: UPSET,
  opens: `${UPSET} and ${ANSWERED}`,
  counted: 'upset, answered',
  headline: {
    type: 'share',
    of: ANSWERED,
    success: `empathy_order in ('empathy_then_explanation', 'empathy_only')`,
  },
  parts: [
    {
      key: 'strict',
      label: 'Strict: empathy first, where both were said',
      of: `empathy_order in ('empathy_then_explanation', 'explanation_then_empathy')`,
      success: `empathy_order = 'empathy_then_explanation'`,
      opens: `empathy_order in ('empathy_then_explanation', 'explanation_then_empathy')`,
    },
    part('empathy_then_explanation', 'Empathy, then explanation'),
    part('empathy_only', 'Empathy only'),
    part('explanation_then_empathy', 'Explanation, then empathy'),
    part('explanation_only', 'Explanation only'),
    part('neither', 'Neither, of all upset'),
  ],
};

function part(order: EmpathyOrder, label: string): Part {
  const success = `empathy_order = '${order}'`;
  return { key: order, label, of: order === 'neither' ? UPSET : ANSWERED, success, opens: success };
}
