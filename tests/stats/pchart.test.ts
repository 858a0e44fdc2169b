import { describe, expect, it } from 'vitest';
import { pChart } from '../../src/lib/stats';

const BEFORE = [
  { k: 12, n: 60 },
  { k: 15, n: 70 },
  { k: 11, n: 55 },
  { k: 14, n: 65 },
  { k: 13, n: 62 },
];

describe('a week against the weeks before (p-chart)', () => {
  it('G-PCH: 22 of 64 after a fifth is to watch, no alarm', () => {
    const { centre, z, signal, overdispersion, widened } = pChart(BEFORE, { k: 22, n: 64 })!;
    expect(centre).toBeCloseTo(0.208333, 6);
    expect(z).toBeCloseTo(2.668, 3);
    expect([signal, widened]).toEqual(['watch', 1]);
    expect(overdispersion).toBeLessThan(1);
  });

  it.each([
    [13, 'none'],
    [26, 'alarm'],
    [2, 'alarm'],
  ])('%i of 64 is %s', (k, signal) => {
    expect(pChart(BEFORE, { k, n: 64 })!.signal).toBe(signal);
  });

  it('is wider where the weeks before already jump (Laney)', () => {
    const jumping = [
      { k: 5, n: 60 },
      { k: 25, n: 60 },
      { k: 4, n: 60 },
      { k: 24, n: 60 },
    ];
    const { z, signal, overdispersion, widened } = pChart(jumping, { k: 28, n: 60 })!;
    // p̄ = 58/240; z of the weeks −2.867, 3.165, −3.166…; moving ranges of 6.03, 6.33, 6.03 standard deviations
    expect(overdispersion).toBeGreaterThan(1);
    expect(widened).toBeCloseTo((20 + 21 + 20) / 60 / 3 / Math.sqrt(((58 / 240) * (182 / 240)) / 60) / 1.128, 9);
    expect(z).toBeCloseTo((28 / 60 - 58 / 240) / Math.sqrt(((58 / 240) * (182 / 240)) / 60) / widened, 9);
    expect(signal).toBe('none');
  });

  it('says nothing without weeks before, without the week, or where all or none had it', () => {
    expect([
      pChart([], { k: 1, n: 2 }),
      pChart(BEFORE, { k: 0, n: 0 }),
      pChart([{ k: 0, n: 9 }], { k: 1, n: 2 }),
      pChart([{ k: 9, n: 9 }], { k: 1, n: 2 }),
    ]).toEqual([null, null, null, null]);
  });
});
