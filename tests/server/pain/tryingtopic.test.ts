import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryTopic } from '../../../src/lib/server/pain/tryingtopic';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';

let folder = '';
const SAID = [
  ['c1', 'The export is empty.', 'Exports'],
  ['c2', 'All batteries died, ask ana@example.org.', null],
  ['c3', 'My battery is fine, the export duty is not.', null],
  ['c4', 'Hello', 'An export for Ana'],
  ['c5', 'Nothing', null],
] as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-trying-topic-'));
  const rows = SAID.map(([id, text, subject], index) => {
    const sent = `2026-03-0${index + 1}T10:00:00Z`;
    const place = { conversation_id: id, customer_id: `of ${id}` };
    return {
      conversations: { ...place, source: 'test', subject, started_at: sent },
      messages: {
        ...{ message_id: `m${id}`, conversation_id: id, position: 0, role: 'customer', is_public: true },
        ...{ sent_at: sent, text },
      },
      message_facts: { message_id: `m${id}`, ...place, episode: 1, position: 0 },
      conversation_facts: { ...place, episode: 1, started_at: sent, labels: id === 'c5' ? ['power'] : [] },
    };
  });
  await putWarehouse(folder, {
    conversations: rows.map(({ conversations }) => conversations),
    messages: rows.map(({ messages }) => messages),
    message_facts: rows.map((row) => row.message_facts),
    conversation_facts: rows.map((row) => row.conversation_facts),
    topic_facts: ['c1', 'c3'].map((id) => ({
      ...{ topic: 'export', conversation_id: id, episode: 1, customer_id: `of ${id}`, message_id: `m${id}` },
      ...{ start_offset: 4, end_offset: 10, started_at: '2026-03-01T10:00:00Z' },
    })),
  });
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const shown = (examples: Awaited<ReturnType<typeof tryTopic>>['gainedExamples']) =>
  examples.map(({ conversationId, segments }) => [conversationId, segments.map(({ text }) => text).join('')]);

describe('a topic tried against history', () => {
  it('says which conversations gain and lose it, with words masked', async () => {
    const given = { title: 'Exports', include: ['export', 'batteries'], exclude: ['export duty'], labels: ['power'] };
    const trial = await tryTopic(given, { id: 'export', folder });
    expect(trial).toMatchObject({ problems: [], now: 2, after: 4, gained: 3, lost: 1, customers: 4, isWhole: true });
    expect(shown(trial.gainedExamples)).toEqual([
      ['c4', 'An export for Ana'],
      ['c2', 'All batteries died, ask [email].'],
    ]);
    expect(shown(trial.lostExamples)).toEqual([['c3', 'My battery is fine, the export duty is not.']]);
  });

  it('is not read while it cannot be used', async () => {
    const trial = await tryTopic({ title: '' }, { folder });
    expect(trial).toMatchObject({ read: 0, after: 0 });
    expect(trial.problems).toEqual([
      'Give the topic a title.',
      'Name at least one phrase, or one label of the helpdesk, by which the topic is known.',
    ]);
  });

  it('says when only the newest were read', async () => {
    const trial = await tryTopic({ title: 'Exports', include: ['export'] }, { folder, mostRead: 1 });
    expect(trial).toMatchObject({ isWhole: false, read: 1, after: 1 });
  });
});
