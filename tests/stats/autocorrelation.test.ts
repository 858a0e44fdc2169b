import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCarriedOver, lagOne } from '../../src/lib/stats';

describe('what a week carries over into the next', () => {
  it('of 1 2 3 4 5 is .4, of a swing to and fro it is below zero', () => {
    expect(lagOne([1, 2, 3, 4, 5])).toBeCloseTo(0.4, 12);
    expect(lagOne([1, 2, 1, 2])).toBeCloseTo(-0.75, 12);
  });

  it('is unknown of two values, and where nothing varies', () => {
    expect([lagOne([]), lagOne([1, 2]), lagOne([3, 3, 3])]).toEqual([null, null, null]);
  });

  it('is said of a slow wave, not of a swing', () => {
    const wave = [0, 1, 2, 3, 3, 2, 1, 0, -1, -2, -3, -3, -2, -1, 0];
    expect([isCarriedOver(wave), isCarriedOver([1, 2, 1, 2, 1, 2, 1, 2, 1])]).toEqual([true, false]);
  });

  it('stays within −1 and 1', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -99, max: 99 })), (values) => Math.abs(lagOne(values) ?? 0) <= 1));
  });
});
