import { describe, expect, it } from 'vitest';
import { difference, newcombe } from '../../src/lib/stats';

describe('the difference of two shares (Newcombe)', () => {
  it.each([
    [12, 30, 8, 50, [0.24, 0.0415, 0.4327]],
    [18, 20, 30, 60, [0.4, 0.1645, 0.5423]],
  ])('%i of %i against %i of %i', (k1, n1, k2, n2, expected) => {
    const { value, interval } = newcombe(k1, n1, k2, n2)!;
    expect([value, interval.low, interval.high].map((one) => Number(one.toFixed(4)))).toEqual(expected);
  });

  it('is unknown when a group is empty', () => {
    expect(newcombe(1, 2, 0, 0)).toBeNull();
  });
});

describe('the difference of two estimates from their intervals', () => {
  const at = (value: number, half: number) => ({ value, interval: { low: value - half, high: value + half } });

  it('adds the squares of symmetric half-widths', () => {
    const { value, interval } = difference(at(10, 3), at(4, 4));
    expect([value, interval.low, interval.high]).toEqual([6, 1, 11]);
  });
});
