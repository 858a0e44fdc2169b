import type { ShareMetric } from './metric';
import { episodesIn } from './opens';
import { WILSON } from './people';
import { COMPLAINTS_ABOUT_TOPICS, TOPICS_ARE_PHRASES } from './topics';

const SUCCESS = '(repeat_count >= 2 or contact_number >= 2)';

export const topicRepeats: ShareMetric = {
  ...COMPLAINTS_ABOUT_TOPICS,
  id: 'topic_repeats',
  kind: 'share',
  title: 'Complaints that come again',
  question: 'How many of those who write about it had written or suffered it before?',
  definition: [
    'Complaints about the topic in which the customer says that it is not the first time, or which are a later contact of the same customer about it, a day or more after the one before.',
  ],
  formula: 'complaints that come again ÷ complaints about the topic; Wilson’s 95 % interval',
  unit: 'share',
  source: ['Dixon et al. 2010, Stop trying to delight your customers: the repeat contact', WILSON],
  doesNotSay: ['How often it came again without a word to us.', TOPICS_ARE_PHRASES],
  tags: ['repeat'],
  opens: episodesIn('topic_facts', `is_complaint and ${SUCCESS}`),
  success: SUCCESS,
};
