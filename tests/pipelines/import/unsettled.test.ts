/** Shapes that nobody knows: what the import page is told about them, and that what a person sets there imports them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../pipelines/commands';
import { invocationOf } from '../../../pipelines/commands/command';
import type { OpenTable } from '../../../pipelines/formats/unsettled';
import { isAsking, isComplete, withMapping } from '../../../src/lib/components/import/preview';
import type { Mapping } from '../../../src/lib/mapping';
import { query } from '../../integration/command';
import { workbookOf, zipOf } from '../files/packed';
import { temporaryFolder } from './staged';

vi.setConfig({ testTimeout: 300_000 });

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

/** Standard output of one run of a command. */
async function run(name: string, ...args: string[]): Promise<string> {
  const command = await COMMANDS[name]!();
  let said = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await command.run(invocationOf(command, [...args, '--data', data], 'build/pipelines'));
    return said;
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

function put(name: string, content: string | Buffer): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

interface Answer {
  groups: { files: string[] }[];
  refused: { file: string }[];
  tables: OpenTable[];
}
const detect = async (path: string) => JSON.parse(await run('detect', path, '--json')) as Answer;

const HEADER = ['zz1', 'zz2.name', 'zz3', 'zz4'];
const ROWS = [
  ['v1', 'Mara', '2025-04-03T09:12:00Z', 'Where do I find the invoice?'],
  ['v1', 'Haus', '2025-04-03T09:20:00Z', 'Open your profile, please.'],
];
const LIST = JSON.stringify(ROWS.map(([zz1, name, zz3, zz4]) => ({ zz1, zz2: { name }, zz3, zz4 })));
const SET: Partial<Mapping> = {
  columns: { conversation: 'zz1', role: 'zz2.name', sent_at: 'zz3', text: 'zz4' },
  roles: { mara: 'customer', haus: 'agent' },
};

const SHAPES: [name: string, inside: string, format: string, content: () => string | Buffer | Promise<Buffer>][] = [
  ['list.json', '', 'messages-json', () => LIST],
  ['sheet.xlsx', '/Sheet1', 'messages-csv', () => workbookOf({ Sheet1: [HEADER, ...ROWS] })],
  ['packed.zip', '/deep/list.json', 'messages-json', () => zipOf({ 'deep/list.json': LIST })],
  [
    'wide.tsv',
    '',
    'messages-csv',
    () => Buffer.from(`\uFEFF${[HEADER, ...ROWS].map((row) => row.join('\t')).join('\n')}`, 'utf16le'),
  ],
];

it.each(SHAPES)(
  '%s comes to the page as a table, and what is set there imports it',
  async (name, inside, format, content) => {
    const path = put(name, await content());
    const { groups, refused, tables } = await detect(path);
    expect({ groups, refused: refused.map(({ file }) => file) }).toEqual({ groups: [], refused: [path + inside] });
    expect(tables.map(({ guess: _guess, ...table }) => table)).toEqual([
      { file: path + inside, format, header: HEADER, rows: ROWS },
    ]);

    const set = withMapping(tables[0]!, SET);
    expect({ isComplete: isComplete(set), isAsking: isAsking(set) }).toEqual({ isComplete: true, isAsking: false });
    await run('import', path, '--mapping', put('mapping.json', JSON.stringify(set.guess.mapping)));
    expect(
      await query(data, "select role, strftime(sent_at, '%d %B %H:%M') as at, text from messages order by sent_at"),
    ).toEqual([
      { role: 'customer', at: '03 April 09:12', text: 'Where do I find the invoice?' },
      { role: 'agent', at: '03 April 09:20', text: 'Open your profile, please.' },
    ]);
  },
);

it('says nothing of the columns of a helpdesk’s own export, nor of one that is known to hold no messages', async () => {
  const files = {
    'gorgias.csv': 'id,subject,body_text,sent_datetime,customer_id,sender_info\n',
    'view.csv': 'Summation column,Id,Requester,Requester domain,Subject\n1,4812,Mara,x.test,Lamp\n',
    'nested.json': '[{"id":1,"messages":[{"text":"Hello","from":"customer"}]}]',
    'letter.txt': 'This is a letter and no export.\n',
  };
  for (const [name, content] of Object.entries(files)) expect((await detect(put(name, content))).tables).toEqual([]);
});

it('asks about a word that stands far below the rows that are shown, and imports what was answered', async () => {
  const lines = Array.from({ length: 1050 }, (_, row) => [
    `c${row % 30}`,
    row % 2 ? 'agent' : 'customer',
    new Date(Date.UTC(2025, 3, 3, 9, 0, row)).toISOString(),
    `Where is invoice ${row}?`,
    'public',
  ]);
  lines[1020] = ['c4', 'wizard', '2025-04-04T09:00:00Z', 'We have received your message.', 'backroom'];
  const text = [['conversation', 'role', 'sent_at', 'text', 'visibility'], ...lines].map((row) => row.join(','));
  const path = put('long.csv', text.join('\n'));

  await run('import', path);
  const reason =
    'Expected customer, agent, bot or a value that the mapping names, found "wizard". Import the file again and say who ' +
    'that is: under its columns on the page, or in a mapping file as {"roles": {"wizard": "agent"}}.';
  expect(await query(data, 'select record, field, reason from rejects')).toEqual([
    { record: 1021, field: 'role', reason },
  ]);

  const { tables } = await detect(path);
  expect({ rows: tables[0]?.rows.length, last: tables[0]?.rows.at(-1) }).toEqual({ rows: 201, last: lines[1020] });
  expect(isAsking(tables[0]!)).toBe(true);
  const set = withMapping(tables[0]!, { roles: { wizard: 'bot' }, isPublic: { backroom: false } });
  expect(isAsking(set)).toBe(false);
  await run('import', path, '--mapping', put('mapping.json', JSON.stringify(set.guess.mapping)));
  expect(await query(data, "select role, is_public, text from messages where role = 'bot'")).toEqual([
    { role: 'bot', is_public: false, text: 'We have received your message.' },
  ]);
});
