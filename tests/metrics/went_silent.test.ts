import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { wentSilent } from '../../src/lib/metrics/went_silent';
import { engineWith } from './engine';

describe('answers followed by silence', () => {
  it('are 2 of the 7 of the mini-corpus that could be; an open end and a settled turn do not count', async () => {
    const outcomes = ['answered', 'answered', 'silent', 'answered', 'silent', 'answered', 'answered'] as const;
    const turns = [
      ...outcomes.map((next_outcome) => ({ next_outcome })),
      { next_outcome: 'censored' as const },
      { next_outcome: null },
      { side: 'customer' as const, next_outcome: null },
    ];
    const engine = await engineWith({ turns });
    const { figure } = resultOf(wentSilent, { rows: await engine.ask(wentSilent), sql: '' });
    expect([figure.k, figure.n]).toEqual([2, 7]);
    const { series } = resultOf(wentSilent, {
      rows: await engine.ask(wentSilent),
      series: { by: 'team', rows: await engine.ask(wentSilent, { by: 'team' }) },
      sql: '',
    });
    expect(series.map(({ key, k, n }) => [key, k, n])).toEqual([['Support', 2, 7]]);
  });
});
