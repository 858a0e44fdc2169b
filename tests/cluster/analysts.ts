/** Two consoles over the sample, one on its file and one on the ClickHouse of this process, behind an address. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { onOneNode } from '../../pipelines/cluster/layout';
import { publish } from '../../pipelines/cluster/publish';
import { openReadOnly } from '../../pipelines/warehouse/database';
import { DEFAULT_CONSOLE_LIMITS, type ConsoleQuery, type RowFormat } from '../../src/lib/model/console';
import { queriesOnCluster } from '../../src/lib/server/console/cluster/oncluster';
import { clusterOfAnalysts } from '../../src/lib/server/console/cluster/reach';
import { Console, type RunOptions } from '../../src/lib/server/console/console';
import { queriesOnFile } from '../../src/lib/server/console/onfile';
import { ConsoleFailure } from '../../src/lib/server/console/problem';
import { clickHouse } from './chdb';
import { overHttp, type OverHttp } from './overhttp';

/** Nothing here is about time: a busy machine may take its own. */
export const PATIENT = { ...DEFAULT_CONSOLE_LIMITS, seconds: 120 };

/** As SHOW GRANTS tells of a user that may only read generations. */
export const RIGHT = ['GRANT SELECT ON undertone_*.* TO analyst'];

export interface Doors {
  folder: string;
  client: ClickHouseClient;
  http: OverHttp;
  /** of the generation that is served */
  database: string;
  /** address with the analysts' user */
  analysts: string;
  file: Console;
  cluster: Console;
  close(): Promise<void>;
}

/** @param data folder with the sample */
export async function openDoors(data: string): Promise<Doors> {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-analysts-'));
  cpSync(data, folder, { recursive: true });
  const client = clickHouse();
  const chunks = join(folder, 'chunks');
  const source = await openReadOnly(join(folder, 'warehouse.duckdb'), chunks);
  const sending = { builtAt: '2026-03-01T10:00:00.000Z', folder: chunks, onRows: () => undefined };
  const { database } = await publish(source, client, onOneNode(), sending);
  source.close();
  const http = await overHttp(client);
  http.instead = (text) => (text === 'show grants' ? grantsAnswer(RIGHT) : undefined);
  const analysts = http.address.replace('//', '//analyst@');
  const command = () => resolve('build/pipelines/undertone.js');
  const file = new Console(queriesOnFile(join(folder, 'warehouse.duckdb'), command));
  const cluster = new Console(queriesOnCluster(clusterOfAnalysts(analysts, http.address), command));
  return {
    ...{ folder, client, http, database, analysts, file, cluster },
    async close() {
      file.close();
      cluster.close();
      await http.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The engine in this process has no users, so what it would say of one is said for it. */
export const grantsAnswer = (lines: string[]) => ({
  meta: [{ name: 'GRANTS', type: 'String' }],
  data: lines.map((line) => [line]),
  rows: lines.length,
});

export async function asked(
  door: Console,
  query: ConsoleQuery,
  format: RowFormat = 'json',
  options: Partial<RunOptions> = {},
) {
  const answer = await door.run(query, { format, limits: PATIENT, ...options });
  const parts: Uint8Array[] = [];
  for (let part = await answer.next(); part; part = await answer.next()) parts.push(part);
  return { ...answer, body: Buffer.concat(parts) };
}

/** Rows as JSON has them. */
export async function rowsOf(door: Console, query: ConsoleQuery): Promise<unknown[][]> {
  const { body } = await asked(door, query);
  return (JSON.parse(body.toString()) as { rows: unknown[][] }).rows;
}

/** The problem of a query that has to have one. */
export async function problemOf(door: Console, query: ConsoleQuery, options: Partial<RunOptions> = {}) {
  const error = await asked(door, query, 'json', options).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConsoleFailure)) throw new Error(`Expected a problem with ${query.sql}: ${String(error)}`);
  return error.problem;
}
