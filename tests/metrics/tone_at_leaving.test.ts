import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { toneAtLeaving } from '../../src/lib/metrics/tone_at_leaving';
import { engineWith } from './engine';

describe('tone at leaving', () => {
  it('counts who left, beside the same without goodbyes and the arrival of the same people', async () => {
    const left = [0.2, 0.4, 0.6, 0.8, 0.5].map((tone_end, i) => ({
      tone_start: -0.5,
      tone_end,
      tone_end_without_closing: i === 0 ? null : 0.1,
    }));
    const engine = await engineWith({ conversations: [...left, { tone_start: 1, tone_end: null }] });
    const { figure, shares } = resultOf(toneAtLeaving, { rows: await engine.ask(toneAtLeaving), sql: '' });
    const half = 2.776445 * Math.sqrt(0.2 / 20); // deviations −.3 −.1 .1 .3 0: Σ² = .2, G/(G−1)/n² = 1/20
    expect(figure).toEqual({
      value: expect.closeTo(0.5, 9),
      interval: { low: expect.closeTo(0.5 - half, 5), high: expect.closeTo(0.5 + half, 5) },
      n: 5,
      confidence: 'small',
    });
    expect(shares).toEqual([
      {
        key: 'without_closing',
        label: 'Without closing lines',
        value: null,
        interval: null,
        n: 4,
        confidence: 'withheld',
      },
      {
        key: 'arrival_of_same',
        label: 'Tone at arrival of the same conversations',
        value: expect.closeTo(-0.5, 9),
        interval: { low: expect.closeTo(-0.5, 6), high: expect.closeTo(-0.5, 6) },
        n: 5,
        confidence: 'small',
      },
    ]);
  });
});
