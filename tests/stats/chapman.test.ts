import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chapman } from '../../src/lib/stats';

describe('two channels (Chapman)', () => {
  it('G-CHAP: 60 in chat, 40 in mail, 8 in both', () => {
    const found = chapman(60, 40, 8)!;
    expect([found.distinct, found.lincolnPetersen, found.isOnlyAbove]).toEqual([92, 300, false]);
    expect(found.total).toBeCloseTo(276.8889, 4);
    expect(found.variance).toBeCloseTo(5137.857, 3);
    expect(found.standardError).toBeCloseTo(71.68, 2);
    expect([found.wald.low, found.wald.high].map((end) => Number(end.toFixed(2)))).toEqual([136.4, 417.38]);
    expect([found.interval.low, found.interval.high].map((end) => Number(end.toFixed(2)))).toEqual([180.8, 476.97]);
  });

  it('says only a number that the truth lies above when nobody was seen in both', () => {
    expect(chapman(9, 4, 0)).toMatchObject({ total: 49, distinct: 13, lincolnPetersen: null, isOnlyAbove: true });
  });

  it('says that nobody was missed when one channel held everybody of the other', () => {
    expect(chapman(20, 20, 20)).toMatchObject({ total: 20, variance: 0, interval: { low: 20, high: 20 } });
  });

  it('has nothing to go by with one channel, and refuses more in both than in one', () => {
    expect([chapman(9, 0, 0), chapman(0, 0, 0)]).toEqual([null, null]);
    expect(() => chapman(9, 4, 5)).toThrow('In both channels can be at most 4; got 5.');
    expect(() => chapman(1.5, 4, 0)).toThrow('Channels need whole numbers from 0; got 1.5.');
  });

  it('does not mind which channel comes first, and never falls below the people counted', () => {
    const channels = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))
      .chain(([n1, n2]) => fc.tuple(fc.constant(n1), fc.constant(n2), fc.nat(Math.min(n1, n2))));
    fc.assert(
      fc.property(channels, ([n1, n2, m]) => {
        const found = chapman(n1, n2, m)!;
        expect(chapman(n2, n1, m)).toEqual(found);
        expect(found.total).toBeGreaterThanOrEqual(found.distinct - 1e-9);
        expect(found.interval.low).toBeGreaterThanOrEqual(found.distinct - 1e-9);
      }),
    );
  });
});
