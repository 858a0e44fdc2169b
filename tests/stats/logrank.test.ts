import { describe, expect, it } from 'vitest';
import { logRank, type WaitRow } from '../../src/lib/stats';

const event = (t: number, count = 1): WaitRow => ({ t, outcome: 'event', count });
const open = (t: number): WaitRow => ({ t, outcome: 'open', count: 1 });
const A = [event(1), event(2, 2), event(4), open(6), event(9)];
const B = [event(3), event(5), event(8), open(8), event(12), open(20)];

describe('the log-rank test', () => {
  it('gives the worked comparison of two teams', () => {
    const test = logRank(A, B)!;
    expect(test.observed).toBe(5);
    expect(test.expected).toBeCloseTo(2.93647, 5);
    expect(test.variance).toBeCloseTo(1.739182, 6);
    expect(test.chiSquare).toBeCloseTo(2.44836, 4);
    expect(test.p).toBeCloseTo(0.1176, 4);
  });

  it('says the same whichever team comes first', () => {
    expect(logRank(B, A)!.chiSquare).toBeCloseTo(logRank(A, B)!.chiSquare, 12);
  });

  it('has nothing to say where one team waited alone', () => {
    expect(logRank(A, [])).toBeNull();
  });
});
