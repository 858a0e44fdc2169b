import type { TimeMetric } from './metric';
import { episodesIn } from './opens';

const WAITING = "side = 'customer' and response_outcome is not null";

export const responseGap: TimeMetric = {
  id: 'response_gap',
  kind: 'time',
  title: 'Time to the next answer',
  question:
    'In the middle of a conversation, how long does a customer wait for our next word, and how often is there none?',
  definition: [
    'For every turn of the customer, the first one included: from its last message to the next message of a person. Bots and automatic replies are no answer.',
    'A conversation that ended with the customer’s question counts as ended without an answer: the customer had the last word. A last turn that only says goodbye (“Got it, thanks!”) waits for nothing and is left out.',
    'Each channel has its own curve, because a minute of chat and a day of e-mail have no common middle. The figure is the median of the channel with most turns.',
  ],
  formula: 'Aalen–Johansen F(t) = Σ S(t⁻) · d/n; the median is the smallest t with F(t) ≥ 0.5',
  unit: 'seconds',
  population: 'Turns of customers that call for an answer, in any language',
  counted: 'turns',
  better: 'lower',
  source: ['Aalen & Johansen 1978, An empirical transition matrix for non-homogeneous Markov chains'],
  doesNotSay: [
    'Whether the answer helped.',
    'Why it took long: somebody may have been reading, asking a colleague, or looking into it for the customer.',
    'That each unanswered last word needed an answer: “I’ll try that” may not.',
  ],
  tags: [],
  table: 'turn_facts',
  where: WAITING,
  opens: episodesIn('turn_facts', WAITING),
  curves: [{ key: 'gap', label: 'Next answer', followed: 'response_followed_seconds', outcome: 'response_outcome' }],
  splitBy: 'channel',
};
