import type { SharesMetric } from './metric';
import { episodesIn } from './opens';

const DUE = "is_promise and outcome in ('in_time', 'late', 'broken')";

export const promiseKept: SharesMetric = {
  id: 'promise_kept',
  kind: 'shares',
  title: 'Promises kept in time',
  question: 'When we say “you’ll hear from me by Friday”, does the customer hear by Friday?',
  definition: [
    'A promise is a sentence in which one of our people says that somebody will act or come back, and by when. The date is read from the words (“by 11”, “by Friday”, “within 3 to 5 business days”: the later end), in the time zone of the team’s business hours or else of the workspace.',
    'It counts as kept with the first later message of a person that reports back or brings the thing itself: in time when that came before the date was over, late when after. When the date has passed and nothing came, it is broken.',
    'Promises whose date lies after the end of the export are pending and left out. So are those without a date; how long they took is a figure of its own.',
    '“The customer had to ask” is the share in which the customer wrote to ask before anything came.',
  ],
  formula: 'kept in time ÷ (kept in time + kept late + broken); Wilson’s 95 % interval',
  unit: 'share',
  population: 'Promises with a date, made by people of the team, whose date has passed',
  counted: 'promises',
  better: 'higher',
  source: [
    'Icons8, How to handle conflicts in support: say how long, and do not forget to tell that it is done',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That a broken promise was not kept elsewhere: by telephone, or in another conversation.',
    'That what came was what had been promised: the next report counts.',
    'Anything about promises whose date the rules could not read.',
  ],
  tags: ['promise', 'wait_estimate', 'followup_kept'],
  table: 'promise_facts',
  where: DUE,
  opens: episodesIn('promise_facts', DUE),
  headline: { type: 'share', success: "outcome = 'in_time'" },
  parts: [
    part('in_time', 'Kept in time', "outcome = 'in_time'"),
    part('late', 'Kept late', "outcome = 'late'"),
    part('ever', 'Kept at all', "outcome in ('in_time', 'late')"),
    part('broken', 'Nothing came', "outcome = 'broken'"),
    part('chased', 'The customer had to ask', 'is_chased'),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: episodesIn('promise_facts', `${DUE} and ${success}`) };
}
