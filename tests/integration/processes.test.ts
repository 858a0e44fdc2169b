/** A large import is divided over processes. However many there are, the warehouse is the same. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { processesFor } from '../../pipelines/import/load/processes';
import { buildCommand, contentOf, READ_TABLES, type BuiltCommand } from './command';
import { corpusCsv } from './corpus';

let command: BuiltCommand;
beforeAll(async () => (command = await buildCommand()));
afterAll(() => command.remove());
afterEach(() => vi.unstubAllEnvs());

/** Imports the mini-corpus; customers are known by the key of the first folder, so that their ids are the same. */
async function imported(processes: string): Promise<string> {
  const data = join(command.folder, `data-${processes}`);
  const first = join(command.folder, 'data-1', 'workspace', 'identity.key');
  if (processes !== '1') {
    mkdirSync(join(data, 'workspace'), { recursive: true });
    copyFileSync(first, join(data, 'workspace', 'identity.key'));
  }
  const file = join(command.folder, 'corpus.csv');
  writeFileSync(file, corpusCsv());
  vi.stubEnv('UNDERTONE_PROCESSES', processes);
  const ran = await command.run(['import', file, '--data', data]);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  return data;
}

describe('an import in several processes', () => {
  it('gives the rows of one process, in its order, and leaves nothing behind', async () => {
    const one = await imported('1');
    const three = await imported('3');
    expect(await contentOf(three)).toEqual(await contentOf(one));
    expect(readdirSync(three).sort()).toEqual(['warehouse.duckdb', 'workspace', 'writer.lock.duckdb']);
  });

  it('gives the facts that are counted again from the stored messages', async () => {
    const data = join(command.folder, 'data-3');
    const before = await contentOf(data);
    expect((await command.run(['apply', '--all', '--data', data])).code).toBe(0);
    const after = await contentOf(data);
    const sorted = (rows: unknown[] | undefined) => rows?.map((row) => JSON.stringify(row)).sort();
    for (const table of READ_TABLES) expect(sorted(after[table])).toEqual(sorted(before[table]));
  });

  it('says what was expected when the number of processes is none', async () => {
    vi.stubEnv('UNDERTONE_PROCESSES', 'many');
    const data = join(command.folder, 'none');
    const ran = await command.run(['import', join(command.folder, 'corpus.csv'), '--data', data]);
    expect([ran.code, ran.stderr]).toEqual([
      2,
      expect.stringMatching(/^UNDERTONE_PROCESSES is "many"; expected how many/),
    ]);
  });

  it.each([
    ['a small import stays in one', 3_000, 8, false, 1],
    ['a large one takes a process a core', 1_000_000, 8, false, 8],
    ['between them each gets enough to be worth its start', 12_000, 8, false, 3],
    ['a number that somebody named holds for small ones too', 10, 4, true, 4],
    ['no machine gets more than sixteen', 1_000_000, 128, false, 16],
  ])('is divided by its size: %s', (_, messages, cores, isAsked, expected) => {
    expect(processesFor(messages, cores, isAsked)).toBe(expected);
  });
});
