import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { step } from '../../src/lib/stats';

const GOLDEN = [0.3, 0.28, 0.33, 0.31, 0.29, 0.45, 0.47, 0.43, 0.46, 0.44];

describe('one step in a series', () => {
  it('G-STEP: five weeks around .30, five around .45', () => {
    const found = step(GOLDEN)!;
    expect([found.at, found.isExact]).toEqual([5, true]);
    expect([found.before, found.after].map((mean) => Number(mean.toFixed(3)))).toEqual([0.302, 0.45]);
    expect(found.cusumPeak).toBeCloseTo(-0.37, 12);
    expect(found.sse).toBeCloseTo(0.00248, 8);
    expect(found.sse0).toBeCloseTo(0.05724, 8);
    expect(found.f).toBeCloseTo(176.645, 3);
    expect(found.p).toBeCloseTo(0.007936507936507936, 12);
  });

  it('counts every order, whichever split of it is best', () => {
    const values = [3, 1, 4, 1.5, 9, 2.6];
    const orders = (rest: number[]): number[][] =>
      rest.length < 2
        ? [rest]
        : rest.flatMap((first, at) => orders(rest.filter((_, other) => other !== at)).map((tail) => [first, ...tail]));
    const all = orders(values).map((order) => step(order)!.sse);
    const found = step(values)!;
    expect(found.p).toBeCloseTo(all.filter((sse) => sse <= found.sse + 1e-9).length / all.length, 12);
  });

  it('of a long series draws orders, the same ones each time, and never says 0', () => {
    const long = [...GOLDEN, ...GOLDEN.map((value) => value + 1)];
    expect(step(long)).toMatchObject({ at: 10, isExact: false, p: 1 / 2000 });
    const mixed = long.map((_, week) => long[(week * 7) % 20]!);
    expect(step(mixed)!.p).toBe(step(mixed)!.p);
    expect(step(mixed)!.p).toBeGreaterThan(0.05);
  });

  it('takes one odd week at an end for no step', () => {
    expect(step([1, 1, 1, 1, 1, 9])!.at).toBe(4);
  });

  it('needs four values that differ', () => {
    expect([step([]), step([1, 2, 3]), step([2, 2, 2, 2])]).toEqual([null, null, null]);
    expect(step([1, 1, 2, 2])).toMatchObject({ at: 2, before: 1, after: 2, sse: 0, f: Infinity });
  });

  it('is in every order as good where the best split saves nothing, whatever the sums round to', () => {
    expect(step([-9, 8, -3, 2])).toMatchObject({ before: -0.5, after: -0.5, p: 1 });
    expect(step([-9, 8, -3, 2].map((value) => 3 + value / 7))?.p).toBe(1);
  });

  it('leaves no more squares than one mean does, and looks the same in any unit', () => {
    const series = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(series, (values) => {
        const found = step(values);
        if (!found) {
          expect(new Set(values).size).toBe(1);
          return;
        }
        const scaled = step(values.map((value) => 3 + value / 7))!;
        expect(found.sse).toBeLessThanOrEqual(found.sse0);
        expect(scaled.p).toBeCloseTo(found.p, 9);
        expect(found.p).toBeGreaterThan(0);
      }),
    );
  });
});
