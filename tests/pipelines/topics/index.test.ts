import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashTexts, indexWords } from '../../../pipelines/search';
import { hasOtherTopics, updateTopics } from '../../../pipelines/topics';
import { openForWriting, rowsOf, type Database } from '../../../pipelines/warehouse/database';
import type { OwnTopic } from '../../../src/lib/model/topics';
import { SCHEMA_SQL } from '../../../src/lib/model/schema';

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-topics-'));
  database = await openForWriting(join(folder, 'warehouse.duckdb'), join(folder, 'spill'));
  await database.connection.run(SCHEMA_SQL);
  await database.connection.run(`attach ':memory:' as staging`);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

interface Said {
  text: string;
  subject?: string;
  customer?: string;
  at?: string;
  labels?: string[];
  role?: string;
  hasIdentity?: boolean;
}

let told = 0;

/** Each a conversation of one message. */
async function say(...said: Said[]) {
  for (const one of said) {
    const id = `c${told++}`;
    const at = one.at ?? '2026-03-02 10:00:00';
    const customer = one.customer ?? id;
    const labels = `[${(one.labels ?? []).map((label) => `'${label}'`).join(', ')}]::varchar[]`;
    const run = (sql: string) => database.connection.run(sql);
    const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
    await run(`
      insert into conversations (conversation_id, source, subject, customer_id, has_identity, labels)
      values ('${id}', 'test', ${one.subject ? quoted(one.subject) : 'null'}, '${customer}', ${one.hasIdentity ?? true}, ${labels});
      insert into messages (message_id, conversation_id, position, role, is_public, is_scored, text)
      values ('m${id}', '${id}', 0, '${one.role ?? 'customer'}', true, true, ${quoted(one.text)});
      insert into message_facts (message_id, conversation_id, episode, position) values ('m${id}', '${id}', 1, 0);
      insert into conversation_facts (conversation_id, episode, customer_id, labels, started_at, is_scored, is_complaint, kind, severity)
      values ('${id}', 1, '${customer}', ${labels}, '${at}', true, true, 'bug', 2)`);
  }
}

async function update(own: OwnTopic[]) {
  await hashTexts(database);
  const marks = await updateTopics(database, own);
  await indexWords(database);
  await database.connection.run('delete from warehouse_info');
  await database.connection.run(
    `insert into warehouse_info values ('topics_corpus', $1), ('own_topics', $2), ('rules_version', '1')`,
    [marks.corpus, marks.own],
  );
}

const rows = (sql: string) => rowsOf(database.connection, sql);
const facts = () =>
  rows(`select topic, conversation_id, found_by, is_primary, matched_text from topic_facts
    order by right(conversation_id, length(conversation_id) - 1)::int, topic`);

const EXPORT: OwnTopic = {
  id: 'export',
  title: 'Exports',
  include: ['export', 'csv'],
  exclude: ['export duty'],
  labels: [],
};
const BILLING: OwnTopic = { id: 'billing', title: 'Billing', include: [], exclude: [], labels: ['money'] };

describe('topics of the team', () => {
  beforeEach(() => void (told = 0));

  it('are found in the words and subjects of customers and by labels; an episode has each of them', async () => {
    await say(
      { text: 'The CSV is empty.', subject: 'Exports' },
      { text: 'The export duty is too high.' },
      { text: 'Hello!', subject: 'Export again', labels: ['vip', 'money'] },
      { text: 'We export it for you.', role: 'agent' },
    );
    await update([EXPORT, BILLING]);
    expect(await facts()).toEqual([
      { topic: 'export', conversation_id: 'c0', found_by: 'lexicon', is_primary: true, matched_text: 'CSV' },
      { topic: 'billing', conversation_id: 'c2', found_by: 'label', is_primary: true, matched_text: null },
      { topic: 'export', conversation_id: 'c2', found_by: 'lexicon', is_primary: false, matched_text: 'Export' },
    ]);
    expect(await rows('select conversation_id, topic from conversation_facts order by 1')).toEqual([
      { conversation_id: 'c0', topic: 'export' },
      { conversation_id: 'c1', topic: null },
      { conversation_id: 'c2', topic: 'billing' },
      { conversation_id: 'c3', topic: null },
    ]);
  });

  it('number the contacts of a customer that lie a day apart, and none without identity', async () => {
    const [customer, text] = ['ana', 'export?'];
    await say(
      { customer, text, at: '2026-03-02 10:00:00' },
      { customer, text, at: '2026-03-02 12:00:00' },
      { customer, text, at: '2026-03-04 10:00:00' },
      { text, hasIdentity: false },
    );
    await update([EXPORT]);
    expect(await rows('select conversation_id, contact_number from topic_facts order by 1')).toEqual([
      { conversation_id: 'c0', contact_number: 1 },
      { conversation_id: 'c1', contact_number: 1 },
      { conversation_id: 'c2', contact_number: 2 },
      { conversation_id: 'c3', contact_number: null },
    ]);
  });

  it('keep what the customer was at, the rate and the ask for an easier way', async () => {
    await say({ text: 'I am trying to export March. It fails every month. Is there an easier way?' });
    await update([EXPORT]);
    expect(await rows('select task, recurring_per_month, is_easier_way_asked from topic_facts')).toEqual([
      { task: 'export March', recurring_per_month: 1, is_easier_way_asked: true },
    ]);
  });

  it('that change, words that change and conversations that go leave nothing behind', async () => {
    await say({ text: 'The csv' }, { text: 'The export' }, { text: 'An export' });
    await update([EXPORT]);
    expect((await facts()).map(({ conversation_id }) => conversation_id)).toEqual(['c0', 'c1', 'c2']);
    await database.connection.run(`
      update messages set text = 'Nothing' where conversation_id = 'c1';
      delete from messages where conversation_id = 'c2';
      delete from conversations where conversation_id = 'c2';
      delete from conversation_facts where conversation_id = 'c2'`);
    expect(await hasOtherTopics(database, [EXPORT])).toBe(false);
    await update([EXPORT]);
    expect((await facts()).map(({ conversation_id }) => conversation_id)).toEqual(['c0']);
    const changed = { ...EXPORT, include: ['nothing'] };
    expect(await hasOtherTopics(database, [changed])).toBe(true);
    await update([changed]);
    expect(await rows('select conversation_id, matched_text from topic_mentions')).toEqual([
      { conversation_id: 'c1', matched_text: 'Nothing' },
    ]);
    await update([]);
    expect(await rows('select * from topic_mentions')).toEqual([]);
    expect(await rows('select topic from conversation_facts where topic is not null')).toEqual([]);
  });
});

const FRUIT = ['apple', 'pear', 'plum', 'quince', 'cherry', 'grape'];

describe('topics that are found', () => {
  beforeEach(() => void (told = 0));

  it('hold what no topic of the team holds, and give way when the team takes them over', async () => {
    await say(
      ...FRUIT.map((fruit) => ({ text: `The barcode scanner knows no ${fruit}.` })),
      ...FRUIT.flatMap((fruit) => ['Where', 'Who', 'What'].map((who) => ({ text: `${who} is the ${fruit}?` }))),
      { text: 'The barcode scanner has no export.' },
    );
    await update([EXPORT]);
    expect(await rows('select topic, title, origin, include from topics order by 1')).toEqual([
      { topic: 'export', title: 'Exports', origin: 'lexicon', include: ['export', 'csv'] },
      { topic: 'found-barcode-scanner', title: 'Barcode scanner', origin: 'discovered', include: ['barcode scanner'] },
    ]);
    expect(await rows('select topic, count(*) as n from topic_facts group by all order by 1')).toEqual([
      { topic: 'export', n: 1 },
      { topic: 'found-barcode-scanner', n: 6 },
    ]);
    const scanner = { id: 'scanner', title: 'Scanner', include: ['barcode scanner'], exclude: [], labels: [] };
    await update([EXPORT, scanner]);
    expect(await rows('select topic, count(*) as n from topic_facts group by all order by 1')).toEqual([
      { topic: 'export', n: 1 },
      { topic: 'scanner', n: 7 },
    ]);
  });
});
