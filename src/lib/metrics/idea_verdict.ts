import type { TimeMetric } from './metric';

const WHERE = "kind = 'idea' and idea_verdict_outcome is not null";

export const ideaVerdict: TimeMetric = {
  id: 'idea_verdict',
  kind: 'time',
  title: 'Time until an idea gets its verdict',
  question: 'How long does somebody with an idea wait to hear what becomes of it?',
  definition: [
    'From the answer that takes the idea up (“I’ll check with the developers”), or from the idea itself where nobody did, to the message of a person that says what becomes of it.',
    'A conversation that ended without counts as ended; one that is still open when the export stops counts for as long as it was watched.',
  ],
  formula: 'Aalen–Johansen F(t) = Σ S(t⁻) · d/n; never = cumulative incidence of ending without a verdict',
  unit: 'seconds',
  population: 'Conversations about an idea',
  better: 'lower',
  source: ['Aalen & Johansen 1978, An empirical transition matrix for non-homogeneous Markov chains'],
  doesNotSay: ['That the verdict was favourable.', 'What was told elsewhere, as in release notes.'],
  tags: ['idea', 'promise', 'followup_kept'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  curves: [
    {
      key: 'verdict',
      label: 'Verdict',
      followed: 'idea_verdict_followed_seconds',
      outcome: 'idea_verdict_outcome',
    },
  ],
  splitBy: null,
};
