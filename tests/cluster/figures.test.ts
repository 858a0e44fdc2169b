/** The figures of a real cluster: two shards of two replicas, each a server of its own, asked over the network. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { filtersFrom } from '../../src/lib/filters';
import { composeSql, DIMENSIONS, METRICS, type Dimension, type Metric } from '../../src/lib/metrics';
import { FileSource } from '../../src/lib/server/engine/file';
import { differences } from '../../src/lib/server/parity/alike';
import { report } from '../../src/lib/server/report/report';
import { ServedWarehouse } from '../../src/lib/server/warehouse/served';
import { warehouse, type Warehouse } from '../../src/lib/server/warehouse/warehouse';
import { startCluster, type RealCluster } from './servers/cluster';
import { writeMillion } from './servers/million';
import { publishThrough, servedBy } from './servers/reach';

const FILTERS = [
  '',
  'team=Billing&kind=bug',
  'mood=angry&mood=none',
  'topic=date-picker&from=2026-08-01&to=2026-09-30',
  // a quote, a backslash and a comment are values and nothing else
  `team=${encodeURIComponent("O'\\' or 1=1 --")}&team=(none)`,
];
const CUTS = Object.keys(DIMENSIONS) as Dimension[];

let folder: string;
let real: RealCluster;
let file: Warehouse;
let cluster: Warehouse;
/** Where warehouse() looks first; the test puts the one or the other there. */
const slot = globalThis as { undertoneWarehouses?: Map<string, Warehouse> };
const use = (which: Warehouse) => (slot.undertoneWarehouses = new Map([[join(folder, 'warehouse.duckdb'), which]]));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-figures-'));
  cpSync(inject('sampleData'), folder, { recursive: true });
  process.env.UNDERTONE_DATA = folder;
  real = await startCluster();
  file = warehouse(folder);
  cluster = servedBy(real.nodes);
});

afterAll(async () => {
  await file?.close();
  await cluster?.close();
  await real?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** How many rows of a table each replica has of its shard. */
async function held(table: string) {
  const [one, two, three, four] = await Promise.all(real.nodes.map((node) => node.count(`${table}_local`)));
  return { first: [one, two], second: [three, four] };
}

/** What the two engines say differently, none when they say the same. */
async function compared(ask: () => Promise<unknown>): Promise<string[]> {
  use(file);
  const one = await ask();
  use(cluster);
  return differences(one, await ask());
}

const sending = (name: string, builtAt: string) => ({
  ...{ file: join(folder, name), builtAt, folder: join(folder, 'publishing') },
});

describe('a real cluster of two shards with two replicas each', () => {
  it('holds the sample: each shard a part of it, each replica the whole of its shard', async () => {
    const { database } = await publishThrough(real.nodes[0], sending('warehouse.duckdb', 'sample'));
    const [{ n: total = 0 } = {}] = await file.query<{ n: number }>('select count(*) as n from message_facts');
    const { first, second } = await held(`${database}.message_facts`);
    expect([first[0], second[0]]).toEqual([first[1], second[1]]);
    expect(first[0]! + second[0]!).toBe(total);
    expect(Math.min(first[0]!, second[0]!) / total).toBeGreaterThan(0.4);
  });

  it('says every figure as one machine does, cut by everything that it can be cut by', async () => {
    expect(await unlikeIn(file, cluster, METRICS, CUTS)).toEqual({});
  });

  it('says every figure of a selection as one machine does', async () => {
    const unlike: Record<string, string[]> = {};
    for (const filter of FILTERS)
      for (const metric of METRICS) {
        const { filters } = filtersFrom(new URLSearchParams(filter));
        const found = await compared(() => report(metric, filters));
        if (found.length > 0) unlike[`${metric.id} of ${filter}`] = found.slice(0, 5);
      }
    expect(unlike).toEqual({});
  });

  it('takes a million messages, and a chunk once though it comes twice, and says their figures as one machine does', async () => {
    const million = await writeMillion(join(folder, 'warehouse.duckdb'), join(folder, 'million.duckdb'));
    expect(million.messages).toBeGreaterThan(1_000_000);
    let inserts = 0;
    const onInsert = () => {
      inserts += 1;
      if (inserts === 4) throw new Error('the line is cut');
    };
    const whole = sending('million.duckdb', 'a million');
    await expect(publishThrough(real.nodes[0], { ...whole, onInsert })).rejects.toThrow('the line is cut');
    // The fourth chunk came, and nobody heard that it had; so it comes again.
    const { database, rows, skipped } = await publishThrough(real.nodes[3], whole);
    expect([rows, skipped]).toEqual([million.messages, 3]);
    const { first, second } = await held(`${database}.message_facts`);
    expect([first[0], second[0]]).toEqual([first[1], second[1]]);
    expect(first[0]! + second[0]!).toBe(million.messages);

    const [one, many] = [new ServedWarehouse(new FileSource(whole.file)), servedBy(real.nodes)];
    const ofMessages = METRICS.filter(({ table }) => table === 'message_facts');
    expect(await unlikeIn(one, many, ofMessages, [undefined, 'week', 'team'])).toEqual({});
    await Promise.all([one.close(), many.close()]);
  });
});

/** Where the rows of which a metric's figures are made differ, by metric and cut. */
async function unlikeIn(one: Warehouse, many: Warehouse, metrics: readonly Metric[], cuts: (Dimension | undefined)[]) {
  const unlike: Record<string, string[]> = {};
  for (const metric of metrics)
    for (const by of cuts) {
      const asked = async (where: Warehouse) =>
        sorted(await where.query(composeSql(metric, { dialect: where.dialect, ...(by && { by }) })));
      const found = differences(await asked(one), await asked(many));
      if (found.length > 0) unlike[`${metric.id} by ${by ?? 'nothing'}`] = found.slice(0, 5);
    }
  return unlike;
}

/** Rows of a question without an order. */
function sorted(rows: object[]): object[] {
  const text = (row: object) => JSON.stringify(row);
  return [...rows].sort((one, other) => (text(one) < text(other) ? -1 : 1));
}
