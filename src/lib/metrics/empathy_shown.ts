import type { ShareMetric } from './metric';

export const empathyShown: ShareMetric = {
  id: 'empathy_shown',
  kind: 'share',
  title: 'Upset customers who were shown empathy',
  question: 'Of the customers who sounded upset, how many ever saw a sign that somebody understood the feeling?',
  definition: [
    'Counts conversations in which the customer sounded anxious, frustrated, angry or disappointed (a setting), and asks whether a person wrote a line of empathy after that, at any time before the conversation ended. Ready-made lines count.',
    'A conversation that is still open and has none yet is left out: it may still come.',
  ],
  formula: 'conversations with empathy / those with empathy or ended without, with Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations in which the customer sounded upset and that had empathy or ended without it',
  counted: 'upset',
  better: 'higher',
  source: [
    'Herhausen et al. 2023, Journal of Marketing: active listening and empathy before the fix',
    'Wilson 1927, for the interval of a share',
  ],
  doesNotSay: [
    'How soon it came: time to first empathy says that, and is the better figure where waits differ.',
    'That the agent felt nothing, or felt something: it reads what they wrote.',
    'That two agents with different shares were asked the same things.',
  ],
  tags: ['empathy', 'perspective', 'mood_anxious', 'mood_frustrated', 'mood_angry', 'mood_disappointed'],
  table: 'conversation_facts',
  where: "needs_empathy and first_empathy_outcome in ('event', 'ended')",
  opens: "needs_empathy and first_empathy_outcome in ('event', 'ended')",
  success: "first_empathy_outcome = 'event'",
};
