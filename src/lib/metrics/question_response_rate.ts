import type { SharesMetric } from './metric';
import { episodesIn } from './opens';

const MATURED = 'is_first and is_matured';

export const questionResponseRate: SharesMetric = {
  id: 'question_response_rate',
  kind: 'shares',
  title: 'Response to the question of the week',
  question: 'Of the customers whom we asked, how many answered?',
  definition: [
    'Each customer counts once for a question, with the first time it was asked. Answered: what the customer wrote within 14 days holds a number in the question’s unit, a quantity in words, or, for questions that want words, says something of the question. Thanks alone is no answer; “later” and “I don’t know” are declined.',
    'Only asks of which the 14 days are over are counted. Early answers of younger asks would come without those who are silent so far, and would make the rate too high; for a week that still runs see the time to an answer.',
  ],
  formula: 'answered ÷ asked at least 14 days before the end of the export; Wilson’s 95 % interval, one row a customer',
  unit: 'share',
  population: 'Customers who were asked at least 14 days before the export ends',
  counted: 'customers',
  better: 'higher',
  source: [
    'Fourteen days are a decision of this project, not a law',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That those who did not answer think the same: compare who they are.',
    'Anything about customers who never write: only people in contact are asked.',
  ],
  tags: [],
  table: 'question_asks',
  where: MATURED,
  opens: episodesIn('question_asks', MATURED),
  headline: { type: 'share', success: "outcome = 'answered'" },
  parts: [
    part('answered', 'Answered', "outcome = 'answered'"),
    part('declined', 'Declined', "outcome = 'declined'"),
    part('unanswered', 'Did not answer', "outcome = 'unanswered'"),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: episodesIn('question_asks', `${MATURED} and ${success}`) };
}
