import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { topicCustomers } from '../../src/lib/metrics/topic_customers';
import { engineWith } from './engine';

const ana = { customer_id: 'ana' };

describe('customers who complained about a topic', () => {
  it('count once each, by topic and in all; below five they are not told', async () => {
    const topics = [ana, ana, {}, {}, {}, {}, { is_complaint: false }, { ...ana, topic: 'sync' }];
    const engine = await engineWith({ topics });
    const { figure, series } = resultOf(topicCustomers, {
      rows: await engine.ask(topicCustomers),
      series: { by: 'topic', rows: await engine.ask(topicCustomers, { by: 'topic' }) },
      sql: '',
    });
    expect(figure).toEqual({ value: 5, interval: null, n: 5, confidence: 'small' });
    expect(series.map(({ key, value, n }) => [key, value, n])).toEqual([
      ['export', 5, 5],
      ['sync', null, 1],
    ]);
  });
});
