import { describe, expect, it } from 'vitest';
import { restrictedMean, type WaitRow } from '../../src/lib/stats';

const event = (t: number, count = 1): WaitRow => ({ t, outcome: 'event', count });
const open = (t: number): WaitRow => ({ t, outcome: 'open', count: 1 });
const TEN = [event(2), event(3, 2), event(5), open(5), event(8), open(12), event(20), open(30), event(45)];
const A = [event(1), event(2, 2), event(4), open(6), event(9)];
const B = [event(3), event(5), event(8), open(8), event(12), open(20)];

describe('the restricted mean wait', () => {
  it.each([
    ['ten waits within 10', TEN, 10, 7.06, 1.0302, 4],
    ['ten waits within 30', TEN, 30, 15.06, 3.8816, 4],
    ['team A within 12', A, 12, 4.5, 1.35, 2],
    ['team B within 12', B, 12, 8.6667, 1.48, 2],
  ])('%s', (_, rows, tau, mean, standardError, digits) => {
    const restricted = restrictedMean(rows, tau);
    expect(restricted.mean).toBeCloseTo(mean, 4);
    expect(restricted.standardError).toBeCloseTo(standardError, digits);
  });

  it('is the whole span when nothing happened within it', () => {
    expect(restrictedMean([event(20)], 10)).toEqual({ mean: 10, standardError: 0 });
  });
});
