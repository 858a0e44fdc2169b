/** Addresses whose pages are compared: every page, with filters that are empty, quoted and foreign, and every figure. */
import { LISTS, METRICS } from '../../src/lib/metrics';

const FILTERS = [
  'team=Billing&kind=bug',
  'mood=angry&mood=none',
  'topic=date-picker',
  'from=2026-08-01&to=2026-08-31',
  'team=(none)',
  'agent=3',
  'clock=business',
  // quotes, backslashes and comments are values and nothing else
  `team=${encodeURIComponent("O'\\' or 1=1 --")}`,
];

const WORDS = ['refund', '"date picker" month', 'don’t', 'café', 'xyzzy', "O'Brien", '100%', '\\'];

const PAGES = [
  '/',
  '/team',
  '/behaviour',
  '/five',
  '/digest',
  '/questions',
  '/corrections',
  '/import',
  '/pain',
  '/conversations',
  '/conversations?sort=lift',
  ...['cliche', 'link_deflection', 'repeated'].map((tab) => `/phrases?tab=${tab}`),
];

/** @param ids of some conversations, topics and questions of the sample */
export function addresses(ids: { conversations: string[]; topics: string[]; questions: string[] }): string[] {
  return [
    ...PAGES,
    ...FILTERS.flatMap((filter) => ['/', '/team', '/conversations', '/pain'].map((page) => `${page}?${filter}`)),
    ...LISTS.map(({ id }) => `/conversations?case=${id}`),
    ...WORDS.map((words) => `/conversations?words=${encodeURIComponent(words)}`),
    ...ids.conversations.map((id) => `/conversations/${encodeURIComponent(id)}`),
    ...ids.topics.map((id) => `/pain/${encodeURIComponent(id)}`),
    ...ids.questions.map((id) => `/questions/${encodeURIComponent(id)}`),
    ...METRICS.map(({ id }) => `/metrics/${id}`),
  ];
}
