import type { Mood } from '../model/words';
import type { Part, SharesMetric } from './metric';
import { episodesIn } from './opens';

const UPSET_BEFORE = "side = 'agent' and is_upset_before and next_state is not null";

export const moodTransitions: SharesMetric = {
  id: 'mood_transitions',
  kind: 'shares',
  title: 'What came after an upset turn',
  question: 'When a customer sounds upset and we answer, how do they sound next?',
  definition: [
    'Every turn of a person that answers a customer who sounded anxious, frustrated, angry or disappointed (a setting), with what came next: the mood of the customer’s next turn, or no further turn at all.',
    'Without a further turn the conversation ended either resolved (we had reported back, or the customer had already thanked us) or in silence.',
    'The figure is the share that came out of it: pleased, without a named mood, or resolved.',
  ],
  formula: 'turns followed by that mood ÷ turns that answer an upset customer; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Turns of people of the team that answer an upset customer; the ends of open conversations are left out',
  counted: 'answers',
  better: 'higher',
  source: ['Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference'],
  doesNotSay: [
    'That our turn changed the mood: upset people calm down by themselves, too.',
    'That silence is bad. It may mean that the problem is gone.',
    'How they felt whose next words name no mood.',
  ],
  tags: ['mood_anxious', 'mood_disappointed', 'mood_angry', 'mood_frustrated', 'mood_confused', 'mood_pleased'],
  table: 'turn_facts',
  where: UPSET_BEFORE,
  opens: episodesIn('turn_facts', UPSET_BEFORE),
  headline: { type: 'share', success: "next_state in ('pleased', 'none', 'resolved')" },
  parts: [
    part('pleased', 'Pleased'),
    part('none', 'No mood named'),
    part('resolved', 'Ended, resolved'),
    part('anxious', 'Anxious'),
    part('frustrated', 'Frustrated'),
    part('angry', 'Angry'),
    part('disappointed', 'Disappointed'),
    part('confused', 'Confused'),
    part('silent', 'Silence'),
  ],
};

function part(state: Mood | 'silent' | 'resolved', label: string): Part {
  const success = `next_state = '${state}'`;
  return { key: state, label, success, opens: episodesIn('turn_facts', `${UPSET_BEFORE} and ${success}`) };
}
