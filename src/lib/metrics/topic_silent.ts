import type { SilentMetric } from './metric';
import { COMPLAINTS_ABOUT_TOPICS, TOPICS_ARE_PHRASES } from './topics';

export const topicSilent: SilentMetric = {
  ...COMPLAINTS_ABOUT_TOPICS,
  id: 'topic_silent',
  kind: 'silent',
  title: 'Plausibly affected, the silent included',
  question: 'For each customer who told us, how many suffer without writing?',
  definition: [
    'The middle of what is plausible for one topic: customers who told us and those who did not. Its interval holds 80 %. It starts from different customers, never from messages, and never goes above everyone who uses it, where that is known.',
    'The share of affected customers who tell us is a guess until you ask: the setting complainPrior, and own surveys in the workspace. The page of the topic shows every step from the floor to the ceiling, what each rests on, and when it breaks.',
    'Topics are never added, because the same people stand behind several: there is a figure by topic, or for one topic in the filter, and none for all.',
    'Conversations without an identity are not counted, because nobody knows whether they are other people. Without days in the filter the last 90 of the data are looked at.',
  ],
  formula:
    'n + median of a beta-negative-binomial (n, Beta(a, b)), cut at the active users; 80 % between its 10 % and 90 % quantiles',
  unit: 'total',
  counted: 'customers',
  level: 0.8,
  source: [
    'Goodman & Newman 2003, Quality Progress, and others in the table on the page: shares that complain, from 1 to 77 %',
    'Chao 1987; Böhning, Kaskasamkul & van der Heijden 2019; Chapman 1951: bounds from repeat contacts and two channels',
  ],
  tags: ['bug', 'usability', 'service', 'public_criticism'],
  doesNotSay: [
    'A number that was counted: until a survey exists the prior decides, and it is shown as such.',
    TOPICS_ARE_PHRASES,
  ],
};
