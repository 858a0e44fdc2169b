/** Numbers to figures: what is withheld, what is small, and how sure each kind of figure is. */
import { describe, expect, it } from 'vitest';
import { ratioFigure } from '../../src/lib/metrics/figure';
import { clusterSums } from '../../src/lib/stats';

describe('so many per so much', () => {
  it('is Σ hits ÷ Σ of, per as many as asked, with customers as clusters', () => {
    // Six customers with 100 words each; two of them were written one stock phrase, one two.
    const hits = [1, 0, 2, 0, 1, 0];
    const sums = { n: 600, s: 4, ss: 6, sn: 400, nn: 60_000, clusters: 6 };
    const half = (2.570582 * Math.sqrt((6 / 5) * hits.reduce((sum, h) => sum + (h - 2 / 3) ** 2, 0))) / 600;
    expect(ratioFigure(sums, 1000, 24)).toEqual({
      value: expect.closeTo(20 / 3, 10),
      interval: { low: Math.max(0, 20 / 3 - half * 1000), high: expect.closeTo(20 / 3 + half * 1000, 4) },
      n: 24,
      confidence: 'plain',
    });
  });

  it('does not take none for certain: the upper end is that of a Poisson count of none', () => {
    const none = clusterSums([[0], [0], [0], [0], [0]]);
    expect(ratioFigure({ ...none, n: 1000 }, 1000, 30)).toEqual({
      value: 0,
      interval: { low: 0, high: expect.closeTo(3.6889, 4) },
      n: 30,
      confidence: 'plain',
    });
  });

  it('is withheld where it rests on fewer than five rows, however many words they have', () => {
    const sums = { n: 900, s: 4, ss: 6, sn: 400, nn: 60_000, clusters: 4 };
    expect(ratioFigure(sums, 1000, 4)).toEqual({ value: null, interval: null, n: 4, confidence: 'withheld' });
  });
});
