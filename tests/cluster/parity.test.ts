import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { onOneNode } from '../../pipelines/cluster/layout';
import { publish } from '../../pipelines/cluster/publish';
import { openReadOnly } from '../../pipelines/warehouse/database';
import { differences } from '../../src/lib/server/parity/alike';
import { serveFrom, warehouse, type Warehouse } from '../../src/lib/server/warehouse';
import { addresses } from './addresses';
import { clickHouse, servedBy } from './chdb';
import { viewAt } from './views';

let folder: string;
let client: ClickHouseClient;
let file: Warehouse;
let cluster: Warehouse;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-cluster-'));
  cpSync(inject('sampleData'), folder, { recursive: true });
  process.env.UNDERTONE_DATA = folder;
  client = clickHouse();
  const chunks = join(folder, 'publishing');
  const source = await openReadOnly(join(folder, 'warehouse.duckdb'), chunks);
  await publish(source, client, onOneNode(), { builtAt: 'the sample', folder: chunks, onRows: () => undefined });
  source.close();
  file = warehouse(folder);
  cluster = servedBy(client);
});

afterAll(async () => {
  await file?.close();
  await cluster?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the two engines say differently, none when they say the same. */
async function compared(ask: () => Promise<unknown>): Promise<string[]> {
  serveFrom(folder, file);
  const one = await ask();
  serveFrom(folder, cluster);
  return differences(one, await ask());
}

const first = async (sql: string) => (await file.query<{ id: string }>(sql)).map(({ id }) => id);

describe('ClickHouse says the same as DuckDB', () => {
  it('on every page', async () => {
    const ids = {
      conversations: await first(
        `select conversation_id as id from conversations order by md5(conversation_id) limit 5`,
      ),
      topics: await first('select topic as id from topics order by topic limit 3'),
      questions: await first('select question_id as id from questions'),
    };
    const unlike: Record<string, string[]> = {};
    for (const address of addresses(ids)) {
      const found = await compared(() => viewAt(address));
      if (found.length > 0) unlike[address] = found.slice(0, 5);
    }
    expect(unlike).toEqual({});
  });
});
