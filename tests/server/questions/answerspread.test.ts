import { describe, expect, it } from 'vitest';
import { binOf, spreadOf } from '../../../src/lib/server/questions/answerspread';
import type { Amount } from '../../../src/lib/model/questions';

const said = (low: number, high: number | null = low, isApproximate = false): Amount => ({
  ...{ low, high, isApproximate },
  point: high === null ? null : (low + high) / 2,
});

describe('numbers that came back', () => {
  it('have a median and a middle half by order, and no mean of what was said exactly and what was said about', () => {
    const spread = spreadOf([said(0), said(1), said(2, 3), said(4, 4, true), said(4), said(9), said(20, null)])!;
    expect(spread).toMatchObject({
      ...{ n: 7, median: 4, interval: { low: 0, high: 20 }, quartiles: { low: 1, high: 9 } },
      ...{ exact: 4, approximate: 1, ranges: 1, openEnded: 1 },
    });
    expect(spread.bins.map(({ label, k }) => [label, k])).toEqual([
      ['0', 1],
      ['up to 1', 1],
      ['over 1 to 2', 0],
      ['over 2 to 3', 1],
      ['over 3 to 4', 2],
      ['over 4 to 5', 0],
      ['over 5 to 7', 0],
      ['over 7 to 10', 1],
      ['at least …', 1],
    ]);
  });

  it('have no upper end of the middle half where so many said “at least”, and no figures below five', () => {
    expect(spreadOf([said(1), said(2), said(3), said(5, null), said(6, null)])?.quartiles).toEqual({
      low: 2,
      high: null,
    });
    expect(spreadOf([said(1), said(2), said(3), said(4)])).toMatchObject({
      median: null,
      interval: null,
      quartiles: null,
    });
    expect(spreadOf([])).toBeNull();
  });

  it('lie in the bin whose upper end is the next', () => {
    expect([binOf(said(4, 5)), binOf(said(5)), binOf(said(200_000)), binOf(said(3, null))]).toEqual([
      ...['5', '5', 'more', 'open'],
    ]);
  });
});
