import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { onOneNode } from '../../pipelines/cluster/layout';
import { onTrial } from '../../pipelines/cluster/trial';
import { engine } from '../../pipelines/commands/engine';
import type { Compared } from '../../src/lib/server/parity/compare';
import { openForWriting } from '../../pipelines/warehouse/database';
import { DIMENSIONS, METRICS } from '../../src/lib/metrics';
import { clickHouse } from './chdb';
import { overHttp, type OverHttp } from './overhttp';

let folder: string;
let http: OverHttp;
const client = clickHouse();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-engine-'));
  cpSync(inject('sampleData'), folder, { recursive: true });
  http = await overHttp(client);
});
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true, force: true });
});

async function databases(): Promise<string[]> {
  const answer = await client.query({ query: `show databases like 'undertone%'`, format: 'JSONEachRow' });
  return (await answer.json<{ name: string }>()).map(({ name }) => name);
}

describe('undertone engine check', () => {
  it('finds that a cluster gives the same figures over the network, and leaves it as it was', async () => {
    await client.command({ query: 'create database undertone_7' });
    const written: string[] = [];
    const printing = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => Boolean(written.push(String(text))));
    const values = { url: http.address, own: true, json: true };
    const code = await engine
      .run({ values, positionals: ['check'], dataFolder: folder, home: 'build/pipelines' })
      .finally(() => printing.mockRestore());
    const { unlike, questions, took } = JSON.parse(written.join('')) as Compared;
    expect({ unlike, code }).toEqual({ unlike: [], code: 0 });
    expect(questions).toBeGreaterThan(METRICS.length * Object.keys(DIMENSIONS).length);
    expect(Math.min(...took.map((one) => one.length))).toBeGreaterThan(METRICS.length);
    expect(await databases()).toEqual(['undertone_7']);
  });

  it('drops its database also when the comparison fails', async () => {
    const source = await openForWriting(join(folder, 'small.duckdb'), join(folder, 'spill'));
    await source.connection.run(`create table conversations as select 'a' as conversation_id`);
    const seen: string[][] = [];
    const trial = onTrial(
      source,
      client,
      onOneNode(),
      { folder: join(folder, 'chunks'), onRows: () => undefined },
      async () => {
        seen.push(await databases());
        throw new Error('the line is cut');
      },
    );
    await expect(trial).rejects.toThrow('the line is cut');
    source.close();
    expect(seen).toEqual([['undertone_7', expect.stringMatching(/^undertone_check_[0-9a-f]{8}$/)]]);
    expect(await databases()).toEqual(['undertone_7']);
  });
});
