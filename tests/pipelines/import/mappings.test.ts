/** What a person said about a table holds for the next export of the same shape. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../pipelines/commands';
import { invocationOf } from '../../../pipelines/commands/command';
import { query } from '../../integration/command';
import { csv } from '../../integration/corpus';
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

async function run(name: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const command = await COMMANDS[name]!();
  let said = '';
  const listen = (text: unknown) => ((said += String(text)), true);
  const writes = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(listen));
  try {
    return { code: await command.run(invocationOf(command, [...args, '--data', data], 'build/pipelines')), said };
  } finally {
    for (const write of writes) write.mockRestore();
  }
}

function file(name: string, rows: string[][]): string {
  const path = join(folder.path, name);
  writeFileSync(path, csv(rows));
  return path;
}

const HEADER = ['Vorgang', 'Wer', 'Wann', 'Was'];
const ROWS = [
  ['v1', 'Kundin', '03/04/2025 09:12', 'Where do I find the invoice?'],
  ['v1', 'Haus', '03/04/2025 09:20', 'Open your profile, please.'],
];
const MAPPING = {
  columns: { conversation: 'Vorgang', role: 'Wer', sent_at: 'Wann', text: 'Was' },
  roles: { kundin: 'customer', haus: 'agent' },
};

it('is kept with its day, and used for the same columns in another order and spelling', async () => {
  const mapping = join(folder.path, 'mapping.json');
  writeFileSync(mapping, JSON.stringify(MAPPING));
  const march = file('march.csv', [HEADER, ...ROWS]);
  const asked = await run('import', march, '--mapping', mapping);
  expect(asked.code).toBe(1);
  expect(asked.said).toContain('03/04/2025 09:12 may be 3 April 2025 or 4 March 2025');
  expect((await run('import', march, '--mapping', mapping, '--dates', 'day-first')).code).toBe(0);
  const today = new Date().toISOString().slice(0, 10);
  expect(JSON.parse(readFileSync(join(data, 'workspace', 'mappings.json'), 'utf8'))).toMatchObject([
    {
      shape: ['vorgang', 'wann', 'was', 'wer'],
      format: 'messages-csv',
      savedOn: today,
      mapping: { ...MAPPING, dateFormat: 'dd/MM/yyyy H:mm' },
    },
  ]);

  const april = file('april.csv', [
    ['WANN', 'was', 'Wer', 'Vorgang'],
    ['05/04/2025 10:00', 'How do I change my password?', 'Kundin', 'v2'],
  ]);
  expect((await run('detect', april)).said).toContain(`Columns as you set them on ${today} for tables of this shape.`);
  expect((await run('import', april)).code).toBe(0);
  expect(
    await query(data, "select strftime(sent_at, '%d %B %H:%M') as at, role from messages order by sent_at"),
  ).toEqual([
    { at: '03 April 09:12', role: 'customer' },
    { at: '03 April 09:20', role: 'agent' },
    { at: '05 April 10:00', role: 'customer' },
  ]);
});

it('asks when the next export says something that was not settled', async () => {
  const mapping = join(folder.path, 'mapping.json');
  writeFileSync(mapping, JSON.stringify(MAPPING));
  await run('import', file('march.csv', [HEADER, ...ROWS]), '--mapping', mapping, '--dates', 'day-first');
  const next = await run(
    'import',
    file('april.csv', [HEADER, ...ROWS, ['v1', 'Chef', '05/04/2025 10:00', 'It is solved.']]),
  );
  expect(next.code).toBe(1);
  expect(next.said).toContain('The role column "Wer" also says "Chef"');
});

it('refuses a file of mappings that was broken by hand, by its entry', async () => {
  mkdirSync(join(data, 'workspace'), { recursive: true });
  const entry = { shape: ['a'], format: 'messages-csv', savedOn: '2025-03-04', mapping: { columns: { whom: 'a' } } };
  writeFileSync(join(data, 'workspace', 'mappings.json'), JSON.stringify([entry]));
  await expect(run('import', file('march.csv', [HEADER, ...ROWS]))).rejects.toThrow(
    /workspace\/mappings\.json: mapping 1: whom is no field/,
  );
});

it('takes from a workspace that lies beside exports only small files of decisions: no link, no key', async () => {
  const brought = join(folder.path, 'export', 'workspace');
  mkdirSync(brought, { recursive: true });
  writeFileSync(join(folder.path, 'secret'), 'a secret of this machine');
  symlinkSync(join(folder.path, 'secret'), join(brought, 'notes.json'));
  writeFileSync(join(brought, 'identity.key'), '0'.repeat(64));
  writeFileSync(join(brought, 'topics.json'), '[]');
  writeFileSync(join(brought, 'exposure.csv'), 'feature,from,to,active_users\n');
  const columns = ['conversation_id', 'role', 'sent_at', 'text'];
  writeFileSync(
    join(folder.path, 'export', 'table.csv'),
    csv([columns, ['c1', 'customer', '2025-03-04T09:12:44Z', 'Where do I find the invoice?']]),
  );
  expect((await run('import', join(folder.path, 'export'))).code).toBe(0);
  const isThere = ['topics.json', 'exposure.csv', 'notes.json'].map((name) =>
    existsSync(join(data, 'workspace', name)),
  );
  expect(isThere).toEqual([true, true, false]);
  expect(readFileSync(join(data, 'workspace', 'identity.key'), 'utf8').trim()).not.toBe('0'.repeat(64));
});
