import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentPosterior, silentQuantiles } from '../../src/lib/stats';

const PRIOR = { alpha: 2, beta: 18 };
const WITH_SURVEY = { alpha: 8, beta: 52 };

/** Mass of each number of silent from 0 on, each from the one before it: p(s+1)/p(s) = (n+s)(b+s)/((s+1)(a+n+b+s)). */
function oneByOne(n: number, { alpha, beta }: { alpha: number; beta: number }, length: number): number[] {
  let mass = 1;
  for (let i = 0; i < n; i++) mass *= (alpha + i) / (alpha + beta + i);
  return Array.from({ length }, (_, s) => {
    const now = mass;
    mass *= ((n + s) * (beta + s)) / ((s + 1) * (alpha + n + beta + s));
    return now;
  });
}

describe('the silent, when the share that complains is a beta distribution (beta-negative-binomial)', () => {
  it('G-BAYES: 45 complained, default prior Beta(2, 18)', () => {
    expect(silentPosterior(45, PRIOR)).toEqual({
      mean: 810,
      median: 470,
      likely: { low: 185, high: 1550 },
      wide: { low: 147, high: 2336 },
      kept: 1,
    });
  });

  it('G-BAYES: with an own survey, 6 of 40 affected told us', () => {
    const { mean, ...others } = silentPosterior(45, WITH_SURVEY);
    expect(mean).toBeCloseTo(334.29, 2);
    expect(others).toEqual({ median: 301, likely: { low: 179, high: 527 }, wide: { low: 156, high: 625 }, kept: 1 });
  });

  it('G-BAYES: cut at 1,200 active users, with the prior alone and with the survey', () => {
    const prior = silentPosterior(45, PRIOR, 1155);
    expect([prior.median, prior.likely]).toEqual([401, { low: 174, high: 861 }]);
    expect(prior.kept).toBeCloseTo(0.8412, 4);
    const survey = silentPosterior(45, WITH_SURVEY, 1155);
    expect([survey.median, survey.likely]).toEqual([300, { low: 179, high: 524 }]);
    expect(survey.kept).toBeCloseTo(0.9979, 4);
  });

  it('has no mean where it is endless, and one as soon as there is a ceiling', () => {
    expect(silentPosterior(10, { alpha: 1, beta: 9 }).mean).toBeNull();
    expect(silentPosterior(10, { alpha: 1, beta: 9 }, 90).mean).toBeLessThan(90);
  });

  it('says 0 silent when everybody who is affected complained', () => {
    expect(silentPosterior(45, PRIOR, 0)).toMatchObject({ mean: 0, median: 0, likely: { low: 0, high: 0 } });
  });

  it('keeps its proportions where prior and ceiling contradict each other beyond what a number can hold', () => {
    const { median, kept } = silentPosterior(100_000, { alpha: 200, beta: 9800 }, 1000);
    expect(kept).toBe(0);
    expect([median > 900, median <= 1000]).toEqual([true, true]);
  });

  it('is as sure of a hundred thousand complaints as the prior is of the share', () => {
    const { median, likely, wide } = silentPosterior(100_000, PRIOR);
    // So many complaints that only the share is unknown: quantiles of n(1−c)/c, with c from Beta(2, 18).
    const near = (found: number, expected: number) => expect(found / expected).toBeCloseTo(1, 2);
    near(median, 1_052_403);
    near(likely.low, 426_966);
    near(likely.high, 3_427_419);
    near(wide.high, 5_153_999);
  });

  it('refuses what cannot be: nobody, shapes of 0, a ceiling below those who complained', () => {
    expect(() => silentPosterior(0, PRIOR)).toThrow('Customers who complained must be 1 or more; got 0.');
    expect(() => silentPosterior(5, { alpha: 0, beta: 1 })).toThrow('A prior needs shapes above 0; got 0 and 1.');
    expect(() => silentPosterior(45, PRIOR, -3)).toThrow('3 of them are above it.');
    expect(() => silentQuantiles(45, PRIOR, [1])).toThrow('A quantile needs a probability up to 0.999; got 1.');
  });

  const shape = fc.integer({ min: 1, max: 60 });
  const share = fc.record({ alpha: shape, beta: shape });
  const complained = fc.integer({ min: 1, max: 60 });

  it('gives the smallest number at which the masses, summed one by one, reach the probability', () => {
    fc.assert(
      fc.property(complained, share, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (n, prior, p) => {
        const masses = oneByOne(n, prior, 2000);
        const [found = 0] = silentQuantiles(n, prior, [p]);
        const upTo = (s: number) => masses.slice(0, s).reduce((sum, mass) => sum + mass, 0);
        if (found >= 1999) return;
        expect(upTo(found + 1)).toBeGreaterThan(p - 1e-8);
        expect(upTo(found)).toBeLessThan(p + 1e-8);
      }),
    );
  });

  it('keeps quantiles in order, and below any ceiling', () => {
    const ceiling = fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 100_000 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), share, ceiling, (n, prior, most) => {
        const { median, likely, wide, kept } = silentPosterior(n, prior, most);
        const ordered = [0, wide.low, likely.low, median, likely.high, wide.high, most];
        expect(ordered.toSorted((one, other) => one - other)).toEqual(ordered);
        expect(kept >= 0 && kept <= 1).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
