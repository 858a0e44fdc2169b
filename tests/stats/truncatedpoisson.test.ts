import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinct, occasions, truncatedPoisson } from '../../src/lib/stats';

describe('a population counted at one rate (zero-truncated Poisson)', () => {
  it('G-CHAO: 45 people on 67 occasions', () => {
    const { total, rate, standardError, interval, expected } = truncatedPoisson([30, 10, 3, 2])!;
    expect(rate).toBeCloseTo(0.856877, 6);
    expect(total).toBeCloseTo(78.191, 3);
    expect(standardError).toBeCloseTo(12.519, 3);
    expect([interval.low, interval.high].map((end) => Number(end.toFixed(2)))).toEqual([61.24, 112.84]);
    expect(expected.slice(0, 3).map((count) => Number(count.toFixed(1)))).toEqual([28.4, 12.2, 3.5]);
  });

  it('has nothing to go by when nobody was counted more than once', () => {
    expect([truncatedPoisson([12]), truncatedPoisson([])]).toEqual([null, null]);
  });

  it('finds the rate whose truncated mean is the mean of the people counted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 30 }), (counts) => {
        const found = truncatedPoisson(counts);
        if (!found) return;
        const n = distinct(counts);
        expect(found.rate / -Math.expm1(-found.rate)).toBeCloseTo(occasions(counts) / n, 9);
        expect(found.total).toBeGreaterThanOrEqual(n);
        expect(found.interval.low).toBeGreaterThanOrEqual(n);
      }),
    );
  });

  it('finds it also where hardly anybody was counted twice', () => {
    const { rate, total } = truncatedPoisson([1_000_000, 1])!;
    expect(rate).toBeCloseTo(2e-6, 10);
    expect(total / 5e11).toBeCloseTo(1, 3);
  });
});
