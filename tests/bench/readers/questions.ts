/** What readers ask: pages as the browser gets them, and figures and lists of the API, over ever other selections. */
import { plusDays } from '../../../src/lib/server/report/days';

const PATHS = [
  '/',
  '/team',
  '/phrases',
  '/pain',
  '/conversations',
  '/api/metrics/tone_at_leaving?by=week',
  '/api/metrics/first_empathy?by=team',
  '/api/metrics/cliche_rate?by=agent',
  '/api/conversations?sort=longest_wait',
  '/api/conversations?words=date+picker',
];
const NARROWED = ['', 'team=Billing', 'team=Technical', 'channel=email', 'kind=bug', 'mood=frustrated'];
const PERIODS = 4;

/**
 * So many questions, the same in every run; most are asked more than once, as the pages of a team are.
 * @param last day of the data; periods are four weeks up to it, and earlier ones
 */
export function questionsOf(last: string, count: number): string[] {
  const draw = numbers(7);
  return Array.from({ length: count }, () => {
    const to = plusDays(last, -7 * (draw() % PERIODS));
    const path = PATHS[draw() % PATHS.length]!;
    const narrowed = NARROWED[draw() % NARROWED.length]!;
    const query = [`from=${plusDays(to, -27)}&to=${to}`, narrowed].filter(Boolean).join('&');
    return `${path}${path.includes('?') ? '&' : '?'}${query}`;
  });
}

/** Whole numbers by Marsaglia's xorshift, the same for the same seed (Journal of Statistical Software 8(14), 2003). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % 1_000_003;
  };
}
