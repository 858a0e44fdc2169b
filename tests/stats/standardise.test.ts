import { describe, expect, it } from 'vitest';
import { standardised } from '../../src/lib/stats';

const ALL = [
  { key: 'angry', k: 60, n: 100 },
  { key: 'calm', k: 20, n: 200 },
];

describe('a group against what its own cases make one expect', () => {
  it('of many angry cases expects more, so that 12 of 20 may be as good as all', () => {
    const { observed, expected, ratio, interval } = standardised(
      [
        { key: 'angry', k: 11, n: 15 },
        { key: 'calm', k: 1, n: 5 },
      ],
      ALL,
    );
    expect([observed, expected]).toEqual([12, 9.5]);
    expect(ratio).toBeCloseTo(12 / 9.5, 12);
    // Garwood: 12 events are 6.2006 to 20.9616
    expect([Number((interval!.low * 9.5).toFixed(4)), Number((interval!.high * 9.5).toFixed(4))]).toEqual([
      6.2006, 20.9616,
    ]);
  });

  it('of all against all is 1', () => {
    expect(standardised(ALL, ALL)).toMatchObject({ observed: 80, expected: 80, ratio: 1 });
  });

  it('is unknown where nothing was to be expected', () => {
    expect(standardised([{ key: 'calm', k: 0, n: 5 }], [{ key: 'calm', k: 0, n: 50 }])).toEqual({
      observed: 0,
      expected: 0,
      ratio: null,
      interval: null,
    });
    expect(standardised([], ALL).ratio).toBeNull();
  });

  it('refuses a group that is no part of all', () => {
    expect(() => standardised([{ key: 'new', k: 1, n: 2 }], ALL)).toThrow(
      'A group is a part of all: stratum "new" has 1 of 2, all have 0 of 0.',
    );
  });
});
