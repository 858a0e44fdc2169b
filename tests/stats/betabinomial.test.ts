import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrink, wilson } from '../../src/lib/stats';

const AGENTS = [
  { k: 18, n: 20 },
  { k: 30, n: 60 },
  { k: 3, n: 4 },
  { k: 45, n: 100 },
  { k: 12, n: 16 },
];
const four = (value: number) => Number(value.toFixed(4));

describe('shares of groups, drawn towards that of all (empirical Bayes)', () => {
  it('G-EB: five agents', () => {
    const { share, q, correlation, prior, isUnstable, groups } = shrink(AGENTS)!;
    expect(share).toBeCloseTo(0.54, 12);
    expect(q).toBeCloseTo(17.63285, 5);
    expect(correlation).toBeCloseTo(0.109378, 6);
    expect(prior!.weight).toBeCloseTo(8.14262, 5);
    expect(prior!.alpha).toBeCloseTo(4.39702, 5);
    expect(prior!.beta).toBeCloseTo(3.74561, 5);
    expect(groups.map(({ value }) => four(value))).toEqual([0.7958, 0.5048, 0.6092, 0.4568, 0.6792]);
    expect([groups[0]!, groups[2]!].map(({ interval }) => [four(interval.low), four(interval.high)])).toEqual([
      [0.6318, 0.9203],
      [0.3341, 0.8503],
    ]);
    expect(isUnstable).toBe(true);
  });

  it('gives each the share of all when they differ by no more than chance', () => {
    const alike = Array.from({ length: 8 }, () => ({ k: 5, n: 10 }));
    const { prior, groups, isUnstable } = shrink(alike)!;
    expect([prior, isUnstable]).toEqual([null, false]);
    expect(groups).toEqual(alike.map(() => ({ value: 0.5, interval: wilson(40, 80) })));
  });

  it('has nothing to go by with one group, with no events, or with nothing but events', () => {
    expect(shrink([{ k: 1, n: 4 }])).toMatchObject({ correlation: null, prior: null, groups: [{ value: 0.25 }] });
    expect(shrink([{ k: 0, n: 4 }, { k: 0, n: 9 }])).toMatchObject({ q: null, groups: [{ value: 0 }, { value: 0 }] }); // prettier-ignore
    expect([shrink([]), shrink([{ k: 0, n: 0 }])]).toEqual([null, null]);
  });

  it('puts a group without trials where all are', () => {
    const { groups, share } = shrink([...AGENTS, { k: 0, n: 0 }])!;
    expect(groups[5]!.value).toBeCloseTo(share, 12);
    expect(groups.slice(0, 5)).toEqual(shrink(AGENTS)!.groups);
  });

  it('refuses what is no share', () => {
    expect(() => shrink([...AGENTS, { k: 3, n: 2 }])).toThrow('A share needs 0 ≤ k ≤ n; got k = 3, n = 2.');
  });

  it('never draws a share past that of all, nor away from it, and holds it within its interval', () => {
    const group = fc.tuple(fc.nat(30), fc.nat(30)).map(([k, others]) => ({ k, n: k + others }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 12 }), (groups) => {
        const found = shrink(groups);
        found?.groups.forEach(({ value, interval }, index) => {
          const { k, n } = groups[index]!;
          const raw = n === 0 ? found.share : k / n;
          expect(value).toBeGreaterThanOrEqual(Math.min(raw, found.share) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(raw, found.share) + 1e-9);
          expect(interval.low - 1e-9 <= value && value <= interval.high + 1e-9).toBe(true);
        });
      }),
    );
  });
});
