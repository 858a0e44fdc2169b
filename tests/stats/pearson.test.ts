import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherInterval, pearson } from '../../src/lib/stats';

describe("Pearson's r", () => {
  it('of the four sets of Anscombe (1973) is .816', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x.map((value, at) => [value, y[at]!]))).toBeCloseTo(0.81642, 5);
  });

  it('is unknown when one side never varies, or of a single pair', () => {
    expect([
      pearson([]),
      pearson([[1, 2]]),
      pearson([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
    ]).toEqual([null, null, null]);
  });

  it('turns its sign with one side and stays within −1 and 1', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })));
    fc.assert(
      fc.property(pairs, (values) => {
        const r = pearson(values);
        const turned = pearson(values.map(([x, y]) => [x, -y] as const));
        if (r === null) return turned === null;
        return Math.abs(r) <= 1 && Math.abs(r + turned!) < 1e-9;
      }),
    );
  });
});

describe("Fisher's interval of r", () => {
  it('of .5 over 28 pairs is .156 to .736', () => {
    const { low, high } = fisherInterval(0.5, 28)!;
    expect([Number(low.toFixed(3)), Number(high.toFixed(3))]).toEqual([0.156, 0.736]);
  });

  it('is unknown under four pairs, and a point where r is 1', () => {
    expect([fisherInterval(0.5, 3), fisherInterval(1, 10)]).toEqual([null, { low: 1, high: 1 }]);
  });

  it('refuses what is no correlation', () => {
    expect(() => fisherInterval(1.2, 10)).toThrow('A correlation needs −1 ≤ r ≤ 1; got r = 1.2.');
  });
});
