/** Two nodes that share a PostgreSQL, as an operator starts them: what is done on one holds on the other. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { databaseAddress } from '../../src/lib/model/databaseaddress';
import { fulfilWishes, handOver } from '../../src/lib/server/imports/handingover';
import { DatabaseStore } from '../../src/lib/server/store/databasestore';
import { behavesAsStore } from '../server/store/alike';
import { allEnded, childrenOf, ran, startNode, type Node } from './node';
import { startPostgres, type Postgres } from './postgres';

const PASSWORD = 'four quiet parcels';

let postgres: Postgres;
let folder: string;
const data = (name: string) => join(folder, name);

beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'undertone-nodes-'));
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A database of its own on the same server. */
async function database(name: string): Promise<string> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return postgres.url.replace(/\/postgres$/, `/${name}`);
}

describe('what is decided on a node without the warehouse file', () => {
  const withFile = () => mkdtempSync(join(folder, 'with-'));

  it('is brought in once by the node that has it, also what is decided meanwhile', async () => {
    const shared = await database('wishes');
    vi.stubEnv('UNDERTONE_DATABASE', shared);
    const here = withFile();
    writeFileSync(join(here, 'warehouse.duckdb'), '');
    expect(await handOver(here)).toBe(false);
    expect(await handOver(withFile())).toBe(true);
    const store = new DatabaseStore(databaseAddress(shared));
    const isDone = async () => (JSON.parse((await store.read('apply.json'))!) as { isDone: boolean }).isDone;
    let applied = 0;
    const stop = fulfilWishes(
      async () => {
        applied += 1;
        // Decided while the first is at work.
        if (applied === 1) await handOver(withFile());
        return true;
      },
      here,
      10,
    );
    while (!(await isDone())) await new Promise((done) => setTimeout(done, 10));
    stop();
    expect(applied).toBe(2);
    vi.unstubAllEnvs();
  });
});

let stores = 0;
describe('the workspace in PostgreSQL', () =>
  behavesAsStore(async () => {
    const address = databaseAddress(await database(`store_${(stores += 1)}`));
    return { store: new DatabaseStore(address), other: new DatabaseStore(address) };
  }));

describe('two nodes', () => {
  let [shared, one, other] = ['', null as unknown as Node, null as unknown as Node];

  beforeAll(async () => {
    shared = await database('shared');
    // Decided on one machine, before there were several.
    cpSync(inject('sampleData'), data('one'), { recursive: true });
    // A long answer is read to its end below: how fast the machine is does not decide that.
    const settings = join(data('one'), 'workspace', 'settings.json');
    mkdirSync(dirname(settings), { recursive: true });
    const before = existsSync(settings) ? (JSON.parse(readFileSync(settings, 'utf8')) as object) : {};
    writeFileSync(settings, JSON.stringify({ ...before, console: { seconds: 600 } }));
    await ran(['users', 'add', 'ana', '--role', 'admin', '--password-stdin', '--data', data('one')], '', PASSWORD);
    expect(await ran(['workspace', '--to-database', '--data', data('one')], shared)).toMatch(
      /users\.json.* of logs\.$/m,
    );
    await expect(ran(['workspace', '--to-database', '--data', data('one')], shared)).rejects.toThrow(
      /holds a workspace already .*Nothing was copied/s,
    );
    cpSync(join(data('one'), 'warehouse.duckdb'), join(data('other'), 'warehouse.duckdb'));
    [one, other] = await Promise.all([
      startNode(data('one'), shared, ['--accounts', '--metrics', '--grace', '1']),
      startNode(data('other'), shared, ['--accounts', '--drain', '600', '--grace', '600']),
    ]);
  });
  afterAll(() => {
    for (const node of [one, other]) node?.process.kill('SIGKILL');
  });

  async function signedIn(node: Node): Promise<{ cookie: string }> {
    const response = await node.send('/login', new URLSearchParams({ name: 'ana', password: PASSWORD }));
    expect(response.status).toBe(303);
    return { cookie: response.headers.get('set-cookie')!.split(';')[0]! };
  }

  const MANY_ROWS = `/api/sql?format=csv&sql=${encodeURIComponent("select i, repeat('x', 200) as words from range(200000) t(i)")}`;
  const json = { 'content-type': 'application/json' };
  const note = (text: string) => JSON.stringify({ at: '2026-09-07', text, kind: 'release' });

  it('know who signed in on the other, and who signed out there', async () => {
    const session = await signedIn(one);
    expect((await other.get('/api/settings', session)).status).toBe(200);
    expect((await other.send('/logout', new URLSearchParams(), session)).headers.get('location')).toBe('/login');
    // The cookie itself is still good: its session is over.
    expect((await one.get('/api/settings', session)).status).toBe(401);
    expect((await other.get('/api/settings', session)).status).toBe(401);
  });

  it('show what was noted on the other, and lose nothing that was noted at once', async () => {
    const session = await signedIn(one);
    const texts = Array.from({ length: 20 }, (_, number) => `Release ${number}`);
    const sent = await Promise.all(
      texts.map((text, number) => (number % 2 ? one : other).send('/api/notes', note(text), { ...json, ...session })),
    );
    expect(sent.map(({ status }) => status)).toEqual(texts.map(() => 200));
    for (const node of [one, other]) {
      const notes = (await (await node.get('/api/notes', session)).json()) as { text: string }[];
      expect(
        notes
          .map(({ text }) => text)
          .filter((text) => text.startsWith('Release '))
          .sort(),
      ).toEqual(texts.sort());
    }
    expect(existsSync(join(data('other'), 'workspace', 'notes.json'))).toBe(false);
  });

  it('count failed logins together, and keep one log', async () => {
    const fail = (node: Node) => node.send('/login', new URLSearchParams({ name: 'eve', password: 'not the one' }));
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await fail(n % 2 ? one : other)).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
    const session = await signedIn(other);
    const log = await (await one.get('/api/audit.csv?what=failed login', session)).text();
    expect(log.trim().split('\n')).toHaveLength(1 + 5);
  });

  it('are alive, ready and counted, each for itself, and tell strangers nothing', async () => {
    expect(await (await one.get('/health')).json()).toEqual({ isAlive: true });
    const ready = await one.get('/ready', { host: 'balancer.example' });
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { isReady: true, checks: { server: 'answers', warehouse: 'answers', database: 'answers' } },
    ]);
    expect((await one.get('/health/metrics')).status).toBe(401);
    const figures = await (await one.get('/health/metrics', await signedIn(one))).text();
    expect(figures).toMatch(/^undertone_requests_total\{route="\/api\/notes",method="POST",status="200"\} 10$/m);
    expect(figures).toMatch(/^undertone_request_seconds_count\{route="\/login"\} \d+$/m);
    expect(figures).toMatch(/^undertone_generation_info\{built_at="2\d{3}-[^"]+"\} 1$/m);
    expect(figures).toMatch(/^process_cpu_seconds_total /m);
    expect(figures).not.toMatch(/"(eve|ana)|Release|balancer/);
  });

  it('end in order: no to the balancer, the running answer to its end, nothing left behind', async () => {
    const session = await signedIn(other);
    // News of imports, which have no end of their own.
    const news = other.get('/api/import/events', session).then((response) => response.text());
    const reader = (await other.get(MANY_ROWS, session)).body!.getReader();
    const first = await reader.read();
    const children = childrenOf(other.process.pid!);
    expect(children.length).toBeGreaterThanOrEqual(2);
    other.process.kill('SIGTERM');
    let ready = await other.get('/ready');
    while (ready.status === 200) ready = await other.get('/ready');
    expect([ready.status, (await ready.json()) as unknown]).toEqual([
      503,
      { isReady: false, checks: { server: 'is about to end', warehouse: 'answers', database: 'answers' } },
    ]);
    // A second signal: enough waited. Until nobody is let in any more the answer is not read.
    other.process.kill('SIGTERM');
    while (
      await other.get('/health').then(
        () => true,
        () => false,
      )
    )
      await new Promise((done) => setTimeout(done, 50));
    let text = Buffer.from(first.value!).toString();
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += Buffer.from(part.value).toString();
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^199999,x{200}\r?$/);
    expect(await other.ended).toBe(0);
    expect(await news).toBe('');
    await allEnded(children);
    expect((await one.get('/ready')).status).toBe(200);
  });

  it('go on when one is killed, with what was decided there', async () => {
    const killed = await startNode(data('other'), shared, ['--accounts']);
    const session = await signedIn(killed);
    await killed.send('/api/notes', note('Just before'), { ...json, ...session });
    const children = childrenOf(killed.process.pid!);
    killed.process.kill('SIGKILL');
    const notes = await (await one.get('/api/notes', session)).text();
    expect(notes).toContain('Just before');
    // The server that it had started does not stay behind without it.
    await allEnded(children);
  });

  it('say so when the database is gone, and cut what does not end when they have to', async () => {
    const untaken = await one.get(MANY_ROWS, await signedIn(one));
    const without = await ran(['doctor', '--data', data('one')], shared);
    expect(without).toMatch(/^ok {4}database: postgres:\/\/undertone@127\.0\.0\.1:\d+\/shared$/m);
    await expect(ran(['users', 'list'], shared.replace(/:\d+\//, ':1/'))).rejects.toThrow(
      /The database postgres:\/\/undertone@127\.0\.0\.1:1\/shared cannot be used \(connect ECONNREFUSED 127\.0\.0\.1:1\)/,
    );
    await postgres.stop();
    const ready = await one.get('/ready');
    expect([ready.status, ((await ready.json()) as { checks: object }).checks]).toEqual([
      503,
      { server: 'answers', warehouse: 'answers', database: 'does not answer' },
    ]);
    expect((await one.get('/health')).status).toBe(200);
    one.process.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    await expect(untaken.text()).rejects.toThrow();
  });
});
