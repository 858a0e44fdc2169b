import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Memory } from '../../../src/lib/server/warehouse/memory';
import { countConsole } from '../../../src/lib/server/operation/counts';
import { meters, startMeters } from '../../../src/lib/server/operation/prometheus';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-meters-'));
  vi.stubEnv('UNDERTONE_DATA', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('what goes on in a server is told in figures, and nothing before somebody asks for them', async () => {
  expect(meters()).toBeNull();
  const made = await startMeters();
  expect(meters()).toBe(made);
  made.request('/team', 'GET', 200, 0.2);
  made.request('/team', 'GET', 200, 3);
  made.request(null, 'GET', 404, 0.001);
  const memory = new Memory(1000);
  for (const question of ['a', 'a', 'b']) await memory.ask(question, async () => 1);
  for (const ended of ['done', 'refused', 'refused']) countConsole(ended);
  const lines = (await made.text()).split('\n');
  const own = lines.filter((line) => line.startsWith('undertone_') && !/_bucket|_sum/.test(line));
  expect(own).toEqual([
    'undertone_requests_total{route="/team",method="GET",status="200"} 2',
    'undertone_requests_total{route="none",method="GET",status="404"} 1',
    'undertone_request_seconds_count{route="/team"} 2',
    'undertone_request_seconds_count{route="none"} 1',
    'undertone_queries{state="running"} 0',
    'undertone_queries{state="waiting"} 0',
    'undertone_answers_total{memory="hit"} 1',
    'undertone_answers_total{memory="miss"} 2',
    'undertone_console_runs_total{ended="done"} 1',
    'undertone_console_runs_total{ended="refused"} 2',
  ]);
  expect(lines).toContain('undertone_request_seconds_bucket{le="0.25",route="/team"} 1');
  // Asked again, nothing counts twice.
  expect(await made.text()).toContain('undertone_answers_total{memory="miss"} 2\n');
});
