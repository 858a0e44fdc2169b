import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { onOneNode } from '../../pipelines/cluster/layout';
import { publish } from '../../pipelines/cluster/publish';
import { clusterTables } from '../../pipelines/cluster/tables';
import { openReadOnly } from '../../pipelines/warehouse/database';
import { METRICS } from '../../src/lib/metrics';
import { openClickHouse } from '../../src/lib/server/engine/clickhouse';
import { openDuckDb } from '../../src/lib/server/engine/duckdb';
import { Hosts } from '../../src/lib/server/engine/hosts';
import { differences } from '../../src/lib/server/parity/alike';
import { questions } from '../../src/lib/server/parity/asked';
import { compareEngines } from '../../src/lib/server/parity/compare';
import { serveFrom, warehouse, type Warehouse } from '../../src/lib/server/warehouse/warehouse';
import { addresses } from './addresses';
import { servedBy } from './chdb';
import { engineWithShards, layOverShards } from './shards';
import { viewAt } from './views';

let folder: string;
let engine: ReturnType<typeof engineWithShards>;
let file: Warehouse;
let cluster: Warehouse;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-cluster-'));
  cpSync(inject('sampleData'), folder, { recursive: true });
  process.env.UNDERTONE_DATA = folder;
  engine = engineWithShards();
  const { client } = engine;
  const chunks = join(folder, 'publishing');
  const source = await openReadOnly(join(folder, 'warehouse.duckdb'), chunks);
  const { database } = await publish(source, client, onOneNode(), {
    builtAt: 'the sample',
    folder: chunks,
    onRows: () => undefined,
  });
  await layOverShards(client, await clusterTables(source), { from: database, to: 'sharded' });
  source.close();
  await client.insert({
    table: 'undertone.generations',
    values: [{ number: 2, database: 'sharded', built_at: 'the sample over shards' }],
    format: 'JSONEachRow',
  });
  file = warehouse(folder);
  cluster = servedBy(client);
});

afterAll(async () => {
  await file?.close();
  await cluster?.close();
  engine?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the two engines say differently, none when they say the same. */
async function compared(ask: () => Promise<unknown>): Promise<string[]> {
  serveFrom(folder, file);
  const one = await ask();
  serveFrom(folder, cluster);
  return differences(one, await ask());
}

/**
 * Of what `undertone engine check` asks, every metric whole and cut once, every page with no filter and with the one that
 * asks a second table, and all lists and searches: where rows lie makes no difference to other cuts and filters, which
 * tests/cluster/engine.test.ts asks on one node.
 */
const whatShardsCanChange: typeof questions = async (known) =>
  (await questions(known)).filter(({ name }) => !/ by (?!team$)|\?(?!topic=)/.test(name));

const first = async (sql: string) => (await file.query<{ id: string }>(sql)).map(({ id }) => id);

describe('ClickHouse over two shards', () => {
  it('holds whole conversations on each', async () => {
    const answer = await engine.client.query({
      query: `select uniqExact(shards) as ways, max(length(shards)) as most from (
        select conversation_id, groupUniqArray(shard) as shards from (
          select conversation_id, shardNum() as shard from sharded.messages union all
          select conversation_id, shardNum() as shard from sharded.tags) group by conversation_id)`,
      format: 'JSONCompactEachRow',
    });
    expect((await answer.json<[number, number]>()).map((row) => row.map(Number))).toEqual([[2, 1]]);
  });

  it('says the same as DuckDB on every page', async () => {
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

  it('says the same as DuckDB of every figure, list and search', async () => {
    const one = await openDuckDb(join(folder, 'warehouse.duckdb'));
    await engine.client.command({ query: 'use sharded' });
    const other = openClickHouse(new Hosts([engine.client]), 'ClickHouse in this process');
    const { unlike, questions: asked } = await compareEngines(folder, [one, other], { list: whatShardsCanChange });
    expect(unlike).toEqual([]);
    expect(asked).toBeGreaterThan(2 * METRICS.length);
    one.close();
  });
});
