import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import type { SilentInputs } from '../../src/lib/metrics/silent';
import { topicSilent } from '../../src/lib/metrics/topic_silent';
import { DEFAULT_PRIOR } from '../../src/lib/model/complainrates';
import { engineWith } from './engine';

const PERIOD = { from: '2025-02-16', to: '2025-05-16' };
const INPUTS: SilentInputs = { period: PERIOD, prior: DEFAULT_PRIOR, surveys: [], activeUsers: [], titles: new Map() };

/** So many customers of a topic, each with one contact. */
const customers = (topic: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ topic, customer_id: `${topic}-${i}`, contact_number: 1 }));

describe('plausibly affected, the silent included', () => {
  it('has a figure by topic and none for all, and each lies between those who told us and those who use it', async () => {
    const engine = await engineWith({ topics: [...customers('export', 45), ...customers('sync', 4)] });
    const silent = { ...INPUTS, activeUsers: [{ feature: 'export', ...PERIOD, activeUsers: 1200 }] };
    const { figure, series } = resultOf(topicSilent, {
      rows: await engine.ask(topicSilent),
      series: { by: 'topic', rows: await engine.ask(topicSilent, { by: 'topic' }) },
      silent,
      sql: '',
    });
    expect(figure).toEqual({ value: null, interval: null, n: 0, confidence: 'withheld' });
    expect(series.map(({ key, value, interval, n }) => [key, value, interval, n])).toEqual([
      ['export', 446, { low: 219, high: 906 }, 45],
      ['sync', null, null, 4],
    ]);
  });

  it('is the figure where only one topic is looked at', async () => {
    const engine = await engineWith({ topics: customers('export', 45) });
    const { figure } = resultOf(topicSilent, { rows: await engine.ask(topicSilent), silent: INPUTS, sql: '' });
    expect(figure).toEqual({ value: 515, interval: { low: 230, high: 1595 }, n: 45, confidence: 'plain' });
  });

  it('does not count whom the export does not tell apart', async () => {
    const nameless = customers('export', 30).map((one) => ({ ...one, contact_number: null }));
    const engine = await engineWith({ topics: nameless });
    const { figure } = resultOf(topicSilent, { rows: await engine.ask(topicSilent), silent: INPUTS, sql: '' });
    expect(figure).toMatchObject({ value: null, n: 0 });
  });
});
