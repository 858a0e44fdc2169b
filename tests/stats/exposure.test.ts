import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exposure } from '../../src/lib/stats';

const digits = (count: number, ...ends: number[]) => ends.map((end) => Number(end.toFixed(count)));

describe('complaints against everyone who uses it', () => {
  it('G-EXPO: 45 of 1,200 active users', () => {
    const { share, wilson, exact } = exposure(45, 1200)!;
    expect(share).toBe(0.0375);
    expect(digits(4, wilson.low, wilson.high)).toEqual([0.0281, 0.0498]);
    expect(digits(5, exact.low, exact.high)).toEqual([0.02748, 0.04986]);
  });

  it('has exact ends where nobody or everybody complained', () => {
    expect(exposure(0, 12)!.exact).toMatchObject({ low: 0 });
    expect(exposure(0, 12)!.exact.high).toBeCloseTo(0.2646, 4);
    expect(exposure(12, 12)!.exact).toMatchObject({ high: 1 });
  });

  it('knows nothing without users, or with fewer users than complaints', () => {
    expect([exposure(0, 0), exposure(5, 4)]).toEqual([null, null]);
  });

  it('holds the share in both intervals', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(5000), (complained, others) => {
        const found = exposure(complained, complained + others);
        if (!found) return;
        const { share, wilson, exact } = found;
        expect(wilson.low <= share && share <= wilson.high).toBe(true);
        expect(exact.low <= share + 1e-9 && share <= exact.high + 1e-9).toBe(true);
      }),
    );
  });
});
