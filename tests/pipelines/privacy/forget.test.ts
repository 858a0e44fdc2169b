/** What is forgotten is gone from every table and file, is told, and is not brought back by the next import. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../../pipelines/commands/apply';
import { forget } from '../../../pipelines/commands/forget';
import { importCommand } from '../../../pipelines/commands/import';
import { query } from '../../integration/command';
import { csv } from '../../integration/corpus';
import { temporaryFolder } from '../import/staged';
import { run } from './running';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  file = join(folder.path, 'export.csv');
  writeFileSync(file, csv(ROWS));
});
afterEach(() => folder.remove());

const ROWS = [
  ['conversation', 'message_id', 'role', 'author', 'sent_at', 'text'],
  ['c1', 'm1', 'customer', 'anna@mail.example', '2024-03-01T10:00:00Z', 'The export is empty and I am frustrated.'],
  ['c1', 'm2', 'agent', 'tom', '2024-03-01T10:05:00Z', 'I am sorry, that was our mistake.'],
  ['c2', 'm3', 'customer', 'ben@mail.example', '2024-05-02T09:00:00Z', 'How do I change my password?'],
  ['c2', 'm4', 'agent', 'eva', '2024-05-02T09:30:00Z', 'Open your profile and press Security.'],
  ['c2', 'm5', 'customer', 'anna@mail.example', '2024-05-02T09:40:00Z', 'I would like to know that as well.'],
  ['c3', 'm6', 'customer', 'ben@mail.example', 'some day', 'Anna, is that you? anna@mail.example'],
];

const importAgain = () => run(data, importCommand, {}, [file]);
const messages = async () =>
  (await query<{ m: string }>(data, `select split_part(message_id, '/', 2) as m from messages order by 1`)).map(
    ({ m }) => m,
  );

/** How many rows each table has about messages that are not there. */
async function orphans(): Promise<string[]> {
  const tables = await query<{ t: string; c: string }>(
    data,
    `select table_name as t, column_name as c from duckdb_columns()
     where not internal and column_name in ('message_id', 'conversation_id')`,
  );
  const each = tables.map(({ t, c }) => {
    const of = c === 'message_id' ? 'messages' : 'conversations';
    return `select '${t}.${c}' as place from ${t} where ${c} not in (select ${c} from ${of})`;
  });
  const rows = await query<{ place: string }>(
    data,
    `select distinct place from (${each.join(' union all ')}) order by 1`,
  );
  return rows.map(({ place }) => place);
}

function correct(conversation_id: string, message_id: string): void {
  const one = {
    ...{ id: message_id, at: '2026-05-16T10:00:00.000Z', conversation_id, message_id, field: 'mood', tag: null },
    ...{
      grade: null,
      words: null,
      start: null,
      end: null,
      before: 'frustrated',
      after: 'angry',
      reason: null,
      undone_at: null,
    },
  };
  writeFileSync(join(data, 'workspace', 'corrections.json'), JSON.stringify([one]));
}

describe('forget --customer', () => {
  it('removes all of one person, in others’ conversations too, and leaves them out of the next import', async () => {
    await importAgain();
    const [own] = await query<{ conversation_id: string; message_id: string }>(
      data,
      `select conversation_id, message_id from messages where message_id like '%/m1'`,
    );
    correct(own!.conversation_id, own!.message_id);
    await run(data, apply, {});
    mkdirSync(join(data, 'uploads', 'abcdefgh'), { recursive: true });
    writeFileSync(join(data, 'uploads', 'abcdefgh', 'old.csv'), 'anna@mail.example');
    writeFileSync(join(data, 'former.duckdb'), '');

    const expected = { conversations: 1, messages: 3, rejects: 0, corrections: 1, uploads: 1, hasFormer: true };
    expect(await run(data, forget, { customer: 'Anna@mail.example', 'dry-run': true })).toEqual({
      ...expected,
      isDryRun: true,
    });
    expect(await messages()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
    expect(existsSync(join(data, 'former.duckdb'))).toBe(true);

    expect(await run(data, forget, { customer: 'Anna@mail.example' })).toEqual({ ...expected, isDryRun: false });
    expect(await messages()).toEqual(['m3', 'm4']);
    expect(await orphans()).toEqual([]);
    expect(await query(data, 'select message_count as n from conversation_facts')).toEqual([{ n: 2 }]);
    expect(await query(data, 'select count(*) as n from corrections')).toEqual([{ n: 0 }]);
    expect(readdirSync(data).toSorted()).toEqual(['warehouse.duckdb', 'workspace', 'writer.lock.duckdb']);
    expect(readFileSync(join(data, 'workspace', 'corrections.json'), 'utf8').trim()).toBe('[]');
    expect(readFileSync(join(data, 'workspace', 'forgotten.json'), 'utf8')).not.toContain('anna');

    expect(await importAgain()).toMatchObject({
      skipped: { 'forgotten on purpose, or older than conversations are kept': 3 },
    });
    expect(await messages()).toEqual(['m3', 'm4']);
  });
});

describe('forget --before', () => {
  it('removes what ended before the day, and later imports leave it out', async () => {
    await importAgain();
    expect(await run(data, forget, { before: '2024-04-01' })).toMatchObject({
      conversations: 1,
      messages: 2,
      isDryRun: false,
    });
    expect(await messages()).toEqual(['m3', 'm4', 'm5']);
    expect(await orphans()).toEqual([]);
    expect(await importAgain()).toMatchObject({
      skipped: { 'forgotten on purpose, or older than conversations are kept': 2 },
    });
    expect(await messages()).toEqual(['m3', 'm4', 'm5']);
  });

  it('or --customer has to be named, and not both', async () => {
    await importAgain();
    for (const values of [{}, { before: '2024-04-01', customer: 'x' }] as Record<string, string>[])
      await expect(run(data, forget, values)).rejects.toThrow('Name one of them: --before 2024-05-16, or --customer');
    await expect(run(data, forget, { before: 'April' })).rejects.toThrow('expected a day such as 2024-05-16');
  });
});

describe('retentionDays', () => {
  it('lets an apply delete what is older, and an import leave it out', async () => {
    await importAgain();
    writeFileSync(join(data, 'workspace', 'settings.json'), JSON.stringify({ retentionDays: 1 }));
    expect(await run(data, apply, {})).toMatchObject({ forgotten: 5 });
    expect(await messages()).toEqual([]);
    expect(await orphans()).toEqual([]);
    expect(await importAgain()).toMatchObject({
      skipped: { 'forgotten on purpose, or older than conversations are kept': 5 },
    });
  });
});
