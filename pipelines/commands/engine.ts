/** undertone engine check: whether a ClickHouse cluster gives the same figures as this machine, and how fast. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { clusterAddress } from '../../src/lib/model/clusteraddress';
import { explained } from '../../src/lib/model/clusterproblem';
import { askCluster } from '../../src/lib/server/engine/ask';
import { openClickHouse } from '../../src/lib/server/engine/clickhouse';
import { connectTo } from '../../src/lib/server/engine/cluster';
import { openDuckDb } from '../../src/lib/server/engine/duckdb';
import { compareEngines, type Compared } from '../../src/lib/server/parity/compare';
import { firstThatAnswers, layoutOf } from '../cluster';
import { onTrial } from '../cluster/trial';
import { CannotWork, WrongUsage } from '../errors';
import type { Progress } from '../progress';
import { openReadOnly } from '../warehouse/database';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import type { Command, Invocation } from './command';
import { textOption } from './options';
import { progressFor } from './progress';
import { tableOf } from './table';

export const engine: Command = {
  id: 'engine',
  argument: 'check',
  summary: 'Compares a ClickHouse cluster with this machine, figure by figure.',
  details: [
    'Writes the sample (or your own warehouse) into a database of its own on the cluster, asks both engines everything',
    'that pages ask, says where they differ and how long they take, and drops the database again. What is published',
    'there is not touched. Exit 0: no difference.',
  ],
  options: {
    url: { type: 'string', value: 'ADDRESS', help: 'the cluster (default: --warehouse)' },
    own: { type: 'boolean', help: 'with the warehouse of the data folder instead of the sample' },
    json: { type: 'boolean', help: 'the result as one JSON object, last on standard output' },
    progress: { type: 'boolean', help: 'progress as JSON lines on standard output' },
  },
  async run(invocation) {
    const [verb, ...rest] = invocation.positionals;
    if (verb !== 'check' || rest.length > 0) throw new WrongUsage('Say what to do: undertone engine check.');
    const address = textOption(invocation, 'url') ?? process.env.UNDERTONE_WAREHOUSE;
    if (!address) throw new WrongUsage('Say where the cluster is: --url clickhouse://user:password@host:8123');
    // Both engines are named below and the sample brings its own decisions; nothing else shall look for a cluster.
    delete process.env.UNDERTONE_WAREHOUSE;
    if (!invocation.values.own) delete process.env.UNDERTONE_DATABASE;
    const stopping = new AbortController();
    const stop = () => stopping.abort(new CannotWork('Stopped; nothing is left on the cluster.'));
    process.once('SIGINT', stop);
    const progress = progressFor(invocation);
    try {
      const checked = await check(invocation, address, progress, stopping.signal);
      progress.end();
      process.stdout.write(invocation.values.json ? `${JSON.stringify(checked)}\n` : textOf(checked));
      return checked.unlike.length === 0 ? 0 : 1;
    } finally {
      progress.end();
      process.off('SIGINT', stop);
    }
  },
};

interface Checked extends Compared {
  where: string;
  version: string;
}

async function check(
  invocation: Invocation,
  address: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<Checked> {
  const { shown: where } = clusterAddress(address);
  const connect = connectTo(address);
  const hosts = connect();
  const client = await firstThatAnswers(address);
  const temporary = mkdtempSync(join(tmpdir(), 'undertone-check-'));
  try {
    const [said] = await askCluster<{ version: string }>(hosts, { query: 'select version() as version' }, where);
    const folder = invocation.values.own ? resolve(invocation.dataFolder) : await sampleIn(temporary, invocation);
    const path = warehousePath(folder);
    if (!existsSync(path)) throw noWarehouse(folder);
    const spill = join(temporary, 'publishing');
    const source = await openReadOnly(path, spill);
    const onRows = (done: number, total: number) => {
      signal.throwIfAborted();
      progress.update('publish', done, total, 'rows');
    };
    const compared = await onTrial(source, client, layoutOf(address), { folder: spill, onRows }, async (database) => {
      // Two instances on one file in a process are one too many.
      source.close();
      const [here, there] = [await openDuckDb(path), openClickHouse(connect(database), where)];
      try {
        const onDone = (done: number, total: number) => progress.update('check', done, total, 'answers');
        return await compareEngines(folder, [here, there], { onDone, signal });
      } finally {
        here.close();
        there.close();
      }
    });
    return { where, version: said?.version ?? 'unknown', ...compared };
  } catch (error) {
    throw explained(error, where);
  } finally {
    await Promise.all([client.close(), hosts.close()]);
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A data folder with the sample that npm start imports. */
async function sampleIn(folder: string, { home }: Invocation): Promise<string> {
  const sample = join(home, '..', '..', 'sample-data');
  if (!existsSync(sample))
    throw new CannotWork('The sample is not here: add --own to compare with your own warehouse.');
  const data = join(folder, 'data');
  await promisify(execFile)(process.execPath, [join(home, 'undertone.js'), 'import', sample, '--data', data]);
  return data;
}

/** Exported for its test. */
export function textOf({ where, version, questions, took, unlike }: Checked): string {
  const [here, there] = took;
  const row = (name: string, share: number) => ({
    'milliseconds a query': name,
    'DuckDB, here': rounded(quantile(here, share)),
    'the cluster': rounded(quantile(there, share)),
  });
  const rows = [row('median', 0.5), row('95 of 100 below', 0.95), row('longest', 1)];
  return [
    `ClickHouse ${version} at ${where}`,
    `${questions.toLocaleString('en')} answers compared, ${there.length.toLocaleString('en')} queries on the cluster.`,
    '',
    ...(unlike.length === 0
      ? ['No differences.']
      : [
          `${unlike.length.toLocaleString('en')} of them differ (DuckDB and the cluster):`,
          ...unlike.flatMap(({ question, differences }) => [question, ...differences.map((line) => `  ${line}`)]),
        ]),
    '',
    tableOf(Object.keys(rows[0] ?? {}), rows),
    '',
  ].join('\n');
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;

/** The value at a share of the sorted list; 0 of an empty one. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
