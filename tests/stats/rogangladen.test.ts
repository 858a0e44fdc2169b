import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roganGladen } from '../../src/lib/stats';

const at = (share: number, n: number) => ({ share, n });

describe('the share that a rule would find if it were never wrong (Rogan–Gladen)', () => {
  it('G-RG: 30 % seen by a rule that finds 80 % and passes 95 %', () => {
    expect(roganGladen(at(0.3, 1000), at(0.8, 50), at(0.95, 50))!.value).toBeCloseTo(0.3333, 4);
  });

  it('has the interval of Lang and Reiczigel, worked by hand', () => {
    // seen 301.9207/1003.8415 = .300765; found 41/52 = .788462; passed 48.5/52 = .932692; better by .721154
    // corrected .323728; variances .0002095, .0032075, .0012073; shift 7.682918·(.0010384 − .0008164) = .001705
    // standard error √(.0002095 + .0003361 + .0005521)/.721154 = .045944
    const { low, high } = roganGladen(at(0.3, 1000), at(0.8, 50), at(0.95, 50))!.interval;
    expect([Number(low.toFixed(3)), Number(high.toFixed(3))]).toEqual([0.235, 0.415]);
  });

  it('is wider than with a rule whose quality is known from many messages', () => {
    const width = (n: number) => {
      const { low, high } = roganGladen(at(0.3, 1000), at(0.8, n), at(0.95, n))!.interval;
      return high - low;
    };
    expect(width(50)).toBeGreaterThan(width(5000));
  });

  it('stays within 0 and 1', () => {
    expect(roganGladen(at(0.01, 100), at(0.8, 50), at(0.95, 50))!.value).toBe(0);
    expect(roganGladen(at(0.99, 100), at(0.8, 50), at(0.95, 50))!.value).toBe(1);
  });

  it('is unknown for a rule no better than chance, and without samples', () => {
    expect([
      roganGladen(at(0.3, 100), at(0.5, 50), at(0.5, 50)),
      roganGladen(at(0.3, 100), at(0.8, 0), at(0.95, 50)),
      roganGladen(at(0.3, 0), at(0.8, 50), at(0.95, 50)),
    ]).toEqual([null, null, null]);
  });

  it('says that anything is possible of a rule measured on next to nothing', () => {
    expect(roganGladen(at(0.3, 100), at(0.1, 1), at(0.95, 2))!.interval).toEqual({ low: 0, high: 1 });
  });

  it('of a perfect rule is what was seen, and never leaves 0 … 1', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const n = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(share, share, share, n, (seen, found, passed, size) => {
        expect(roganGladen(at(seen, size), at(1, size), at(1, size))!.value).toBeCloseTo(seen, 9);
        const corrected = roganGladen(at(seen, size), at(found, size), at(passed, size));
        if (!corrected) return;
        const { low, high } = corrected.interval;
        expect(0 <= low && low <= high && high <= 1).toBe(true);
      }),
    );
  });
});
