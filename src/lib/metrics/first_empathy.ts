import type { TimeMetric } from './metric';

export const firstEmpathy: TimeMetric = {
  id: 'first_empathy',
  kind: 'time',
  title: 'Time to first empathy',
  question:
    'How long does an upset customer wait until somebody shows that they understood the feeling, and how many never get it?',
  definition: [
    'The clock starts with the first customer message that sounds anxious, frustrated, angry or disappointed (a setting), and stops with the first later message of a person that names or paraphrases the feeling, or takes the customer’s side of it.',
    'Two curves: any sign of empathy, ready-made lines included; and in their own words, where ready-made lines do not count. A setting says which one leads.',
    'A conversation that ended without it counts as ended: those are the customers who never got it. One that is still open when the export stops counts for as long as it was watched.',
  ],
  formula: 'Aalen–Johansen F(t) = Σ S(t⁻) · d/n; never = cumulative incidence of ending without empathy',
  unit: 'seconds',
  population: 'Conversations in which the customer sounded upset at least once',
  counted: 'upset',
  better: 'lower',
  source: [
    'Aalen & Johansen 1978, An empirical transition matrix for non-homogeneous Markov chains',
    'Herhausen et al. 2023, Journal of Marketing: active listening and empathy before the fix',
  ],
  doesNotSay: [
    'That the agent felt nothing, or felt something: it reads what they wrote.',
    'That empathy is enough. Solving the problem weighs more (Marinova, Singh & Singh 2018).',
    'What the customer would have done without it.',
  ],
  tags: ['empathy', 'perspective', 'mood_anxious', 'mood_frustrated', 'mood_angry', 'mood_disappointed'],
  table: 'conversation_facts',
  where: 'needs_empathy and first_empathy_outcome is not null',
  opens: 'needs_empathy and first_empathy_outcome is not null',
  curves: [
    { key: 'any', label: 'Any sign', followed: 'first_empathy_followed_seconds', outcome: 'first_empathy_outcome' },
    {
      key: 'own_words',
      label: 'In their own words',
      followed: 'first_own_words_empathy_followed_seconds',
      outcome: 'first_own_words_empathy_outcome',
    },
  ],
  splitBy: null,
};
