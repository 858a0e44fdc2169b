import type { CountsMetric } from './metric';
import { WILSON } from './people';

export const answerCompleteness: CountsMetric = {
  id: 'answer_completeness',
  kind: 'counts',
  title: 'Questions taken up (experimental)',
  question: 'Does the answer take up what the customer asked?',
  definition: [
    'Experimental: it compares words, and is wrong often. Of the sentences in which customers ask something: the share of which the team’s next turn takes up at least one word that carries meaning.',
    'The last words of a conversation that is still open do not count: their answer may be on its way. Questions without a word of meaning (“why?”) do not count either.',
  ],
  formula: 'questions with a shared content word in the next answer ÷ questions; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations that a person answered, and whose words are scored',
  counted: 'questions',
  better: 'higher',
  source: [WILSON],
  doesNotSay: [
    'That a question was answered, or not: an answer in other words counts as none, and a shared word as one.',
    'Anything to judge a person by.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'is_scored and agent_message_count > 0',
  opens: 'is_scored and agent_message_count > 0 and answered_question_count < customer_question_count',
  of: 'customer_question_count',
  hits: 'answered_question_count',
};
