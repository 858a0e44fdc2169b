import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { topicSeverity } from '../../src/lib/metrics/topic_severity';
import { engineWith } from './engine';

describe('how grave complaints about a topic are', () => {
  it('is the mean of what their words say, with how many there are of each', async () => {
    const topics = [1, 2, 2, 3, 4, null].map((severity) => ({ severity }));
    const engine = await engineWith({ topics });
    const { figure, shares } = resultOf(topicSeverity, { rows: await engine.ask(topicSeverity), sql: '' });
    expect([figure.value, figure.n]).toEqual([2.4, 5]);
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['severity_1', 1, 5],
      ['severity_2', 2, 5],
      ['severity_3', 1, 5],
      ['severity_4', 1, 5],
    ]);
  });
});
