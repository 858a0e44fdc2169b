import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/lib/stats';

const rounded = (k: number, n: number) => {
  const { low, high } = wilson(k, n)!;
  return [Number(low.toFixed(4)), Number(high.toFixed(4))];
};

describe("Wilson's interval of a share", () => {
  it.each([
    [7, 12, [0.3195, 0.8067]],
    [6, 14, [0.2138, 0.6741]],
    [1, 13, [0.0137, 0.3331]],
    [3, 6, [0.1876, 0.8124]],
    [4, 6, [0.3, 0.9032]],
    [1, 4, [0.0456, 0.6994]],
    [18, 20, [0.699, 0.9721]],
    [25, 72, [0.2475, 0.4624]],
  ])('%i of %i', (k, n, interval) => {
    expect(rounded(k, n)).toEqual(interval);
  });

  it('never prints ±0 for none or all', () => {
    expect(rounded(0, 12)).toEqual([0, 0.2425]);
    expect(rounded(12, 12)).toEqual([0.7575, 1]);
  });

  it('is unknown without trials', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('refuses more successes than trials', () => {
    expect(() => wilson(3, 2)).toThrow('A share needs 0 ≤ k ≤ n; got k = 3, n = 2.');
  });

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const k = Math.round(share * n);
        const { low, high } = wilson(k, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
      }),
    );
  });
});
