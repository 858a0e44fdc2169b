import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedBySeverity } from '../../src/lib/stats';

describe('people affected, by how severe it was', () => {
  it('G-SEV: 20 minor at 3 %, 15 moderate at 10 %, 10 severe at 50 %', () => {
    const { total, parts } = affectedBySeverity([
      { complained: 20, share: 0.03 },
      { complained: 15, share: 0.1 },
      { complained: 10, share: 0.5 },
    ]);
    expect(total).toBeCloseTo(836.667, 3);
    expect(parts.map((part) => Number(part.toFixed(2)))).toEqual([666.67, 150, 20]);
  });

  it('refuses shares that nobody could have', () => {
    expect(() => affectedBySeverity([{ complained: 3, share: 0 }])).toThrow('lies above 0 and at most at 1; got 0.');
    expect(() => affectedBySeverity([{ complained: 3, share: 1.2 }])).toThrow(
      'lies above 0 and at most at 1; got 1.2.',
    );
    expect(() => affectedBySeverity([{ complained: -1, share: 0.5 }])).toThrow('cannot be fewer than 0; got -1.');
  });

  it('is never below those who complained, and the sum of its parts', () => {
    const stratum = fc.record({ complained: fc.nat(1000), share: fc.double({ min: 0.001, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 6 }), (strata) => {
        const { total, parts } = affectedBySeverity(strata);
        expect(total).toBeCloseTo(
          parts.reduce((sum, part) => sum + part, 0),
          6,
        );
        expect(total).toBeGreaterThanOrEqual(strata.reduce((sum, { complained }) => sum + complained, 0) - 1e-9);
      }),
    );
  });
});
