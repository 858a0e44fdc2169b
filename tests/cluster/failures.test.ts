/** What a real cluster does when servers of it are killed while it is asked and written, and to whom it refuses what. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeSql } from '../../src/lib/metrics';
import { clicheRate } from '../../src/lib/metrics/cliche_rate';
import type { ServedWarehouse } from '../../src/lib/server/warehouse/served';
import { READER } from './servers/clickhouse';
import { startCluster, type RealCluster } from './servers/cluster';
import { until } from './servers/process';
import { publishThrough, servedBy } from './servers/reach';

/** Messages of the generation that is served when servers are killed, and of the one that is written meanwhile. */
const BEFORE = 1_000;
const AFTER = 350_000;

let folder: string;
let real: RealCluster;
let served: ServedWarehouse;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-failures-'));
  await Promise.all([BEFORE, AFTER].map(writeMessages));
  real = await startCluster();
  await publishThrough(real.nodes[0], sending(BEFORE));
  const [, first, second] = real.nodes;
  served = servedBy([first, second]);
});

afterAll(async () => {
  await served?.close();
  await real?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sending = (messages: number) => ({
  ...{ file: join(folder, `${messages}.duckdb`), builtAt: `${messages} messages`, folder: join(folder, 'publishing') },
});

/** Agents' messages of a hundred conversations each, every tenth with a cliché. */
async function writeMessages(messages: number): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, `${messages}.duckdb`));
  const connection = await instance.connect();
  await connection.run(`create table message_facts as
    select 'c' || i // 100 as conversation_id, 'm' || i as message_id, i % 10 = 0 as has_cliche,
      true as is_human_agent, true as is_public, true as is_scored
    from range(${messages}) as numbers(i)`);
  connection.closeSync();
  instance.closeSync();
}

let asked = 0;
/** The figure of the generation that is served; each question with words of its own, so that no answer is remembered. */
const figure = (from = served) => from.query(`${composeSql(clicheRate, { dialect: from.dialect })} -- ${(asked += 1)}`);
const figureOf = (messages: number) => [{ value: 0.1, n: messages, k: messages / 10 }];

describe('a real cluster', () => {
  it('lets who may only read ask for figures and nothing else', async () => {
    const reader = servedBy(real.nodes, READER);
    expect(await figure(reader)).toEqual(figureOf(BEFORE));
    for (const forbidden of [
      'insert into undertone_1.message_facts (message_id) values (1)',
      'drop table undertone_1.message_facts',
      'create table undertone_1.own (n UInt8) engine = Memory',
      'alter table undertone_1.message_facts_local delete where 1',
    ])
      await expect(reader.query(forbidden)).rejects.toMatchObject({ code: 164, name: 'ClusterProblem' });
    await reader.close();
    expect(await figure()).toEqual(figureOf(BEFORE));
  });

  it('ends a question that takes longer than it may, with an error', async () => {
    const hurried = servedBy(real.nodes, { ...READER, clickhouse_settings: { max_execution_time: 1 } });
    await expect(hurried.query('select count(*) as n from system.numbers')).rejects.toMatchObject({ code: 159 });
    await hurried.close();
  });

  it('answers right throughout when a replica is killed, goes on taking chunks, and the replica catches up by itself', async () => {
    const [publisher, killed] = real.nodes;
    const answers: unknown[] = [];
    let isOver = false;
    const asking = Array.from({ length: 4 }, async () => {
      while (!isOver) answers.push(await figure().catch((error: unknown) => error));
    });
    let before = 0;
    let killing: Promise<void> | null = null;
    const { database } = await publishThrough(publisher, {
      ...sending(AFTER),
      // The first chunk of four has come; the one who is asked first is killed.
      onRows: () => {
        killing ??= killed.kill();
        before ||= answers.length;
      },
    });
    await killing;
    await until('The new generation is served', async () => same(await figure(), figureOf(AFTER)));
    const whileDown = answers.length;
    await killed.restart();
    await until('It caught up', async () => {
      const [one, two] = await Promise.all(
        [publisher, killed].map((node) => node.count(`${database}.message_facts_local`)),
      );
      return one === two;
    });
    isOver = true;
    await Promise.all(asking);
    expect(Math.min(before, whileDown - before)).toBeGreaterThan(0);
    const wrong = answers.filter((answer) => !same(answer, figureOf(BEFORE)) && !same(answer, figureOf(AFTER)));
    expect(wrong).toEqual([]);
    const counts = await Promise.all(real.nodes.map((node) => node.count(`${database}.message_facts_local`)));
    expect(counts[0]! + counts[2]!).toBe(AFTER);
    expect([counts[1], counts[3]]).toEqual([counts[0], counts[2]]);
  });

  it('says that a shard is gone, and never gives a part of a figure', async () => {
    const [, , third, fourth] = real.nodes;
    await Promise.all([third.kill(), fourth.kill()]);
    const left = servedBy(real.nodes);
    for (let i = 0; i < 10; i += 1)
      await expect(figure(left)).rejects.toMatchObject({
        code: 279,
        message: expect.stringMatching(/^The cluster at two shards cannot reach all of its shards/) as string,
      });
    await Promise.all([third.restart(), fourth.restart()]);
    await until('All is answered again', async () => same(await figure(left), figureOf(AFTER)));
    await left.close();
  });
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
