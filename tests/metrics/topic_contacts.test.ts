import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { topicContacts } from '../../src/lib/metrics/topic_contacts';
import { engineWith } from './engine';

describe('complaints about a topic', () => {
  it('are conversations, whoever wrote them, and one with two topics is one of all', async () => {
    const ana = { customer_id: 'ana' };
    const engine = await engineWith({ topics: [ana, ana, ana, ana, {}, { conversation_id: 'c1', topic: 'sync' }] });
    const { figure } = resultOf(topicContacts, { rows: await engine.ask(topicContacts), sql: '' });
    expect(figure).toEqual({ value: 5, interval: null, n: 5, confidence: 'small' });
  });
});
