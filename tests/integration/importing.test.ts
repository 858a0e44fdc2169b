import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/lib/model/imports';
import { eventsOf } from '../../src/lib/server/imports/events';
import { Jobs } from '../../src/lib/server/imports/importing';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-jobs-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A command in place of the real one, to see what is relayed of what it says. */
async function command(script: string): Promise<Jobs> {
  const path = join(folder, 'command.mjs');
  await writeFile(path, script);
  return new Jobs(path);
}

/** The job as soon as it is in one of these states. */
function reached(jobs: Jobs, job: Job, ...states: Job['state'][]): Promise<Job> {
  return new Promise((resolve) => {
    const look = (one: Job) => {
      if (one.id !== job.id || !states.includes(one.state)) return;
      forget();
      resolve(one);
    };
    const forget = jobs.listen(look);
    jobs.list().forEach(look);
  });
}

const SUMMARY = { format: 'zendesk', conversations: 2, messages: 5, read: 7, rejected: 0, skipped: {}, unchanged: 0 };

describe('an import started from the page', () => {
  it('relays its progress and keeps its summary', async () => {
    const jobs = await command(`
      console.log('not JSON');
      console.log(JSON.stringify({ stage: 'tag', done: 3, total: 5, unit: 'messages', perSecond: 9, secondsLeft: 1 }));
      console.log(JSON.stringify({ ...${JSON.stringify(SUMMARY)}, arguments: process.argv.slice(2) }));`);
    const stages: (string | undefined)[] = [];
    jobs.listen((job) => stages.push(job.progress?.stage));
    const started = jobs.start('import', ['/uploads/x/tickets.csv'], ['--data', '/data']);
    const job = await reached(jobs, started, 'done');
    expect(job).toMatchObject({ files: ['tickets.csv'], problem: null, progress: { stage: 'tag', done: 3 } });
    expect(job.summary).toEqual({
      ...SUMMARY,
      arguments: ['import', '/uploads/x/tickets.csv', '--data', '/data', '--json', '--progress'],
    });
    expect(stages).toContain('tag');
    expect(jobs.list()).toEqual([job]);
  });

  it('is done when some of its files were imported, and says which were refused', async () => {
    const jobs = await command(`
      console.log(JSON.stringify(${JSON.stringify(SUMMARY)}));
      console.error('noise.json: is no text file.');
      process.exitCode = 1;`);
    const job = await reached(jobs, jobs.start('import', ['a.csv', 'noise.json'], []), 'done', 'failed');
    expect(job).toMatchObject({ state: 'done', summary: SUMMARY, problem: 'noise.json: is no text file.' });
  });

  it('says what the command said when it was refused, and runs nothing afterwards', async () => {
    const jobs = await command(`
      console.error('tickets.csv, line 412, column "created_at": expected a date, found "yesterday".');
      process.exitCode = 1;`);
    let isDone = false;
    const started = jobs.start('import', ['tickets.csv'], [], async () => void (isDone = true));
    expect(await reached(jobs, started, 'failed')).toMatchObject({
      problem: 'tickets.csv, line 412, column "created_at": expected a date, found "yesterday".',
      summary: null,
    });
    expect(isDone).toBe(false);
  });

  it('stops when asked to, once', async () => {
    const jobs = await command(`
      process.on('SIGINT', () => process.exit(130));
      setInterval(() => {}, 1000);
      console.log(JSON.stringify({ stage: 'read', done: 0, total: null, unit: 'bytes' }));`);
    const started = jobs.start('import', ['tickets.csv'], []);
    await new Promise<void>((resolve) => jobs.listen(({ progress }) => progress && resolve()));
    expect(jobs.stop(started.id)).toBe(true);
    expect(await reached(jobs, started, 'stopped', 'failed', 'done')).toMatchObject({
      state: 'stopped',
      problem: null,
    });
    expect(jobs.stop(started.id)).toBe(false);
    expect(jobs.stop('no such job')).toBe(false);
  });

  it('is followed by whoever opens the page, from the first event on', async () => {
    const jobs = await command(`console.log('${JSON.stringify(SUMMARY)}')`);
    const started = jobs.start('import', ['tickets.csv'], []);
    const reader = eventsOf(jobs).getReader();
    const states: string[] = [];
    while (states.at(-1) !== 'done') {
      const event = new TextDecoder().decode((await reader.read()).value);
      const job = JSON.parse(event.replace(/^data: /, '')) as Job;
      expect(job.id).toBe(started.id);
      states.push(job.state);
    }
    expect(states[0]).toBe('running');
    await reader.cancel();
  });

  it('can ask the command once, and hear why it would not answer', async () => {
    const asked = await command(`console.log('looking'); console.log(JSON.stringify({ groups: [], refused: [] }))`);
    expect(await asked.ask(['detect', 'tickets.csv'])).toEqual({ groups: [], refused: [] });
    const refused = await command(`console.error('This is a picture.'); process.exitCode = 1`);
    await expect(refused.ask(['detect', 'cat.png'])).rejects.toThrow('This is a picture.');
  });
});
