import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { waitAccuracy } from '../../src/lib/metrics/wait_accuracy';
import { engineWith } from './engine';

describe('later than we said', () => {
  it('is how often the news came after the named time, and by how much [G-WAIT]', async () => {
    const hours = [-48, -1, 0, 0.5, 26, 26];
    const promises = [
      ...hours.map((hour) => ({ late_seconds: hour * 3600, is_promise: false })),
      { late_seconds: null, outcome: 'broken' as const },
    ];
    const engine = await engineWith({ promises });
    const { figure, shares } = resultOf(waitAccuracy, { rows: await engine.ask(waitAccuracy), sql: '' });
    expect([figure.k, figure.n]).toEqual([3, 6]);
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['early', 1],
      ['in_time', 2],
      ['late_hour', 1],
      ['late_day', 0],
      ['later', 2],
    ]);
  });
});
