import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burst } from '../../src/lib/stats';

describe('a day with far more than the same weekday before', () => {
  it('G-BURST: 12 where 4 were expected', () => {
    const found = burst(12, [4, 4, 4, 4, 4, 4, 4, 4])!;
    expect(found.p).toBeCloseTo(0.000915229, 9);
    expect(found).toMatchObject({ expected: 4, isBurst: true, model: 'poisson' });
  });

  it('is none where those days jump anyway: negative binomial', () => {
    // mean 4, variance 82/7; P(X ≥ 12) by the recurrence of its probabilities
    const found = burst(12, [0, 8, 1, 7, 4, 4, 0, 8])!;
    const [mean, variance] = [4, 82 / 7];
    const size = (mean * mean) / (variance - mean);
    let chance = (size / (size + mean)) ** size;
    let below = chance;
    for (let count = 1; count < 12; count += 1) {
      chance *= ((size + count - 1) / count) * (mean / (mean + size));
      below += chance;
    }
    expect(found.p).toBeCloseTo(1 - below, 9);
    expect(found).toMatchObject({ expected: 4, isBurst: false, model: 'negative binomial' });
  });

  it('is never of fewer than five', () => {
    expect([burst(4, [0, 0, 0, 0])!.isBurst, burst(5, [0, 0, 0, 0])!.isBurst]).toEqual([false, true]);
  });

  it('is unknown without days before', () => {
    expect(burst(12, [])).toBeNull();
  });

  it('is the rarer the more there are', () => {
    const days = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, fc.nat(60), (before, count) => {
        const [fewer, more] = [burst(count, before)!.p, burst(count + 1, before)!.p];
        return more <= fewer + 1e-12 && fewer <= 1 + 1e-9 && more >= -1e-9;
      }),
    );
  });
});
