import type { TimeMetric } from './metric';

export const firstResponse: TimeMetric = {
  id: 'first_response',
  kind: 'time',
  title: 'Time to first response',
  question: 'How long does a customer wait until a person answers, and how many never get an answer?',
  definition: [
    'From the customer’s first message to the first public message that a person wrote. Bots and automatic replies are no answer.',
    'A conversation that ended before anybody answered counts as ended, not as missing; one that is still waiting when the export stops counts for as long as it was watched.',
    'Each channel has its own curve, because a minute of chat and a day of e-mail have no common middle. The figure is the median of the channel with most conversations, and the curves name it.',
    'Time is the calendar’s, nights and weekends included: that is the time a customer waits in.',
  ],
  formula: 'Aalen–Johansen F(t) = Σ S(t⁻) · d/n; the median is the smallest t with F(t) ≥ 0.5',
  unit: 'seconds',
  population: 'Conversations that begin with a customer’s message, in any language',
  better: 'lower',
  source: [
    'Aalen & Johansen 1978, An empirical transition matrix for non-homogeneous Markov chains',
    'Why automatic replies do not count: Zendesk Benchmark 2020',
  ],
  doesNotSay: [
    'Whether the answer helped.',
    'The helpdesk’s own figure: most average only those who were answered, and many count bots or business hours.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: 'starts_with_customer and first_response_outcome is not null',
  opens: 'starts_with_customer and first_response_outcome is not null',
  curves: [
    {
      key: 'first_response',
      label: 'First response',
      followed: 'first_response_followed_seconds',
      outcome: 'first_response_outcome',
    },
  ],
  splitBy: 'channel',
};
