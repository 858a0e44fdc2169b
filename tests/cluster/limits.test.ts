/**
 * What limits of analysts' queries do on a real server over the network: 18.16, with settings in the question as a current
 * one takes them. It has no grants and no tree to look at, so these questions go below both walls.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONSOLE_LIMITS, type ConsoleLimits } from '../../src/lib/model/console';
import { Line } from '../../src/lib/server/console/cluster/line';
import { problemOfCode } from '../../src/lib/server/console/cluster/problem';
import { killAs } from '../../src/lib/server/console/cluster/reach';
import { ConsoleFailure } from '../../src/lib/server/console/problem';
import { Hosts } from '../../src/lib/server/engine/hosts';
import { ANALYST, startNode } from './servers/clickhouse';
import { oldClient } from './servers/oldclient';
import { freePorts, until, type Server } from './servers/process';

let folder: string;
let server: Server;
let url: string;
let product: ClickHouseClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-limits-'));
  const [http = 0, tcp = 0, interserver = 0, nobody = 0] = await freePorts(4);
  const ports = { http, tcp, interserver };
  server = await startNode({ folder, ports, shard: 1, replica: 1, shards: [[ports]], zookeeper: nobody });
  url = `http://127.0.0.1:${http}`;
  product = oldClient({ url });
});
afterAll(async () => {
  await product?.close();
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** The way of one query, without the walls before it. */
function lineOf(given: Partial<ConsoleLimits> = {}, signal = new AbortController().signal): Line {
  const limits = { ...DEFAULT_CONSOLE_LIMITS, ...given };
  const reach = {
    hosts: new Hosts([oldClient({ url, ...ANALYST })]),
    kill: (_: ClickHouseClient, id: string) => killAs([oldClient({ url }), oldClient({ url, ...ANALYST })], id),
    close: () => reach.hosts.close(),
  };
  const problemOf = (code: number, said: string) => problemOfCode(code, said, { sql: '', limits });
  return new Line(reach, { id: 'a-run', limits, where: 'a server', signal, problemOf });
}

const problemWith = (text: string, limits: Partial<ConsoleLimits> = {}) =>
  lineOf(limits)
    .ask({ text })
    .then(
      () => 'no problem',
      (error: unknown) => (error instanceof ConsoleFailure ? error.problem : error),
    );

/** Queries of the analysts' user that run now. */
async function running(): Promise<string[]> {
  const query = `select query_id from system.processes where user = '${ANALYST.username}'`;
  const answer = await product.query({ query, format: 'JSONEachRow' });
  return (await answer.json<{ query_id: string }>()).map(({ query_id }) => query_id);
}

const ENDLESS = 'select count() from system.numbers';

describe('limits that travel with an analyst’s query', () => {
  it.each(['create table own (n UInt8) engine = Memory', 'drop database default', 'set max_execution_time = 0'])(
    'refuse what would change something, and settings too: %s',
    async (text) => {
      const message = expect.stringMatching(/readonly/) as string;
      expect(await problemWith(text)).toMatchObject({ kind: 'refused', message });
    },
  );

  it('end what takes too long, and what takes too much memory', async () => {
    expect(await problemWith(ENDLESS, { seconds: 1 })).toMatchObject({
      kind: 'time',
      message: 'The query took longer than 1 second and was stopped.',
    });
    expect(await problemWith('select groupArray(number) from system.numbers', { megabytes: 50 })).toMatchObject({
      kind: 'memory',
      message: 'The query needed more than 50 megabytes and was stopped.',
    });
    expect(await problemWith('select number from system.numbers', { megabytes: 5 })).toMatchObject({
      kind: 'memory',
      message: 'The answer would be larger than 5 megabytes, so the query was stopped.',
    });
  });

  it('end with whoever stops it: the server runs it no longer', async () => {
    const stop = new AbortController();
    const asked = lineOf({ seconds: 600 }, stop.signal).ask({ text: ENDLESS });
    await until('It runs', async () => (await running()).length > 0);
    expect(await running()).toEqual(['undertone-a-run-1']);
    const reason = { kind: 'stopped', message: 'The query was stopped.' };
    stop.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await until('It has ended', async () => (await running()).length === 0);
  });

  it('do not tell what a user may do there, so nothing of an analyst’s runs', async () =>
    expect(await problemWith('show grants')).toMatchObject({ kind: 'syntax' }));
});
