import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel, funnelLimits, Z998 } from '../../src/lib/stats';

const AGENTS = [
  { k: 18, n: 20 },
  { k: 30, n: 60 },
  { k: 3, n: 4 },
  { k: 45, n: 100 },
  { k: 12, n: 16 },
];

describe('the funnel of shares', () => {
  it('G-EB: A lies outside the plain limits and inside those of groups that all differ', () => {
    const { low, high } = funnelLimits(0.54, 20, Z998);
    expect([Number(low.toFixed(4)), Number(high.toFixed(4))]).toEqual([0.1956, 0.8844]);
    const { centre, overdispersion, points } = funnel(AGENTS, 0)!;
    expect(centre).toBeCloseTo(0.54, 12);
    expect(overdispersion).toBeCloseTo(3.5266, 4);
    expect(points[0]!.z).toBeCloseTo(3.23, 2);
    expect(points[0]!.z / Math.sqrt(overdispersion)).toBeCloseTo(1.72, 2);
    expect((points[0]!.limits998.high - 0.54) / (high - 0.54)).toBeLessThanOrEqual(1.878);
    expect(points[0]!.beyond).toBeNull();
  });

  it('greys a group that is too small for its limits, and never calls it beyond them', () => {
    const points = funnel([{ k: 3, n: 3 }, { k: 40, n: 400 }], 0)!.points; // prettier-ignore
    expect(points[0]).toMatchObject({ share: 1, isGrey: true, beyond: null });
    expect(points[1]!.isGrey).toBe(false);
  });

  it('names what lies beyond when the others agree: one odd group does not widen the limits for itself', () => {
    const groups = [...Array.from({ length: 19 }, () => ({ k: 50, n: 100 })), { k: 90, n: 100 }];
    const drawnIn = funnel(groups)!;
    expect(drawnIn.overdispersion).toBeLessThan(1);
    expect(drawnIn.points.map((point) => point!.beyond)).toEqual([...Array.from({ length: 19 }, () => null), 'above']);
    expect(funnel(groups, 0)!.overdispersion).toBeGreaterThan(1);
    const low = [...Array.from({ length: 19 }, () => ({ k: 50, n: 100 })), { k: 10, n: 100 }];
    expect(funnel(low)!.points.at(-1)!.beyond).toBe('below');
  });

  it('has no place for a group without trials, nor a middle when all or none are events', () => {
    expect(funnel([...AGENTS, { k: 0, n: 0 }])!.points[5]).toBeNull();
    expect([funnel([]), funnel([{ k: 0, n: 9 }]), funnel([{ k: 9, n: 9 }])]).toEqual([null, null, null]);
  });

  it('keeps its limits within 0 and 1, the wider around the narrower', () => {
    const group = fc.tuple(fc.nat(30), fc.nat(30)).map(([k, others]) => ({ k, n: k + others }));
    fc.assert(
      fc.property(fc.array(group, { maxLength: 15 }), (groups) => {
        for (const point of funnel(groups)?.points ?? []) {
          if (!point) continue;
          const bounds = [point.limits998.low, point.limits95.low, point.limits95.high, point.limits998.high];
          expect([0, ...bounds, 1]).toEqual([0, ...bounds, 1].sort((a, b) => a - b));
        }
      }),
    );
  });
});
