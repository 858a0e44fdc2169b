import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonInterval, poissonRate, poissonTail } from '../../src/lib/stats';

describe('events per exposure, exactly', () => {
  it('G-CONF: 3 in 4 000, per 1 000', () => {
    const { value, interval } = poissonRate(3, 4000, 1000)!;
    expect([value, interval.low, interval.high].map((one) => Number(one.toFixed(3)))).toEqual([0.75, 0.155, 2.192]);
  });

  it('of no events is 0 to 3.69, and unknown without exposure', () => {
    const { low, high } = poissonInterval(0);
    expect([low, Number(high.toFixed(4))]).toEqual([0, 3.6889]);
    expect(poissonRate(3, 0)).toBeNull();
  });

  it('refuses what is no count', () => {
    expect(() => poissonInterval(-1)).toThrow('A count needs a whole number from 0; got -1.');
    expect(() => poissonInterval(1.5)).toThrow('got 1.5');
  });

  it('ends where the count would be as rare as 2.5 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const { low, high } = poissonInterval(count);
        expect(poissonTail(count, low)).toBeCloseTo(0.025, 6);
        expect(1 - poissonTail(count + 1, high)).toBeCloseTo(0.025, 6);
      }),
    );
  });
});
