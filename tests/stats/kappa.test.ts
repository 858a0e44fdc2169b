import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensKappa } from '../../src/lib/stats';

describe("agreement of two raters (Cohen's κ)", () => {
  it('G-KAPPA: 40 10 / 5 45', () => {
    const { observed, expected, kappa } = cohensKappa([
      [40, 10],
      [5, 45],
    ])!;
    expect([observed, expected, kappa].map((value) => Number(value.toFixed(10)))).toEqual([0.85, 0.5, 0.7]);
  });

  it('is 1 where they always agree, below 0 where they agree less than by chance', () => {
    const of = (...table: number[][]) => cohensKappa(table)!.kappa;
    expect([of([3, 0, 0], [0, 4, 0], [0, 0, 5]), of([0, 5], [5, 0])]).toEqual([1, -1]);
  });

  it('is unknown of nothing, and where both say the same one thing always', () => {
    expect([cohensKappa([]), cohensKappa([[0, 0], [0, 0]]), cohensKappa([[9, 0], [0, 0]])]).toEqual([null, null, null]); // prettier-ignore
  });

  it('refuses a table that is not square', () => {
    expect(() => cohensKappa([[1, 2, 3]])).toThrow(
      'Two raters choose among the same answers: a table of 1 rows needs as many columns.',
    );
  });

  it('is the same whichever rater is named first', () => {
    const table = fc.array(fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(table, (rows) => {
        const turned = rows.map((_, at) => rows.map((row) => row[at]!));
        const [one, other] = [cohensKappa(rows), cohensKappa(turned)];
        if (!one || !other) {
          expect(other).toBe(one);
          return;
        }
        expect(other.kappa).toBeCloseTo(one.kappa, 9);
        expect(one.kappa).toBeLessThanOrEqual(1);
      }),
    );
  });
});
