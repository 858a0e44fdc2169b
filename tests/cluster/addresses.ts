/**
 * Addresses whose pages are compared: every page as its loader gives it. Figures, filters, lists and searches of all kinds
 * are compared by what `undertone engine check` asks.
 */
import { METRICS } from '../../src/lib/metrics';

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
  '/conversations?sort=tone_fall',
  ...['cliche', 'link_deflection', 'repeated'].map((tab) => `/phrases?of=${tab}`),
];

/** One metric of each kind: the page is the same for all of a kind. */
const OF_EACH_KIND = METRICS.filter(({ kind }, index) => METRICS.findIndex((metric) => metric.kind === kind) === index);

/** @param ids of some conversations, topics and questions of the sample */
export function addresses(ids: { conversations: string[]; topics: string[]; questions: string[] }): string[] {
  return [
    ...PAGES,
    '/conversations?words=refund',
    ...ids.conversations.map((id) => `/conversations/${encodeURIComponent(id)}`),
    ...ids.topics.map((id) => `/pain/${encodeURIComponent(id)}`),
    ...ids.questions.map((id) => `/questions/${encodeURIComponent(id)}`),
    ...OF_EACH_KIND.map(({ id }) => `/metrics/${id}`),
  ];
}
