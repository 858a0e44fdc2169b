import { describe, expect, it } from 'vitest';
import { waitSteps } from '../../src/lib/stats';

describe('waits in order of time', () => {
  it('counts what happened at each time and who was still waiting just before', () => {
    expect(
      waitSteps([
        { t: 5, outcome: 'open', count: 2 },
        { t: 1, outcome: 'event', count: 3 },
        { t: 5, outcome: 'ended', count: 1 },
        { t: 1, outcome: 'event', count: 1 },
        { t: 9, outcome: 'event', count: 0 },
      ]),
    ).toEqual([
      { t: 1, atRisk: 7, events: 4, ended: 0, open: 0 },
      { t: 5, atRisk: 3, events: 0, ended: 1, open: 2 },
    ]);
  });

  it('refuses a wait without a length', () => {
    expect(() => waitSteps([{ t: NaN, outcome: 'event', count: 1 }])).toThrow(
      'A wait needs t ≥ 0 and a count ≥ 0; got t = NaN, count = 1.',
    );
  });
});
