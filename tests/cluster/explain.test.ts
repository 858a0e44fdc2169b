import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { clusterTables } from '../../pipelines/cluster/tables';
import { openReadOnly } from '../../pipelines/warehouse/database';
import { CLICKHOUSE, composeSql, DIMENSIONS, METRICS, type Dimension } from '../../src/lib/metrics';
import { openClickHouse } from '../../src/lib/server/engine/clickhouse';
import type { Engine } from '../../src/lib/server/engine/engine';
import { Hosts } from '../../src/lib/server/engine/hosts';
import { AWAY, engineWithShards, layEmpty } from './shards';

/** A step of ClickHouse's plan, the last one first. */
interface Step {
  'Node Type': string;
  Plans?: Step[];
}

let folder: string;
let chdb: ReturnType<typeof engineWithShards>;
let engine: Engine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-explain-'));
  const source = await openReadOnly(join(inject('sampleData'), 'warehouse.duckdb'), folder);
  chdb = engineWithShards();
  await layEmpty(chdb.client, await clusterTables(source), { database: 'undertone_1', cluster: AWAY });
  source.close();
  await chdb.client.command({ query: 'use undertone_1' });
  engine = openClickHouse(new Hosts([chdb.client]), 'ClickHouse in this process');
});
afterAll(() => {
  engine?.close();
  chdb?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the node that was asked does first with what comes from the shards, for each time that it reads from them. */
async function firstWithRows(sql: string): Promise<string[]> {
  const lines = await engine.rows<{ explain: string }>(`explain json = 1 ${sql}`, {});
  const [{ Plan }] = JSON.parse(lines.map(({ explain }) => explain).join('\n')) as [{ Plan: Step }];
  return takers(Plan, 'nothing');
}

function takers(step: Step, above: string): string[] {
  const type = step['Node Type'];
  if (type === 'ReadFromRemote') return [above];
  // These hand rows on, one by one.
  const next = ['Expression', 'Filter', 'Union'].includes(type) ? above : type;
  return (step.Plans ?? []).flatMap((plan) => takers(plan, next));
}

describe('over a cluster of shards', () => {
  it('every figure is added up on the shards, whatever it is cut by, and only sums are sent', async () => {
    const otherwise: Record<string, string[]> = {};
    for (const metric of METRICS)
      for (const by of [undefined, ...(Object.keys(DIMENSIONS) as Dimension[])]) {
        const does = await firstWithRows(composeSql(metric, { dialect: CLICKHOUSE, ...(by && { by }) }));
        if (does.length !== 1 || does[0] !== 'MergingAggregated')
          otherwise[by ? `${metric.id} by ${by}` : metric.id] = does;
      }
    expect(otherwise).toEqual({});
  });

  it('a list sends rows, which such a plan shows', async () =>
    expect(await firstWithRows('select conversation_id from conversation_facts order by lift limit 5')).toEqual([
      'Sorting',
    ]));
});
