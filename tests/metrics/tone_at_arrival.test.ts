import { beforeAll, describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { toneAtArrival } from '../../src/lib/metrics/tone_at_arrival';
import { engineWith, type Engine } from './engine';

const WEEK = { A: [0.2, 0.4], B: [-0.5], C: [0.1, 0.3, 0.2], D: [-0.2], E: [0.5] };
const rows = Object.entries(WEEK).flatMap(([customer_id, tones]) =>
  tones.map((tone_start) => ({ customer_id, tone_start })),
);

describe('tone at arrival', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith({
      conversations: [
        ...rows,
        { customer_id: 'F', tone_start: null },
        { customer_id: 'G', tone_start: -0.4, week: '2024-05-27', is_open: true },
      ],
    });
  });

  it('gives the hand-worked week with customers as clusters', async () => {
    const cut = { where: "week = date '2024-05-13'" };
    expect(resultOf(toneAtArrival, { rows: await engine.ask(toneAtArrival, cut), sql: 'as shown' })).toEqual({
      metric: 'tone_at_arrival',
      figure: {
        value: expect.closeTo(0.125, 9),
        interval: { low: expect.closeTo(-0.2242, 4), high: expect.closeTo(0.4742, 4) },
        n: 8,
        confidence: 'small',
      },
      series: [],
      shares: [],
      curves: [],
      sql: 'as shown',
    });
  });

  it('gives the plain mean in the SQL itself', async () => {
    const [row] = await engine.ask(toneAtArrival, { where: "week = date '2024-05-13'" });
    expect(row!.value).toBeCloseTo(0.125, 12);
  });

  it('by week: a gap is a gap, a handful is withheld, an unfinished week says so', async () => {
    const series = { by: 'week' as const, rows: await engine.ask(toneAtArrival, { by: 'week' }) };
    const result = resultOf(toneAtArrival, { rows: [], series, sql: '', incompleteWeeks: new Set(['2024-05-27']) });
    expect(result.series).toEqual([
      {
        key: '2024-05-13',
        label: '2024-05-13',
        value: expect.closeTo(0.125, 9),
        interval: { low: expect.closeTo(-0.2242, 4), high: expect.closeTo(0.4742, 4) },
        n: 8,
        confidence: 'small',
      },
      { key: '2024-05-20', label: '2024-05-20', value: null, interval: null, n: 0, confidence: 'withheld' },
      {
        key: '2024-05-27',
        label: '2024-05-27',
        value: null,
        interval: null,
        n: 1,
        confidence: 'withheld',
        isIncomplete: true,
      },
    ]);
  });

  it('says nothing of nobody', async () => {
    const result = resultOf(toneAtArrival, { rows: await engine.ask(toneAtArrival, { where: 'false' }), sql: '' });
    expect(result.figure).toEqual({ value: null, interval: null, n: 0, confidence: 'withheld' });
  });

  it('of one agent shows nothing below twenty', async () => {
    const series = { by: 'agent' as const, rows: await engine.ask(toneAtArrival, { by: 'agent' }) };
    const result = resultOf(toneAtArrival, { rows: [], series, sql: '', label: () => 'Agent 3' });
    expect(result.series).toEqual([
      { key: 'a1', label: 'Agent 3', value: null, interval: null, n: 9, confidence: 'withheld' },
    ]);
  });
});
