/** What an export says besides words: moods that customers gave themselves, comments with ratings, merges, reopenings. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConversations } from '../../../pipelines/import/load';
import { openIdentity } from '../../../pipelines/import/identity';
import { resolveRecords } from '../../../pipelines/import/resolve';
import { taggerOf } from '../../../pipelines/import/tagger';
import { rowsOf } from '../../../pipelines/warehouse/database';
import type { Correction } from '../../../src/lib/model/corrections';
import { NOTHING_FORGOTTEN } from '../../../src/lib/model/forgotten';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { query } from '../../integration/command';
import { makeRedactor } from '../../../src/lib/text/redact';
import { csv } from '../../integration/corpus';
import { imported } from './imported';
import { emptyWarehouse, minute, stage, temporaryFolder, type Records } from './staged';

describe('of a conversation', () => {
  async function loaded(records: Records, corrections: Correction[] = []) {
    const { next, remove } = await emptyWarehouse();
    const folder = temporaryFolder();
    try {
      await stage(next, records);
      await resolveRecords(next.connection, 'zendesk:acme');
      const identity = openIdentity(folder.path);
      const tagger = taggerOf({ phrases: [], corrections });
      const redactor = makeRedactor({ redact: [], phoneCountries: [], patterns: [] });
      const options = {
        ...{ source: 'zendesk', account: 'zendesk:acme', importId: 'i1', identity, tagger, redactor, exportedAt: null },
        ...{
          settings: DEFAULT_SETTINGS,
          decisions: {
            settings: DEFAULT_SETTINGS,
            phrases: [],
            corrections,
            questions: [],
            answers: [],
            patterns: [],
            topics: [],
            forgotten: NOTHING_FORGOTTEN,
          },
        },
      };
      await loadConversations(next, options, () => undefined);
      return {
        conversations: await rowsOf(
          next.connection,
          'select vendor_id, csat, csat_comment, merged_into, reopen_count from conversations order by 1',
        ),
        moods: await rowsOf(
          next.connection,
          'select position, mood, self_mood, rule_mood, mood_source from messages order by conversation_id, position',
        ),
      };
    } finally {
      remove();
      folder.remove();
    }
  }

  const ANGRY = 'I am furious and angry about this invoice of yours.';

  it('keeps rating, its comment, merge and reopenings, the rating of a message where the conversation has none', async () => {
    const { conversations } = await loaded({
      messages: [
        { conversation: '1', role: 'customer', csat: null },
        { conversation: '1', role: 'customer', csat: 4 },
        { conversation: '2', role: 'customer', csat: 5 },
      ],
      conversations: [{ id: '2', csat: 1, csat_comment: 'too slow', merged_into: '1', reopen_count: 2 }],
    });
    expect(conversations).toEqual([
      { vendor_id: '1', csat: 4, csat_comment: null, merged_into: null, reopen_count: null },
      { vendor_id: '2', csat: 1, csat_comment: 'too slow', merged_into: 'zendesk:acme:1', reopen_count: 2 },
    ]);
  });

  it('lets the customer’s own mood win over the rules, and the one of the conversation is that of the first message', async () => {
    const { moods } = await loaded({
      messages: [
        { conversation: '1', role: 'agent', body: 'Hello, how can I help you today with your invoice?' },
        { conversation: '1', role: 'customer', body: ANGRY },
        {
          conversation: '1',
          role: 'customer',
          body: 'Please change my invoice for the month of May.',
          self_mood: 'pleased',
        },
        { conversation: '1', role: 'customer', body: ANGRY },
      ],
      conversations: [{ id: '1', self_mood: 'anxious' }],
    });
    expect(moods).toEqual([
      { position: 0, mood: null, self_mood: null, rule_mood: null, mood_source: null },
      { position: 1, mood: 'anxious', self_mood: 'anxious', rule_mood: 'angry', mood_source: 'self' },
      { position: 2, mood: 'pleased', self_mood: 'pleased', rule_mood: 'none', mood_source: 'self' },
      { position: 3, mood: 'angry', self_mood: null, rule_mood: 'angry', mood_source: 'rule' },
    ]);
  });

  it('takes a mood that a table repeats on every row, agents’ rows too, for that of the first message only', async () => {
    const { moods } = await loaded({
      messages: [
        { conversation: '1', role: 'customer', body: ANGRY, self_mood: 'confused' },
        { conversation: '1', role: 'agent', self_mood: 'confused' },
        { conversation: '1', role: 'customer', body: ANGRY, self_mood: 'confused' },
      ],
    });
    expect(moods.map(({ mood, self_mood }) => [mood, self_mood])).toEqual([
      ['confused', 'confused'],
      [null, null],
      ['angry', null],
    ]);
  });

  it('asks no mood of what is not scored, and keeps what the customer said of it', async () => {
    const { moods } = await loaded({
      messages: [
        { conversation: '1', role: 'customer', body: 'Ich bin sehr wütend über diese Rechnung!', self_mood: 'angry' },
      ],
    });
    expect(moods).toEqual([{ position: 0, mood: null, self_mood: 'angry', rule_mood: null, mood_source: null }]);
  });

  it('lets a correction win over the customer’s own mood, and a phrase that is taken away leaves it alone', async () => {
    const records: Records = {
      messages: [
        { conversation: '1', id: 'a', role: 'customer', body: ANGRY, self_mood: 'angry' },
        { conversation: '1', id: 'b', role: 'customer', body: ANGRY, self_mood: 'angry' },
      ],
    };
    const correction = (more: Partial<Correction>): Correction => ({
      ...{ id: 'k', at: minute(1).toISOString(), conversation_id: 'zendesk:acme:1', message_id: 'zendesk:acme:1/a' },
      ...{ field: 'mood', tag: null, grade: null, words: null, start: null, end: null },
      ...{ before: null, after: null, reason: null, undone_at: null },
      ...more,
    });
    const { moods } = await loaded(records, [
      correction({ after: 'frustrated' }),
      correction({ field: 'tag', tag: 'mood_angry', after: 'false', message_id: 'zendesk:acme:1/b' }),
    ]);
    expect(moods).toEqual([
      { position: 0, mood: 'frustrated', self_mood: 'angry', rule_mood: 'angry', mood_source: 'correction' },
      { position: 1, mood: 'angry', self_mood: 'angry', rule_mood: 'angry', mood_source: 'self' },
    ]);
  });
});

describe('of a table', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('reads the columns mood and csat_comment, and facts follow the mood', async () => {
    const file = join(folder.path, 'messages.csv');
    const [header, ...rows] = [
      ['conversation_id', 'message_id', 'role', 'sent_at', 'text', 'csat', 'csat_comment', 'mood'],
      ['c1', '1', 'customer', '2024-05-01T10:00:00Z', 'How do I change my password for the portal?', '', '', 'Worried'],
      ['c1', '2', 'agent', '2024-05-01T10:01:00Z', 'Open your profile and press Security.', '2', 'took long', ''],
    ] as [string[], ...string[][]];
    writeFileSync(file, csv([header, ...rows]));
    const dataFolder = join(folder.path, 'data');
    await imported({
      paths: [file],
      dataFolder,
    });
    expect(await query(dataFolder, 'select csat, csat_comment from conversations')).toEqual([
      { csat: 2, csat_comment: 'took long' },
    ]);
    expect(await query(dataFolder, 'select mood_start, needs_empathy from conversation_facts')).toEqual([
      { mood_start: 'anxious', needs_empathy: true },
    ]);
  });
});
