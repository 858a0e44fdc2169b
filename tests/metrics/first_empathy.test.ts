import { describe, expect, it } from 'vitest';
import { opensOf, resultOf } from '../../src/lib/metrics';
import { firstEmpathy } from '../../src/lib/metrics/first_empathy';
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { Outcome } from '../../src/lib/model/words';
import { copies, engineWith } from './engine';

const wait = (any: [number, Outcome], own: [number, Outcome] = any): Partial<ConversationFactRow> => ({
  needs_empathy: true,
  first_empathy_followed_seconds: any[0],
  first_empathy_outcome: any[1],
  first_own_words_empathy_followed_seconds: own[0],
  first_own_words_empathy_outcome: own[1],
});
/** Ten upset customers with times in seconds; the last sign at 9 was a ready-made line, and nobody wrote another. */
const TEN = [
  wait([1, 'event']),
  wait([2, 'event']),
  wait([3, 'ended']),
  wait([4, 'event']),
  wait([6, 'ended']),
  wait([7, 'open']),
  wait([9, 'event'], [30, 'ended']),
  wait([12, 'ended']),
  wait([15, 'open']),
  wait([20, 'ended']),
];

describe('time to first empathy', () => {
  it('gives the worked curve, its never share, and the curve in own words beside it', async () => {
    const engine = await engineWith({ conversations: [...TEN, { needs_empathy: false }] });
    const { figure, curves } = resultOf(firstEmpathy, { rows: await engine.ask(firstEmpathy), sql: '' });
    const [any, own] = curves;
    expect(figure).toEqual({ value: null, interval: null, n: 10, confidence: 'small' });
    expect(any).toEqual({
      key: 'any',
      label: 'Any sign',
      n: 10,
      events: 4,
      ended: 4,
      open: 2,
      points: expect.any(Array),
      median: null,
      medianInterval: { low: 4, high: null },
      never: expect.objectContaining({ value: expect.closeTo(0.575, 9), n: 10, confidence: 'small' }),
    });
    expect(any!.points.map(({ t, share, low, high }) => [t, share, low, high])[3]).toEqual([
      4,
      expect.closeTo(0.3, 9),
      expect.closeTo(0.0711, 4),
      expect.closeTo(0.5779, 4),
    ]);
    expect([own!.key, own!.events, own!.ended, own!.points.at(-1)!.share]).toEqual([
      'own_words',
      3,
      5,
      expect.closeTo(0.3, 9),
    ]);
  });

  it('leads with own words when the workspace says so', async () => {
    const engine = await engineWith({ conversations: copies(3, TEN.slice(0, 2)) });
    const answer = { rows: await engine.ask(firstEmpathy), sql: '', headline: 'own_words' };
    const { figure, curves } = resultOf(firstEmpathy, answer);
    expect(curves.map(({ key }) => key)).toEqual(['own_words', 'any']);
    expect(figure.value).toBe(1);
  });

  it('gives the mini-corpus its quarter by 4 minutes, three quarters by 20, and a quarter never', async () => {
    const corpus = [wait([180, 'ended']), wait([240, 'event']), wait([300, 'open']), wait([1200, 'event'])];
    const engine = await engineWith({ conversations: copies(5, corpus) });
    const [any] = resultOf(firstEmpathy, { rows: await engine.ask(firstEmpathy), sql: '' }).curves;
    expect(any!.points.map(({ t, share }) => [t, Number(share.toFixed(9))])).toEqual([
      [180, 0],
      [240, 0.25],
      [1200, 0.75],
    ]);
    expect(any!.never.value).toBeCloseTo(0.25, 9);
  });

  it('says nothing of four: single people would be seen', async () => {
    const engine = await engineWith({ conversations: TEN.slice(0, 4) });
    const { figure, curves } = resultOf(firstEmpathy, { rows: await engine.ask(firstEmpathy), sql: '' });
    expect(figure).toEqual({ value: null, interval: null, n: 4, confidence: 'withheld' });
    expect([curves[0]!.points, curves[0]!.median, curves[0]!.medianInterval, curves[0]!.never.value]).toEqual([
      [],
      null,
      null,
      null,
    ]);
  });

  it('reads never at the last time with five at risk while conversations are still open', async () => {
    const rows = [
      wait([10, 'ended']),
      ...Array.from({ length: 8 }, () => wait([20, 'open'])),
      wait([50, 'ended']),
      wait([60, 'open']),
    ];
    const engine = await engineWith({ conversations: rows });
    const [any] = resultOf(firstEmpathy, { rows: await engine.ask(firstEmpathy), sql: '' }).curves;
    expect(any!.never.value).toBeCloseTo(1 / 11, 9);
  });

  it('opens the conversations that ended without it', async () => {
    const engine = await engineWith({ conversations: TEN });
    const count = async (part: string) =>
      Number(
        (await engine.query(`select count(*) as n from conversation_facts where ${opensOf(firstEmpathy, part)}`))[0]!.n,
      );
    expect([await count('never'), await count('own_words_never')]).toEqual([4, 5]);
  });
});
