/** Any order of records gives the same warehouse: exports promise none. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { query, READ_TABLES } from '../../integration/command';
import { csv } from '../../integration/corpus';
import { imported } from './imported';
import { temporaryFolder } from './staged';

const HEADER = 'conversation_id message_id role author sent_at text status csat csat_comment customer mood'.split(' ');
const ROWS = [
  [
    'c1',
    'm1',
    'customer',
    'ann',
    '2024-05-01T10:00:00Z',
    'The export is empty again and I am frustrated.',
    'open',
    '',
    '',
    'ann',
    '',
  ],
  ['c1', 'm2', 'agent', 'tom', '2024-05-01T10:05:00Z', 'I am sorry, that was our mistake.', 'open', '', '', 'ann', ''],
  [
    'c1',
    'm3',
    'customer',
    'ann',
    '2024-05-01T10:09:00Z',
    'Thank you, it works now!',
    'closed',
    '5',
    'quick',
    'ann',
    'happy',
  ],
  [
    'c2',
    'm4',
    'customer',
    'ben',
    '2024-05-02T09:00:00Z',
    'How do I change my password for the portal?',
    'open',
    '',
    '',
    '',
    '',
  ],
  [
    'c2',
    'm5',
    'bot',
    '',
    '2024-05-02T09:00:30Z',
    'Please wait, an operator will be with you shortly.',
    'open',
    '',
    '',
    '',
    '',
  ],
  [
    'c2',
    'm6',
    'agent',
    'eva',
    '2024-05-02T09:30:00Z',
    'Open your profile and press the button Security.',
    'closed',
    '2',
    '',
    '',
    '',
  ],
  [
    'c2',
    'm7',
    'customer',
    'ben',
    '2024-05-09T09:30:00Z',
    'And where is that button, I cannot see it?',
    'open',
    '3',
    'hm',
    'ben',
    'worried',
  ],
  ['c3', 'm8', 'customer', 'ann', '2024-05-03T10:00:00Z', 'I want to cancel my account right now.', '', '', '', '', ''],
  ['c3', '', 'agent', 'tom', '2024-05-03T11:00:00Z', 'May I ask what happened?', '', '', '', '', ''],
];
/** Everything that an import of these rows says, without what only tells when it was made. */
async function warehouseOf(rows: string[][]): Promise<Record<string, unknown>> {
  const folder = temporaryFolder();
  try {
    const file = join(folder.path, 'export.csv');
    const dataFolder = join(folder.path, 'data');
    writeFileSync(file, csv([HEADER, ...rows]));
    // Customers' ids are made with a key of the data folder.
    const hidden = ['import_id', 'customer_id', 'author_id', 'agent_id'];
    const { refused } = await imported({
      paths: [file],
      dataFolder,
    });
    expect(refused).toEqual([]);
    const dumps: Record<string, unknown> = {};
    for (const table of READ_TABLES)
      dumps[table] = await query(
        dataFolder,
        `select columns(c -> c not in (${hidden.map((name) => `'${name}'`).join(', ')})) from ${table} order by all`,
      );
    return dumps;
  } finally {
    folder.remove();
  }
}

it('is the same warehouse, whatever the order of the records', async () => {
  const expected = await warehouseOf(ROWS);
  expect((expected.conversations as object[]).length).toBe(3);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(ROWS, { minLength: ROWS.length }), async (rows) => {
      expect(await warehouseOf(rows)).toEqual(expected);
    }),
    { numRuns: 4 },
  );
}, 120_000);
