/** kill -9 at any moment of an import: the served warehouse stays whole, byte for byte, until the new one is. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildCommand, lastJson, query, type BuiltCommand } from './command';
import { csv } from './corpus';

const KILLS = 10;
/** Fourteen imports one after the other; generous, because nothing here is about speed. */
const PATIENCE_MS = 600_000;

let command: BuiltCommand;
beforeAll(async () => (command = await buildCommand()));
afterAll(() => command.remove());

/** `conversations` short conversations, each a customer's line and an answer. */
function exportOf(conversations: number): string {
  const rows = [['conversation_id', 'message_id', 'role', 'author', 'sent_at', 'text']];
  for (let n = 0; n < conversations; n++) {
    const day = `2024-05-${String(1 + (n % 28)).padStart(2, '0')}`;
    rows.push([
      `c${n}`,
      `q${n}`,
      'customer',
      `person ${n}`,
      `${day}T10:00:00Z`,
      `The report number ${n} is empty again.`,
    ]);
    rows.push([
      `c${n}`,
      `a${n}`,
      'agent',
      `agent ${n % 5}`,
      `${day}T10:0${n % 9}:30Z`,
      `I am sorry about report ${n}.`,
    ]);
  }
  return csv(rows);
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('an import that dies', { timeout: PATIENCE_MS }, () => {
  it(`is killed ${KILLS} times at random moments and never touches the served warehouse; the next import succeeds`, async () => {
    const small = join(command.folder, 'small.csv');
    const large = join(command.folder, 'large.csv');
    writeFileSync(small, exportOf(20));
    writeFileSync(large, exportOf(400));
    const data = join(command.folder, 'data');
    const warehouse = join(data, 'warehouse.duckdb');
    expect((await command.run(['import', small, '--data', data])).code).toBe(0);

    // How long a whole import takes here and now, measured on a copy: the kills are spread over that time.
    const trial = join(command.folder, 'trial');
    mkdirSync(trial);
    copyFileSync(warehouse, join(trial, 'warehouse.duckdb'));
    const began = Date.now();
    expect((await command.run(['import', large, '--data', trial])).code).toBe(0);
    const duration = Date.now() - began;

    const before = hashOf(warehouse);
    let killed = 0;
    for (let round = 0; round < KILLS; round++) {
      // Every other import is divided over processes, which must end with it.
      vi.stubEnv('UNDERTONE_PROCESSES', String(1 + (round % 2)));
      const child = command.start(['import', large, '--data', data]);
      const ended = once(child, 'exit');
      await new Promise((done) => setTimeout(done, Math.random() * duration));
      child.kill('SIGKILL');
      const [, signal] = await ended;
      if (signal === 'SIGKILL') killed++;
      const [row] = await query<{ n: number; m: number }>(
        data,
        'select (select count(*) from conversations) as n, (select count(*) from messages) as m',
      );
      // Either the old one, byte for byte, or (killed after the rename) the whole new one.
      if (hashOf(warehouse) === before) expect(row).toEqual({ n: 20, m: 40 });
      else expect(row).toEqual({ n: 400, m: 800 });
    }
    vi.unstubAllEnvs();
    expect(killed).toBeGreaterThan(0);

    const ran = await command.run(['import', large, '--data', data, '--json']);
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    expect(lastJson(ran)).toMatchObject({ conversations: 400, messages: 800 });
    expect(await query(data, 'select count(*) as n from message_facts')).toEqual([{ n: 800 }]);
  });

  it('cleans up on Ctrl-C, says that nothing was changed, and ends with 130', async () => {
    const file = join(command.folder, 'interrupted.csv');
    // Large enough that tagging is still going on when the signal arrives.
    writeFileSync(file, exportOf(6000));
    const data = join(command.folder, 'interrupted');
    const child = command.start(['import', file, '--data', data, '--progress']);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('"stage":"tag"') && !child.killed) child.kill('SIGINT');
    });
    const [code] = await once(child, 'close');
    expect({ code, said }).toEqual({ code: 130, said: 'Stopped. Nothing was changed.\n' });
    expect(readdirSync(data).sort()).toEqual(['workspace', 'writer.lock.duckdb']);
  });

  it('lets a second import wait for the first and says so', async () => {
    const file = join(command.folder, 'both.csv');
    writeFileSync(file, exportOf(300));
    const data = join(command.folder, 'both');
    const [first, second] = await Promise.all([
      command.run(['import', file, '--data', data, '--json']),
      command.run(['import', file, '--data', data, '--json']),
    ]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(`${first.stderr}${second.stderr}`).toMatch(
      /^Another undertone \(process \d+\) is changing this warehouse; waiting/,
    );
    expect([lastJson(first).unchanged, lastJson(second).unchanged].sort()).toEqual([0, 300]);
  });
});
