import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/lib/stats';

const P = [0.003, 0.012, 0.021, 0.04, 0.2, 0.55];
const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(3)));

describe('many comparisons', () => {
  it('Benjamini–Hochberg', () => {
    expect(rounded(benjaminiHochberg(P))).toEqual([0.018, 0.036, 0.042, 0.06, 0.24, 0.55]);
  });

  it('Holm', () => {
    expect(rounded(holm(P))).toEqual([0.018, 0.06, 0.084, 0.12, 0.4, 0.55]);
  });

  it('keeps the order in which the p-values came', () => {
    expect(rounded(benjaminiHochberg([0.55, 0.003, 0.2, 0.012, 0.04, 0.021]))).toEqual([
      0.55, 0.018, 0.24, 0.036, 0.06, 0.042,
    ]);
    expect(rounded(holm([0.2, 0.003, 0.55]))).toEqual([0.4, 0.009, 0.55]);
  });

  it('of none makes none', () => {
    expect([benjaminiHochberg([]), holm([])]).toEqual([[], []]);
  });
});
