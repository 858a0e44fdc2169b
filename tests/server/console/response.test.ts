/** Rows over HTTP: the status of what gives none, and that the engine works no longer and no faster than it is read. */
import { EventEmitter } from 'node:events';
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { theConsole } from '../../../src/lib/server/console/here';
import { responseTo } from '../../../src/lib/server/console/response';
import { openDoor, type Door } from './door';

let door: Door;
const before = { data: process.env.UNDERTONE_DATA, command: process.env.UNDERTONE_COMMAND };
beforeAll(async () => {
  door = await openDoor({ agents: [{ agent_id: 'a', name: 'Ada', number: 1 }] });
  process.env.UNDERTONE_DATA = door.folder;
  process.env.UNDERTONE_COMMAND = door.command;
  setLimits({ rows: 10_000_000, seconds: 600 });
});
afterAll(() => {
  theConsole().close();
  restore('UNDERTONE_DATA', before.data);
  restore('UNDERTONE_COMMAND', before.command);
  door.close();
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function setLimits(limits: object): void {
  mkdirSync(join(door.folder, 'workspace'), { recursive: true });
  writeFileSync(join(door.folder, 'workspace', 'settings.json'), JSON.stringify({ console: limits }));
}

const ENDLESS =
  'select count(*) from range(1000000) a, range(1000000) b, range(1000) c where a.range + b.range = c.range';
const LONG = 'select i, i * 2 as j from range(10000000) t(i)';
let made = 0;
const newId = () => `6f1c2a34-0000-4000-9000-${String(++made).padStart(12, '0')}`;
const ask = (sql: string, platform?: unknown, id = newId()) =>
  responseTo(platform, async () => ({ query: { sql }, format: 'ndjson', id }));

async function untilItRuns(id: string): Promise<void> {
  while (!theConsole().runs.find(id)?.rulesVersion) await new Promise((done) => setTimeout(done, 10));
}

it('answers with rows, and names the run, the rules and the limit in its headers', async () => {
  const id = newId();
  const response = await ask('select name from agents', undefined, id);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'x-undertone-run': id,
    'x-undertone-rules-version': 'unknown',
    'x-undertone-row-limit': '10000000',
  });
  expect(await response.text()).toBe('{"name":"Ada"}\n');
  expect(theConsole().runs.find(id)).toMatchObject({ state: 'done', rows: 1 });
});

it('answers 400 with the problem when a query is refused or not understood, 408 when its time is over', async () => {
  const refused = await ask("from read_csv('x')");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ problem: { kind: 'refused', place: { line: 1, column: 6 } } });
  expect((await ask('selec 1')).status).toBe(400);
  setLimits({ seconds: 1 });
  const late = await ask(ENDLESS);
  setLimits({ rows: 10_000_000, seconds: 600 });
  expect(late.status).toBe(408);
});

it('stops a query whose connection closes before its first row', async () => {
  const id = newId();
  const socket = new EventEmitter();
  const answered = ask(ENDLESS, { req: { socket } }, id);
  await untilItRuns(id);
  socket.emit('close');
  expect((await answered).status).toBe(400);
  expect(theConsole().runs.find(id)).toMatchObject({ state: 'failed', problem: { kind: 'stopped' } });
  // The connection carries the next request: nothing of this one listens to it any more.
  expect(socket.listenerCount('close')).toBe(0);
});

it('holds the engine back while nobody reads, and stops it when the reader leaves', async () => {
  const id = newId();
  const response = await ask(LONG, undefined, id);
  const reader = response.body!.getReader();
  await reader.read();
  // Another query from beginning to end, so that the first one has had its time.
  expect(await (await ask('select max(i) as m from range(5000000) t(i)')).text()).toBe('{"m":4999999}\n');
  const run = theConsole().runs.find(id);
  expect(run?.state).toBe('running');
  expect(run?.rows).toBeLessThan(1_000_000);
  await reader.cancel();
  expect(theConsole().runs.find(id)).toMatchObject({ state: 'failed', problem: { kind: 'stopped' } });
});
