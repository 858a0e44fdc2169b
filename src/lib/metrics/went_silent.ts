import type { ShareMetric } from './metric';

export const wentSilent: ShareMetric = {
  id: 'went_silent',
  kind: 'share',
  title: 'Answers followed by silence',
  question: 'After how many of our answers does the customer never write again?',
  definition: [
    'Every turn of a person of the team that leaves something open: it does not report back, and the customer has not thanked us already. Silence means that the customer wrote nothing more before the conversation ended.',
    'Turns at the end of a conversation that is still open are left out, because the customer may still answer.',
    'Conversations that end so can be read; the page about behaviour compares what such turns held.',
  ],
  formula: 'turns followed by silence ÷ turns that leave something open; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Turns of people of the team after which something was left to say',
  counted: 'answers',
  better: 'lower',
  source: [
    'Icons8, How to handle conflicts in support: who is suspected or judged stops answering',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That the customer was lost, or angry: silence can be satisfaction.',
    'What caused it. It says what was followed by silence.',
    'Anything about customers who came back in another conversation.',
  ],
  tags: ['followup_kept', 'mood_pleased'],
  table: 'turn_facts',
  where: "side = 'agent' and next_outcome in ('answered', 'silent')",
  opens: 'went_silent',
  success: "next_outcome = 'silent'",
};
