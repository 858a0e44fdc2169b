import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterMean, clusterSums } from '../../src/lib/stats';

const CUSTOMERS = [[0.2, 0.4], [-0.5], [0.1, 0.3, 0.2], [-0.2], [0.5]];

describe('the mean with customers as clusters', () => {
  it('gives the hand-worked week: mean, standard error and t interval', () => {
    const { mean, standardError, interval } = clusterMean(clusterSums(CUSTOMERS))!;
    expect(mean).toBeCloseTo(0.125, 12);
    expect(standardError).toBeCloseTo(0.125779, 6);
    expect(interval!.low).toBeCloseTo(-0.2242, 4);
    expect(interval!.high).toBeCloseTo(0.4742, 4);
  });

  it('is wider than pretending that all eight values are independent', () => {
    const pretended = clusterMean(clusterSums(CUSTOMERS.flat().map((value) => [value])))!;
    expect(pretended.standardError).toBeCloseTo(0.116113, 6);
    expect(pretended.interval!.low).toBeCloseTo(-0.1496, 4);
    expect(pretended.interval!.high).toBeCloseTo(0.3996, 4);
  });

  it('gives no interval for fewer than five customers', () => {
    expect(clusterMean(clusterSums(CUSTOMERS.slice(0, 4)))).toEqual({
      mean: expect.closeTo(0.5 / 7, 12),
      standardError: null,
      interval: null,
    });
  });

  it('is unknown without values, and customers without values do not count', () => {
    expect(clusterMean(clusterSums([[], []]))).toBeNull();
    expect(clusterSums([[], [1]]).clusters).toBe(1);
  });

  it('needs only the sums: they give the residuals of each customer, squared and added', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(values, { minLength: 5, maxLength: 20 }), (customers) => {
        const all = customers.flat();
        const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
        const squares = customers.map((own) => own.reduce((sum, value) => sum + value - mean, 0) ** 2);
        const g = customers.length;
        const variance = ((g / (g - 1)) * squares.reduce((sum, square) => sum + square, 0)) / all.length ** 2;
        expect(clusterMean(clusterSums(customers))!.standardError).toBeCloseTo(Math.sqrt(variance), 6);
      }),
    );
  });
});
