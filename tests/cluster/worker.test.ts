/** Workers read an import's chunks over a real PostgreSQL. They are killed, stopped, fail, and are of another version. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { retagMessages, type RetagScope } from '../../pipelines/import/retag';
import { taggerOf } from '../../pipelines/import/tagger';
import { silent, type Progress } from '../../pipelines/progress';
import { DatabaseLost, openQueueDatabase } from '../../pipelines/queue/database';
import type { QueueOptions } from '../../pipelines/queue/options';
import { retagByQueue } from '../../pipelines/queue/retag';
import { work } from '../../pipelines/queue/worker';
import { rowsOf } from '../../pipelines/warehouse/database';
import { beginNextWarehouse, type NextWarehouse } from '../../pipelines/warehouse/generation';
import { databaseAddress } from '../../src/lib/model/databaseaddress';
import { seeded } from '../../src/lib/stats/random';
import { contentOf, query } from '../integration/command';
import { imported } from '../pipelines/import/imported';
import { temporaryFolder } from '../pipelines/import/staged';
import { startPostgres, type Postgres } from './postgres';

const COMMAND = resolve('build/pipelines/undertone.js');
const EXPORT = resolve('sample-data/messages-csv/onboarding-mailbox.csv');
const KILLS = 20;

const folder = temporaryFolder();
let postgres: Postgres;
let database: Client;
const running = new Set<Running>();

interface Running {
  child: ChildProcess;
  said: string;
  ended: Promise<number | null>;
}

beforeAll(async () => {
  postgres = await startPostgres();
  database = new Client({ connectionString: postgres.url });
  // The server ends before its clients do.
  database.on('error', () => undefined);
  await database.connect();
  await read('local');
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
});
afterAll(async () => {
  await database.end();
  await postgres.stop();
  folder.remove();
});

function start(args: string[]): Running {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, UNDERTONE_DATABASE: postgres.url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const one: Running = { child, said: '', ended: once(child, 'exit').then(([code]) => code as number | null) };
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (one.said += text));
  running.add(one);
  void one.ended.then(() => running.delete(one));
  return one;
}

/** Imports the same export, by itself or by workers; customers are known by the key of the first data folder. */
async function read(name: string, queue?: Partial<QueueOptions>, progress: Progress = silent): Promise<string> {
  const dataFolder = join(folder.path, name);
  const keyOf = (data: string) => join(data, 'workspace', 'identity.key');
  mkdirSync(join(dataFolder, 'workspace'), { recursive: true });
  if (queue) copyFileSync(keyOf(join(folder.path, 'local')), keyOf(dataFolder));
  const options = { database: databaseAddress(postgres.url), home: dirname(COMMAND), note: () => undefined, ...queue };
  await imported({ paths: [EXPORT], dataFolder, progress, queue: queue && options });
  return dataFolder;
}

/** Asks again and again until there is an answer. */
async function until<Row>(sql: string, values: unknown[] = []): Promise<Row> {
  for (;;) {
    // Before the first worker there are no tables.
    const { rows } = await database.query<Row & Record<string, unknown>>(sql, values).catch(() => ({ rows: [] }));
    if (rows[0]) return rows[0];
    await sleep(5);
  }
}

/** The process that reads a chunk at the moment, and is none of these. */
async function atWork(others: number[] = []): Promise<number> {
  const { pid } = await until<{ pid: number }>(
    `select pid from undertone_queue.chunks join undertone_queue.workers using (worker) where output is null and pid <> all($1)`,
    [others],
  );
  return pid;
}

async function left(): Promise<unknown> {
  const { rows } = await database.query(
    'select (select count(*)::integer from undertone_queue.runs) as runs, (select count(*)::integer from undertone_queue.chunks) as chunks',
  );
  return rows[0];
}

describe('an import that workers read', () => {
  it(`gives the rows of one process, in its order, though a worker is killed at random ${KILLS} times`, async () => {
    const random = seeded(20261122);
    const messages = (await query<{ n: number }>(join(folder.path, 'local'), 'select count(*) as n from messages'))[0]!
      .n;
    const moments = Array.from({ length: KILLS }, () => random() * messages).sort((a, b) => a - b);
    for (let n = 0; n < 3; n++) start(['worker']);
    let killed = 0;
    const kill = () => {
      const alive = [...running].filter(({ child }) => !child.killed);
      const ready = alive.filter(({ said }) => said.includes('listens'));
      // One at work in every second turn, else any, which may only be starting.
      const victims = killed % 2 && ready.length ? ready : alive;
      victims[Math.floor(random() * victims.length)]!.child.kill('SIGKILL');
      killed += 1;
      start(['worker']);
    };
    const killer: Progress = {
      update: (stage, done) => {
        while (stage === 'tag' && killed < KILLS && moments[killed]! <= done) kill();
      },
      end: () => undefined,
    };
    const notes: string[] = [];
    const queue = { chunkMessages: 20, attempts: KILLS + 1, note: (line: string) => void notes.push(line) };
    const data = await read('killed', queue, killer);
    expect(killed).toBe(KILLS);
    expect(notes.filter((note) => /ended while it read chunk/.test(note)).length).toBeGreaterThan(0);
    expect(await contentOf(data)).toEqual(await contentOf(join(folder.path, 'local')));
    expect(readdirSync(data).sort()).toEqual(['warehouse.duckdb', 'workspace', 'writer.lock.duckdb']);
    expect(await left()).toEqual({ runs: 0, chunks: 0 });
  });

  it('ends with the place when three workers in turn are lost at one chunk, and changes nothing', async () => {
    start(['worker']);
    const ended = read('lost', {}).catch((error: Error) => error.message);
    const lost: number[] = [];
    while (lost.length < 3) {
      lost.push(await atWork(lost));
      process.kill(lost.at(-1)!, 'SIGKILL');
      start(['worker']);
    }
    expect(await ended).toMatch(
      /^Chunk 1 \(conversations messages-csv:\S+ to \S+\) could not be read: 3 workers in turn ended or failed at it\. Nothing was changed\. None said why\.$/,
    );
    expect(existsSync(join(folder.path, 'lost', 'warehouse.duckdb'))).toBe(false);
    expect(await left()).toEqual({ runs: 0, chunks: 0 });
  });

  it('ends with what the worker said when a chunk came to harm on its way', async () => {
    start(['worker']);
    await until('select 1 from undertone_queue.workers');
    await database.query(`
      create function harm() returns trigger language plpgsql as $$ begin new.input = set_byte(new.input, 40, 0); return new; end $$;
      create trigger harm before insert on undertone_queue.chunks for each row when (new.chunk = 1) execute function harm()`);
    const ended = read('harmed', { chunkMessages: 400 }).catch((error: Error) => error.message);
    expect(await ended).toMatch(
      /^Chunk 2 \(.*\) could not be read: 3 workers .* The last one said: .*authenticate data/,
    );
    await database.query('drop function harm cascade');
  });

  it('gives nothing to a worker of another version, and lets one hand in what it has begun when it is told to leave', async () => {
    const home = join(folder.path, 'other');
    mkdirSync(home);
    writeFileSync(join(home, 'undertone.js'), '');
    const leaving = new AbortController();
    const [here, there]: string[][] = [[], []];
    const other = work({
      database: databaseAddress(postgres.url),
      home,
      leave: leaving.signal,
      note: (line) => void there!.push(line),
    });
    const data = read('versions', { note: (line) => void here!.push(line) });
    while (!there![1] || !here![1]) await sleep(20);
    const worker = start(['worker']);
    process.kill(await atWork(), 'SIGTERM');
    expect(await contentOf(await data)).toEqual(await contentOf(join(folder.path, 'local')));
    expect(await worker.ended).toBe(0);
    expect(worker.said).toMatch(/\nLeft after 1 chunk\.\n$/);
    leaving.abort();
    expect(await other).toBe(0);
    expect(here).toEqual([
      expect.stringMatching(
        /^Worker \d+ on \S+ gets nothing of this run: program [0-9a-f]{12} \(there [0-9a-f]{12}\)\.$/,
      ),
      expect.stringMatching(
        /^No worker of this version listens on postgres:\/\/undertone@127\.0\.0\.1:\d+\/postgres; waiting/,
      ),
    ]);
    expect(there![1]).toMatch(
      /^A run on \S+ was started by another version.*: program [0-9a-f]{12} \(there [0-9a-f]{12}\)\.$/,
    );
  });

  it('leaves no word in the database, sealed ones while it lasts and none once it was killed', async () => {
    const aborted = start(['import', EXPORT, '--data', join(folder.path, 'aborted'), '--queue']);
    await until('select 1 from undertone_queue.chunks');
    const { rows } = await database.query<{ task: Buffer; input: Buffer }>(
      'select task, input from undertone_queue.runs, undertone_queue.chunks',
    );
    for (const bytes of [rows[0]!.task, rows[0]!.input])
      for (const word of ['refund', 'hello', 'customer', 'PAR1']) expect(bytes.includes(word)).toBe(false);
    aborted.child.kill('SIGKILL');
    await aborted.ended;
    start(['worker']);
    await until(
      'select 1 where not exists (select 1 from undertone_queue.runs) and not exists (select 1 from undertone_queue.chunks)',
    );
  });

  it('reads a stored history again as one process does, with the phrases of the team', async () => {
    start(['worker']);
    const phrase = { id: 'you-can', tag: 'process_speak', text: 'you can', addedOn: '2026-11-22' } as const;
    const tagger = taggerOf({ phrases: [phrase], corrections: [] });
    const options = { database: databaseAddress(postgres.url), home: dirname(COMMAND), note: () => undefined };
    const again = async (elsewhere: (next: NextWarehouse) => RetagScope['elsewhere']) => {
      const next = await beginNextWarehouse(join(folder.path, 'local'), 'again');
      const scope = { conversations: 'all' as const, isChosen: () => true, elsewhere: elsewhere(next) };
      const changed: string[] = [];
      await retagMessages(next, tagger, scope, {
        onMessages: () => undefined,
        onRead: (before, after) => {
          if (before.hits.length !== after.hits.length) changed.push(after.message.message_id);
        },
      });
      const rows = [];
      for (const table of ['messages', 'tags'])
        rows.push(await rowsOf(next.connection, `from ${table} order by rowid`));
      next.close();
      next.discard();
      return { changed, rows };
    };
    const here = await again(() => undefined);
    const chunkMessages = 200;
    const there = await again(
      (next) => () => retagByQueue({ ...options, chunkMessages }, next, tagger, { phrases: [phrase], corrections: [] }),
    );
    expect(here.changed.length).toBeGreaterThan(0);
    expect(there).toEqual(here);
  });

  it('takes the end of any connection for a loss, also in the middle of a statement, but no refusal', async () => {
    const queue = await openQueueDatabase(databaseAddress(postgres.url));
    try {
      const ownEnd = queue.query('select pg_terminate_backend(pg_backend_pid())');
      await expect(ownEnd).rejects.toBeInstanceOf(DatabaseLost);
      await expect(queue.query('select 1 as one').then(({ rows }) => rows)).resolves.toEqual([{ one: 1 }]);
      const refused = await queue.query('select no_such_column').catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: '42703' });
      expect(refused).not.toBeInstanceOf(DatabaseLost);
      const waiting = expect(queue.whileItStands(new Promise(() => undefined))).rejects.toBeInstanceOf(DatabaseLost);
      await database.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
      await waiting;
    } finally {
      await queue.close();
    }
  });

  it('ends unchanged when the database goes away, and its worker listens again as soon as it answers', async () => {
    const worker = start(['worker']);
    const lost = start(['import', EXPORT, '--data', join(folder.path, 'unreached'), '--queue']);
    await Promise.race([atWork(), lost.ended]);
    await database.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
    expect(await lost.ended).toBe(1);
    expect(lost.said).toMatch(/was lost \(.+\)\. Nothing was changed; start again when it answers\.\n$/);
    expect(existsSync(join(folder.path, 'unreached', 'warehouse.duckdb'))).toBe(false);
    while (worker.said.match(/listens on/g)?.length !== 2) await sleep(50);
    expect(worker.said).toContain('Trying again.');
  });

  it('says what was expected when no database was named', async () => {
    const child = spawn(process.execPath, [COMMAND, 'import', EXPORT, '--queue', '--data', join(folder.path, 'none')]);
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(2);
  });
});
