import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { toneLift } from '../../src/lib/metrics/tone_lift';
import type { ToneBand } from '../../src/lib/model/words';
import { engineWith } from './engine';

const lifted = (
  tone_band_start: ToneBand,
  tone_start: number,
  tone_end: number,
  tone_end_without_closing: number | null,
) => ({
  tone_band_start,
  tone_start,
  tone_end,
  tone_end_without_closing,
  lift: tone_end - tone_start,
});

describe('rise in tone', () => {
  it('is that of negative arrivals; the others stand beside it, and there is none over all [G-LIFT]', async () => {
    const conversations = [
      ...Array.from({ length: 5 }, () => lifted('negative', -0.3062, 0.7906, -0.1062)),
      ...Array.from({ length: 5 }, () => lifted('neutral', 0, 0.2, null)),
      ...Array.from({ length: 5 }, () => lifted('positive', 0.5, 0.25, 0.5)),
      { tone_band_start: 'negative' as const, tone_start: -0.9, lift: null },
    ];
    const engine = await engineWith({ conversations });
    const { figure, shares } = resultOf(toneLift, { rows: await engine.ask(toneLift), sql: '' });
    expect([figure.value, figure.n]).toEqual([expect.closeTo(1.0968, 4), 5]);
    expect(shares.map(({ key, value, n }) => [key, value, n])).toEqual([
      ['negative_without_goodbyes', expect.closeTo(0.2, 9), 5],
      ['neutral', expect.closeTo(0.2, 9), 5],
      ['neutral_without_goodbyes', null, 0],
      ['positive', expect.closeTo(-0.25, 9), 5],
    ]);
  });
});
