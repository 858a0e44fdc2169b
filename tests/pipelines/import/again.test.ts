/** Importing again: the same, a newer, an older and a partial export change only what they must. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../../integration/command';
import { csv } from '../../integration/corpus';
import { imported } from './imported';
import { temporaryFolder } from './staged';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

const HEADER = ['conversation_id', 'message_id', 'role', 'author', 'sent_at', 'text'];
type Line = [conversation: string, message: string, role: string, author: string, at: string, text: string];

const FIRST: Line[] = [
  ['c1', 'm1', 'customer', 'anna', '2024-05-01T10:00:00Z', 'The export is empty again and I am frustrated.'],
  ['c1', 'm2', 'agent', 'tom', '2024-05-01T10:05:00Z', 'I am sorry, that was our mistake.'],
  ['c2', 'm3', 'customer', 'ben', '2024-05-02T09:00:00Z', 'How do I change my password for the portal?'],
  ['c2', 'm4', 'agent', 'eva', '2024-05-02T09:30:00Z', 'Open your profile and press the button Security.'],
];

const importLines = (lines: Line[], exportedAt?: string, account?: string) =>
  importRows([HEADER, ...lines], exportedAt, account);

async function importRows(rows: string[][], exportedAt?: string, account?: string) {
  const file = join(folder.path, 'export.csv');
  writeFileSync(file, csv(rows));
  const { imports, refused } = await imported({
    paths: [file],
    dataFolder: data,
    account,
    exportedAt: exportedAt ? new Date(exportedAt) : undefined,
  });
  expect(refused).toEqual([]);
  expect(imports).toHaveLength(1);
  return imports[0];
}

const stored = () =>
  query(
    data,
    `select vendor_id as c, position as p, role, split_part(text, ' ', 1) as begins
     from messages join conversations using (conversation_id) order by all`,
  );

const lastImport = async () =>
  (
    await query(
      data,
      `select new_conversations as added, changed_conversations as changed, unchanged_conversations as unchanged
       from imports order by started_at desc limit 1`,
    )
  )[0];

describe('two accounts whose files do not name them', () => {
  it('stay apart when each is given a name, although their ids are the same', async () => {
    await importLines(FIRST, undefined, 'shop-eu');
    await importLines(FIRST, undefined, 'shop-us');
    expect(await query(data, 'select conversation_id, account_id from conversations order by 1')).toEqual([
      { conversation_id: 'messages-csv:shop-eu:c1', account_id: 'shop-eu' },
      { conversation_id: 'messages-csv:shop-eu:c2', account_id: 'shop-eu' },
      { conversation_id: 'messages-csv:shop-us:c1', account_id: 'shop-us' },
      { conversation_id: 'messages-csv:shop-us:c2', account_id: 'shop-us' },
    ]);
  });
});

describe('importing again', () => {
  it('changes nothing and duplicates nothing with the same export', async () => {
    await importLines(FIRST);
    const before = await stored();
    const agents = await query(data, 'select * from agents order by number');
    expect(await importLines(FIRST)).toMatchObject({ conversations: 2, messages: 4, unchanged_conversations: 2 });
    expect(await stored()).toEqual(before);
    expect(await query(data, 'select * from agents order by number')).toEqual(agents);
    expect(await lastImport()).toEqual({ added: 0, changed: 0, unchanged: 2 });
  });

  it('takes from a newer export what is new and what changed', async () => {
    await importLines(FIRST);
    await importLines([
      ...FIRST,
      ['c2', 'm5', 'customer', 'ben', '2024-05-02T10:00:00Z', 'Thanks, that worked.'],
      ['c3', 'm6', 'customer', 'cleo', '2024-05-03T10:00:00Z', 'Where do I find the invoice?'],
    ]);
    expect(await lastImport()).toEqual({ added: 1, changed: 1, unchanged: 1 });
    expect((await stored()).map((row) => `${row.c} ${row.p} ${row.begins}`)).toEqual([
      'c1 0 The',
      'c1 1 I',
      'c2 0 How',
      'c2 1 Open',
      'c2 2 Thanks,',
      'c3 0 Where',
    ]);
    expect(
      await query(
        data,
        `select vendor_id as c, message_count as n, first_response_outcome as outcome
         from conversation_facts join conversations using (conversation_id) order by c`,
      ),
    ).toEqual([
      { c: 'c1', n: 2, outcome: 'event' },
      { c: 'c2', n: 3, outcome: 'event' },
      { c: 'c3', n: 1, outcome: 'open' },
    ]);
  });

  it('does not let an older export undo a newer one', async () => {
    await importLines(FIRST);
    const before = await stored();
    const summary = await importLines(FIRST.filter((line) => line[1] !== 'm4'));
    expect(summary).toMatchObject({
      unchanged_conversations: 1,
      skipped_reasons: '{"of a conversation that is stored in a newer state":1}',
    });
    expect(await stored()).toEqual(before);
  });

  it('keeps the beginning of a conversation when an export holds only its later part', async () => {
    await importLines(FIRST);
    const later: Line = ['c1', 'm9', 'customer', 'anna', '2024-06-01T08:00:00Z', 'Works now, thank you!'];
    await importLines([later]);
    expect((await stored()).map((row) => `${row.c} ${row.p} ${row.role} ${row.begins}`)).toEqual([
      'c1 0 customer The',
      'c1 1 agent I',
      'c1 2 customer Works',
      'c2 0 customer How',
      'c2 1 agent Open',
    ]);
    expect(await importLines([later])).toMatchObject({ unchanged_conversations: 1 });
  });

  /** Two months of one conversation, cut between two messages; the second month holds no word of the customer's. */
  const CUT = {
    HEADER: [...HEADER, 'status'],
    earlier: [['c3', 'm8', 'customer', 'cleo', '2024-05-31T22:00:00Z', 'Where is my refund, please?', 'open']],
    later: [['c3', 'm9', 'agent', 'tom', '2024-06-01T07:00:00Z', 'It left our bank this morning.', 'solved']],
  };
  const importCut = (month: 'earlier' | 'later') => importRows([CUT.HEADER, ...CUT[month]]);
  const whole = () =>
    query(
      data,
      `select list(split_part(text, ' ', 1) order by position) as begins, any_value(status) as status,
         any_value(c.customer_id = (select author_id from messages where role = 'customer')) as is_hers
       from messages join conversations c using (conversation_id) group by c.conversation_id`,
    );

  for (const months of [['earlier', 'later'] as const, ['later', 'earlier'] as const])
    it(`puts a conversation together that is cut between two tables with a status, the ${months[0]} one first`, async () => {
      for (const month of months) await importCut(month);
      expect(await whole()).toEqual([{ begins: ['Where', 'It'], status: 'solved', is_hers: true }]);
      for (const month of months) await importCut(month);
      expect(await whole()).toEqual([{ begins: ['Where', 'It'], status: 'solved', is_hers: true }]);
    });

  it('takes the words of one person for their own on both sides of the cut', async () => {
    const words = 'The export of the invoices stops at the tenth page and says nothing at all about it.';
    await importLines([['c4', 'm1', 'customer', 'cleo', '2024-05-31T22:00:00Z', words]]);
    await importLines([['c4', 'm2', 'customer', 'cleo', '2024-06-01T07:00:00Z', `${words} Please help me.`]]);
    expect(await query(data, 'select text from messages order by position')).toEqual([
      { text: words },
      { text: `${words} Please help me.` },
    ]);
  });

  it('closes what fell silent once a newer export reaches further', async () => {
    await importLines(FIRST, '2024-05-02T09:31:00Z');
    const open = () => query(data, 'select vendor_id as c, is_open as open from conversations order by c');
    expect(await open()).toEqual([
      { c: 'c1', open: true },
      { c: 'c2', open: true },
    ]);
    await importLines(FIRST, '2024-06-02T09:31:00Z');
    expect(await open()).toEqual([
      { c: 'c1', open: false },
      { c: 'c2', open: false },
    ]);
  });

  it('keeps a record that cannot be used, with its file, number, field and reason, once', async () => {
    const broken: Line = ['c1', 'm7', 'agent', 'tom', 'next Tuesday', 'I will look into it.'];
    expect(await importLines([...FIRST, broken])).toMatchObject({ messages: 4, records: 5, rejected: 1 });
    await importLines([...FIRST, broken]);
    const rejects = await query(data, 'select file, record, field, reason, raw from rejects');
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatchObject({ file: join(folder.path, 'export.csv'), record: 5, field: 'sent_at' });
    expect(String(rejects[0]?.raw)).toContain('next Tuesday');
  });

  it('leaves nothing behind but the warehouse, the lock and the workspace', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'warehouse.duckdb.next-0badcafe'), 'left by a killed run');
    mkdirSync(join(data, 'warehouse.duckdb.spill-0badcafe'));
    await importLines(FIRST);
    expect(readdirSync(data).sort()).toEqual(['warehouse.duckdb', 'workspace', 'writer.lock.duckdb']);
    expect(existsSync(join(data, 'workspace', 'identity.key'))).toBe(true);
  });
});
