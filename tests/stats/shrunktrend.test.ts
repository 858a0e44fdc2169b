import { describe, expect, it } from 'vitest';
import { shrunkTrend } from '../../src/lib/stats';

const trend = (k0: number, k1: number, e0 = 1, e1 = 1) =>
  shrunkTrend({ events: k0, exposure: e0 }, { events: k1, exposure: e1 });

describe('a trend drawn towards 1', () => {
  it('G-TREND: 30 against 20 is 35 ÷ 25', () => expect(trend(20, 30)).toBe(1.4));

  it('takes longer windows for what they are', () => expect(trend(40, 30, 2, 1)).toBe(1.4));

  it('stays between one half and two', () => {
    expect(trend(0, 1000)).toBe(2);
    expect(trend(1000, 0)).toBe(0.5);
  });

  it('is 1 of nothing, and without a window before', () => {
    expect(trend(0, 0)).toBe(1);
    expect(trend(0, 9, 0, 1)).toBe(1);
  });
});
