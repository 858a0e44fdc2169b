import type { SharesMetric } from './metric';
import { WILSON } from './people';

const WHERE = "not is_open and kind in ('bug', 'usability', 'service', 'public')";
const BOTH = 'has_sorry_before_question is not null';

export const fourAsOrder: SharesMetric = {
  id: 'four_as_order',
  kind: 'shares',
  title: 'The four A’s in their order',
  question: 'Do we say sorry before we ask, and solve before we research?',
  definition: [
    'Of the complaints in which somebody apologised or admitted a fault and also asked: the share in which that came before the first question.',
    'With a bug the first duty is to fix it. To ask which browser it is helps; to ask who else uses it, how often and what for can wait until something that could solve it was said.',
    'After the answer is a good moment to ask what the customer is trying to do.',
  ],
  formula: 'conversations in that order ÷ conversations that have what is put in order; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Ended conversations with a complaint about a bug, usability, service, or one made in public',
  better: 'higher',
  source: ['Alvarez 2014, Lean Customer Development, chapter on support: bugs first, answers before questions', WILSON],
  doesNotSay: [
    'That the other order is always wrong: what is not clear must be asked.',
    'How well steps and fixes are found: they are read by word patterns in English that nobody has measured on labelled messages yet.',
  ],
  tags: ['apology', 'admission', 'question', 'followup_kept'],
  table: 'conversation_facts',
  where: WHERE,
  opens: `${WHERE} and ${BOTH}`,
  headline: { type: 'share', of: BOTH, success: 'has_sorry_before_question' },
  parts: [
    {
      key: 'bug_solved_first',
      label: 'Bugs: no research before something that could solve it',
      of: `kind = 'bug'`,
      success: 'not has_research_before_step',
      opens: `${WHERE} and kind = 'bug' and not has_research_before_step`,
    },
    {
      key: 'goal_after_answer',
      label: 'Asked what for, after an answer',
      of: 'has_step',
      success: 'has_goal_question_after_step',
      opens: `${WHERE} and has_goal_question_after_step`,
    },
  ],
};
