import type { TimeMetric } from './metric';
import { episodesIn } from './opens';

const ASKED = 'is_first and answer_outcome is not null';

export const questionAnswerTime: TimeMetric = {
  id: 'question_answer_time',
  kind: 'time',
  title: 'Time to an answer to the question of the week',
  question: 'How long after the question do answers come, and how many never come?',
  definition: [
    'From the message that asked to the message that answers, each customer once for a question. Young asks count for as long as they were watched, so that a week that still runs can be looked at without making it look worse or better than it is.',
    'Who declined, or did not answer within 14 days, counts as ended without an answer.',
    'The median is the time by which half of all who were asked had answered; where fewer ever do, there is none. The page of a question also gives the median of those who answered.',
  ],
  formula:
    'Aalen–Johansen F(t) = Σ S(t⁻) · d/n; never = cumulative incidence of declining or 14 days without an answer',
  unit: 'seconds',
  population: 'Customers who were asked a question of the week',
  counted: 'customers',
  better: 'lower',
  source: ['Aalen & Johansen 1978, An empirical transition matrix for non-homogeneous Markov chains'],
  doesNotSay: [
    'That a quick answer is a better one.',
    'Anything about answers given elsewhere, or after more than 14 days.',
  ],
  tags: [],
  table: 'question_asks',
  where: ASKED,
  opens: episodesIn('question_asks', ASKED),
  curves: [{ key: 'answer', label: 'Answer', followed: 'answer_followed_seconds', outcome: 'answer_outcome' }],
  splitBy: null,
  isCalendarOnly: true,
};
