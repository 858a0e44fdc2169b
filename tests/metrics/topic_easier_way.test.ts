import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { topicEasierWay } from '../../src/lib/metrics/topic_easier_way';
import { engineWith } from './engine';

describe('asks for an easier way', () => {
  it('count in conversations about the topic, complaints or not', async () => {
    const topics = [{ is_easier_way_asked: true, is_complaint: false }, {}, {}, {}, {}];
    const engine = await engineWith({ topics });
    const { figure } = resultOf(topicEasierWay, { rows: await engine.ask(topicEasierWay), sql: '' });
    expect([figure.k, figure.n]).toEqual([1, 5]);
  });
});
