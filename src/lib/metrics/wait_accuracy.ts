import type { SharesMetric } from './metric';
import { episodesIn } from './opens';

const KNOWN = 'late_seconds is not null';
const HOUR = 3600;
const DAY = 24 * HOUR;

export const waitAccuracy: SharesMetric = {
  id: 'wait_accuracy',
  kind: 'shares',
  title: 'Later than we said',
  question: 'When we name a time, how often does the news come later, and by how much?',
  definition: [
    'Every time that one of our people named to a customer and that was followed by news: how much later the news came than the latest end of what was said (“3 to 5 business days” ends after five).',
    'Time is the calendar’s, in which customers wait; the table promise_facts holds the same in opening hours as late_business_seconds.',
    'Times after which nothing came are not counted here, but among the promises that were broken.',
  ],
  formula: 'news after the named time ÷ named times with news; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Times named by people of the team that were followed by news',
  counted: 'times',
  better: 'lower',
  source: [
    'Maister 1985, The Psychology of Waiting Lines: uncertain waits feel longer than known ones',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That the news was what had been announced: the next report counts.',
    'That early is best: who always names too long a time is always early.',
  ],
  tags: ['wait_estimate', 'promise', 'followup_kept'],
  table: 'promise_facts',
  where: KNOWN,
  opens: episodesIn('promise_facts', 'late_seconds > 0'),
  headline: { type: 'share', success: 'late_seconds > 0' },
  parts: [
    part('early', 'Earlier by more than a day', `late_seconds < -${DAY}`),
    part('in_time', 'In time', `late_seconds between -${DAY} and 0`),
    part('late_hour', 'Late by an hour at most', `late_seconds > 0 and late_seconds <= ${HOUR}`),
    part('late_day', 'Late by a day at most', `late_seconds > ${HOUR} and late_seconds <= ${DAY}`),
    part('later', 'Later still', `late_seconds > ${DAY}`),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: episodesIn('promise_facts', success) };
}
