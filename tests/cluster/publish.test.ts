import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseIfServed } from '../../pipelines/cluster/elsewhere';
import { onOneNode, overCluster } from '../../pipelines/cluster/layout';
import { openLedger } from '../../pipelines/cluster/ledger';
import { publish } from '../../pipelines/cluster/publish';
import { openForWriting, type Database } from '../../pipelines/warehouse/database';
import { publishedIn } from '../../src/lib/server/engine/published';
import { Hosts } from '../../src/lib/server/engine/hosts';
import { clickHouse } from './chdb';

let folder: string;
let source: Database;
// One engine a process: what a test leaves on it, the next one finds.
const client: ClickHouseClient = clickHouse();
const hosts = new Hosts([client]);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-cluster-'));
  source = await openForWriting(join(folder, 'warehouse.duckdb'), join(folder, 'spill'));
  await source.connection.run(`
    create table conversations (conversation_id varchar, labels varchar[], is_open boolean, started_at timestamp, csat double);
    insert into conversations values ('a', ['x', 'O''Hara \\ "q"'], true, '2026-03-01 10:00:00.123456', 4.5), ('b', null, null, null, null);
    create table many (message_id varchar, tag varchar, start_offset integer);
    insert into many select 'm' || i, 'empathy', i from range(250000) t(i)`);
});
afterEach(() => {
  source.close();
  rmSync(folder, { recursive: true, force: true });
});

const sent = (builtAt: string, onRows: (done: number) => void = () => undefined) =>
  publish(source, client, onOneNode(), { builtAt, folder: join(folder, 'chunks'), onRows });

async function rows(query: string): Promise<unknown[]> {
  return (await client.query({ query, format: 'JSONEachRow' })).json();
}

describe('publishing on a cluster', () => {
  it('brings every table with every value, and is served from then on', async () => {
    await expect(refuseIfServed(client, 'the cluster')).resolves.toBeUndefined();
    const { database, rows: count, skipped } = await sent('one');
    expect({ count, skipped }).toEqual({ count: 250_002, skipped: 0 });
    expect(await publishedIn(hosts)).toEqual({ number: 1, database, built_at: 'one' });
    expect(await rows(`select * from ${database}.conversations order by conversation_id`)).toEqual([
      {
        conversation_id: 'a',
        labels: ['x', 'O\'Hara \\ "q"'],
        is_open: true,
        started_at: '2026-03-01 10:00:00.123456',
        csat: 4.5,
      },
      { conversation_id: 'b', labels: [], is_open: null, started_at: null, csat: null },
    ]);
    expect(await rows(`select count(*)::Int32 as n, sum(start_offset)::String as s from ${database}.many`)).toEqual([
      { n: 250_000, s: String((249_999 * 250_000) / 2) },
    ]);
  });

  it('keeps a first import elsewhere from taking its place', async () => {
    await expect(refuseIfServed(client, 'the cluster')).rejects.toThrow(
      /^the cluster serves a warehouse built at one, and this data folder has none: .* Import on the machine that built it/,
    );
  });

  it('goes on where it was broken off, and nothing is there twice', async () => {
    const before = await publishedIn(hosts);
    const broken = sent('two', (done) => {
      if (done > 150_000) throw new Error('the line is cut');
    });
    await expect(broken).rejects.toThrow('the line is cut');
    expect(await publishedIn(hosts)).toEqual(before);
    const { database, skipped } = await sent('two');
    expect(skipped).toBe(3);
    expect(await publishedIn(hosts)).toEqual({ number: 2, database, built_at: 'two' });
    expect(
      await rows(`select count(*)::Int32 as n, count(distinct message_id)::Int32 as different from ${database}.many`),
    ).toEqual([{ n: 250_000, different: 250_000 }]);
  });

  it('is refused when the cluster holds other rows than were sent, what was served stays, and what is said to do helps', async () => {
    await sent('three');
    const refusal = await publish(source, tampering(client), onOneNode(), {
      builtAt: 'four',
      folder: join(folder, 'chunks'),
      onRows: () => undefined,
    }).catch(String);
    expect(refusal).toMatch(/The cluster holds \d+ rows of many where 250000 were sent/);
    expect((await publishedIn(hosts))?.built_at).toBe('three');
    const [, statement, refused] = /run "(drop database if exists (\w+))" on the cluster/.exec(String(refusal))!;
    await client.command({ query: statement! });
    const { database, skipped } = await sent('four');
    expect({ isNew: database !== refused, skipped }).toEqual({ isNew: true, skipped: 0 });
    expect(await publishedIn(hosts)).toEqual({ number: 4, database, built_at: 'four' });
  });

  it('is refused over a cluster where what is published lies on one node', async () => {
    await openLedger(client, onOneNode());
    await expect(openLedger(client, overCluster('support'))).rejects.toThrow(
      /lies on one node\. To lay it over the cluster, drop the database undertone/,
    );
  });
});

/** A cluster that loses the last chunk of a table without a word. */
function tampering(whole: ClickHouseClient): ClickHouseClient {
  return new Proxy(whole, {
    get(target, name, receiver) {
      if (name !== 'exec') return Reflect.get(target, name, receiver) as unknown;
      return async (options: Parameters<ClickHouseClient['exec']>[0]) => {
        const token = String(options.clickhouse_settings?.insert_deduplication_token);
        if (!token.endsWith('many.2')) return target.exec(options);
        if ('values' in options) await text(options.values);
        return { stream: Readable.from([]) };
      };
    },
  });
}
