import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../src/lib/stats';

describe('a trend one way (Mann–Kendall)', () => {
  it('G-MK: eight weeks of rising tone', () => {
    const found = mannKendall([-0.3, -0.26, -0.28, -0.2, -0.15, -0.18, -0.1, -0.05])!;
    expect(found.s).toBe(24);
    expect(found.variance).toBeCloseTo(65.3333, 4);
    expect(found.z).toBeCloseTo(2.845512, 6);
    expect(found.pNormal).toBeCloseTo(0.004434, 6);
    expect(found.pExact).toBeCloseTo(0.001736, 6);
    expect([found.p, found.isCarriedOver]).toEqual([found.pExact, false]);
  });

  it('with ties takes the smaller variance and the normal p', () => {
    // 1 2 2 3: S = 5, variance (4·3·13 − 2·1·9)/18 = 23/3
    const found = mannKendall([1, 2, 2, 3])!;
    expect([found.s, found.pExact]).toEqual([5, null]);
    expect(found.variance).toBeCloseTo(23 / 3, 12);
    expect(found.z).toBeCloseTo(4 / Math.sqrt(23 / 3), 12);
    expect(found.p).toBe(found.pNormal);
  });

  it('of more than ten values takes the normal p', () => {
    expect(mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])!.pExact).toBeNull();
  });

  it('warns when weeks carry over beside the trend', () => {
    const wave = [0, 1, 2, 3, 3, 2, 1, 0, -1, -2, -3, -3, -2, -1, 0];
    expect(mannKendall(wave)!.isCarriedOver).toBe(true);
  });

  it('is unknown of two values, and where all are the same', () => {
    expect([mannKendall([]), mannKendall([1, 2]), mannKendall([2, 2, 2])]).toEqual([null, null, null]);
  });

  it('turns with the series, and its exact p is what counting every order gives', () => {
    const orders = (values: number[]): number[][] =>
      values.length < 2
        ? [values]
        : values.flatMap((first, at) =>
            orders(values.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
          );
    const all = orders([1, 2, 3, 4, 5]).map((order) => Math.abs(mannKendall(order)!.s));
    const series = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 });
    fc.assert(
      fc.property(series, (values) => {
        const found = mannKendall(values)!;
        const asFar = all.filter((s) => s >= Math.abs(found.s)).length;
        expect(found.pExact).toBeCloseTo(asFar / all.length, 12);
        expect(mannKendall([...values].reverse())!.s + found.s).toBe(0);
      }),
    );
  });
});
