import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { topicRepeats } from '../../src/lib/metrics/topic_repeats';
import { engineWith } from './engine';

describe('complaints that come again', () => {
  it('say so, or are a later contact of the same customer', async () => {
    const topics = [{ repeat_count: 3 }, { contact_number: 2 }, { repeat_count: 1, contact_number: 1 }, {}, {}];
    const engine = await engineWith({ topics });
    const { figure } = resultOf(topicRepeats, { rows: await engine.ask(topicRepeats), sql: '' });
    expect([figure.k, figure.n]).toEqual([2, 5]);
  });
});
