import type { SharesMetric } from './metric';
import { episodesIn } from './opens';

const ANSWERS = "is_first and class not in ('declined', 'off_topic')";

export const questionNumberShare: SharesMetric = {
  id: 'question_number_share',
  kind: 'shares',
  title: 'Answers that are numbers or facts',
  question: 'How many of the answers to our question can be counted?',
  definition: [
    'Answers of which something can be counted: a number in the question’s unit, or a fact (a date, a role, a name, a choice), among all answers. Each customer counts once for a question.',
    'Reasons and opinions are answers too; a question that only gets those asks for an opinion itself.',
    '“About”, “a couple” and ranges are numbers; how many were said to the digit is shown beside them.',
  ],
  formula: '(numbers + facts) ÷ answers; Wilson’s 95 % interval, one row a customer',
  unit: 'share',
  population: 'First answers of customers to a question of the week',
  counted: 'answers',
  better: 'higher',
  source: [
    'The user’s own method: facts and numbers, not opinions',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: ['That the numbers are right: people round, and guess.', 'That opinions are worthless.'],
  tags: [],
  table: 'question_answers',
  where: ANSWERS,
  opens: episodesIn('question_answers', ANSWERS),
  headline: { type: 'share', success: "class in ('number', 'fact')" },
  parts: [
    part('number', 'A number', "class = 'number'"),
    part('fact', 'A fact', "class = 'fact'"),
    part('explanation', 'A reason', "class = 'explanation'"),
    part('subjective', 'In words', "class = 'subjective'"),
    part('exact', 'A number to the digit', "class = 'number' and not is_approximate and low = high"),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: episodesIn('question_answers', `${ANSWERS} and ${success}`) };
}
