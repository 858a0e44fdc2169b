import type { Mood, TagId } from '../model/words';
import type { Part, SharesMetric } from './metric';

const UPSET: Mood[] = ['anxious', 'disappointed', 'angry', 'frustrated'];

export const moodAtArrival: SharesMetric = {
  id: 'mood_at_arrival',
  kind: 'shares',
  title: 'Mood at arrival',
  question: 'In which mood do customers arrive, and how many are upset?',
  definition: [
    'The mood of the customer’s first turn: the one with the most evidence in their words. When two weigh the same, the earlier in this list wins: anxious, disappointed, angry, frustrated, confused, pleased.',
    'Most messages name no mood. They are counted as “no mood named”, not as calm.',
    'The figure is the share who arrive upset: anxious, disappointed, angry or frustrated.',
  ],
  formula: 'conversations with that mood ÷ all in the population; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations whose first customer turn could be scored',
  better: 'lower',
  source: ['Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference'],
  doesNotSay: [
    'How many were upset: many who are do not say so.',
    'That the share is support’s doing. It is mostly the product’s.',
  ],
  tags: [
    'mood_anxious',
    'mood_disappointed',
    'mood_angry',
    'mood_frustrated',
    'mood_confused',
    'mood_pleased',
  ] satisfies TagId[],
  table: 'conversation_facts',
  where: 'mood_start is not null',
  opens: `mood_start in (${quoted(UPSET)})`,
  headline: { type: 'share', success: `mood_start in (${quoted(UPSET)})` },
  parts: [
    part('anxious', 'Anxious'),
    part('disappointed', 'Disappointed'),
    part('angry', 'Angry'),
    part('frustrated', 'Frustrated'),
    part('confused', 'Confused'),
    part('pleased', 'Pleased'),
    part('none', 'No mood named'),
  ],
};

function part(mood: Mood, label: string): Part {
  const success = `mood_start = '${mood}'`;
  return { key: mood, label, success, opens: success };
}

function quoted(moods: Mood[]): string {
  return moods.map((mood) => `'${mood}'`).join(', ');
}
