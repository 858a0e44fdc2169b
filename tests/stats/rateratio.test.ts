import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateRatio } from '../../src/lib/stats';

describe('a rate after against a rate before', () => {
  it('G-RR: 14 of 400 before, 5 of 380 after', () => {
    const found = rateRatio({ events: 14, exposure: 400 }, { events: 5, exposure: 380 })!;
    expect(found.ratio).toBeCloseTo(0.37594, 5);
    expect(found.interval!.low).toBeCloseTo(0.1354, 4);
    expect(found.interval!.high).toBeCloseTo(1.0437, 4);
    expect(found.p).toBeCloseTo(0.0652, 4);
  });

  it('G-TREND, unshrunk: 30 against 20', () => {
    const found = rateRatio({ events: 20, exposure: 1 }, { events: 30, exposure: 1 })!;
    expect(found.ratio).toBe(1.5);
    expect(found.interval!.low).toBeCloseTo(0.8519, 4);
    expect(found.interval!.high).toBeCloseTo(2.6413, 4);
  });

  it('has no interval where nothing came after, and is unknown where nothing came before', () => {
    expect(rateRatio({ events: 8, exposure: 10 }, { events: 0, exposure: 10 })).toEqual({
      ratio: 0,
      interval: null,
      p: expect.closeTo(2 / 2 ** 8, 9),
    });
    expect(rateRatio({ events: 0, exposure: 10 }, { events: 3, exposure: 10 })).toBeNull();
    expect(rateRatio({ events: 3, exposure: 0 }, { events: 3, exposure: 10 })).toBeNull();
  });

  it('gives the same p whichever comes first', () => {
    const rate = fc.record({ events: fc.integer({ min: 1, max: 60 }), exposure: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(rate, rate, (one, other) => {
        const [forth, back] = [rateRatio(one, other)!, rateRatio(other, one)!];
        expect(forth.p).toBeCloseTo(back.p, 6);
        expect(forth.ratio * back.ratio).toBeCloseTo(1, 9);
      }),
    );
  });
});
