import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { warmCompetentWarm } from '../../src/lib/metrics/warm_competent_warm';
import { engineWith } from './engine';

describe('warm, competent, warm', () => {
  it('is a share of the ended conversations that are long enough to tell', async () => {
    const curves = [true, true, false, false, false, null].map((is_warm_competent_warm) => ({
      is_warm_competent_warm,
    }));
    const engine = await engineWith({ conversations: [...curves, { is_open: true, is_warm_competent_warm: true }] });
    const { figure } = resultOf(warmCompetentWarm, { rows: await engine.ask(warmCompetentWarm), sql: '' });
    expect([figure.k, figure.n]).toEqual([2, 5]);
  });
});
