import { describe, expect, it } from 'vitest';
import { drawNormal, drawPoisson, seeded } from '../../src/lib/stats';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const draws = (draw: (random: () => number) => number) => {
  const random = seeded(7);
  return Array.from({ length: 20_000 }, () => draw(random));
};

describe('numbers for simulations', () => {
  it('are the same for the same seed', () => {
    const [one, same, other] = [seeded(3), seeded(3), seeded(4)];
    expect([one(), one()]).toEqual([same(), same()]);
    expect(seeded(3)()).not.toBe(other());
  });

  it.each([0.5, 4, 700])('Poisson counts of mean %d have that mean and variance', (expected) => {
    const counts = draws((random) => drawPoisson(expected, random));
    expect(mean(counts) / expected).toBeCloseTo(1, 1);
    expect(mean(counts.map((count) => (count - expected) ** 2)) / expected).toBeCloseTo(1, 1);
  });

  it('normal numbers have mean 0 and variance 1', () => {
    const values = draws(drawNormal);
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });
});
