import type { TimeMetric } from './metric';
import { episodesIn } from './opens';

const UNDATED = 'is_promise and due_at is null';

export const promiseFollowUp: TimeMetric = {
  id: 'promise_follow_up',
  kind: 'time',
  title: 'Time to follow-up on a promise without a date',
  question: 'When we say “I’ll come back to you” and not when, how long does it take, and how often does nobody come?',
  definition: [
    'From a promise without a date to the first later message of a person that reports back or brings the thing itself.',
    'A conversation that ended without such a message counts as ended; one that is still open when the export stops counts for as long as it was watched.',
    'Promises with a date are measured by that date, in “Promises kept in time”.',
  ],
  formula: 'Aalen–Johansen F(t) = Σ S(t⁻) · d/n; never = cumulative incidence of ending without a follow-up',
  unit: 'seconds',
  population: 'Promises without a date, made by people of the team',
  counted: 'promises',
  better: 'lower',
  source: ['Aalen & Johansen 1978, An empirical transition matrix for non-homogeneous Markov chains'],
  doesNotSay: [
    'That nobody acted: what was done by telephone, or told in another conversation, is not seen.',
    'That the follow-up was about what had been promised.',
  ],
  tags: ['promise', 'followup_kept'],
  table: 'promise_facts',
  where: `${UNDATED} and follow_up_outcome is not null`,
  opens: episodesIn('promise_facts', UNDATED),
  curves: [
    {
      key: 'follow_up',
      label: 'Follow-up',
      followed: 'follow_up_followed_seconds',
      outcome: 'follow_up_outcome',
    },
  ],
  splitBy: null,
};
