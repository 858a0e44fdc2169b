import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { jobs } from '../../../src/lib/server/imports/importing';
import { startApply, startImport } from '../../../src/lib/server/imports/starting';

/** A command that notes that it began and ends when it is let go: it can fail, too. */
const COMMAND = `
  import { appendFileSync, existsSync, readFileSync } from 'node:fs';
  const [log, gate] = [new URL('began', import.meta.url), new URL('gate', import.meta.url)];
  appendFileSync(log, 'x');
  const wait = setInterval(() => {
    if (!existsSync(gate)) return;
    clearInterval(wait);
    process.exitCode = Number(readFileSync(gate, 'utf8'));
  }, 10);
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-starting-'));
  writeFileSync(join(folder, 'command.mjs'), COMMAND);
  process.env.UNDERTONE_COMMAND = join(folder, 'command.mjs');
});
afterEach(() => {
  delete process.env.UNDERTONE_COMMAND;
  rmSync(folder, { recursive: true });
});

const began = () => (existsSync(join(folder, 'began')) ? readFileSync(join(folder, 'began'), 'utf8').length : 0);
const running = () =>
  jobs()
    .list()
    .filter(({ state }) => state === 'running').length;

it.each([
  ['done', '0'],
  ['failed', '1'],
])('what is decided while an apply runs asks for one more run after it, once it is %s', async (state, code) => {
  const before = jobs().list().length;
  const first = startApply(folder);
  await expect.poll(began).toBe(1);
  // Five further decisions, and not one further process beside it.
  expect(Array.from({ length: 5 }, () => startApply(folder).id)).toEqual(Array(5).fill(first.id));
  expect([began(), running()]).toEqual([1, 1]);
  appendFileSync(join(folder, 'gate'), code);
  await expect.poll(running).toBe(0);
  expect(began()).toBe(2);
  expect(
    jobs()
      .list()
      .slice(0, jobs().list().length - before)
      .map((job) => job.state),
  ).toEqual([state, state]);
});

it('what the page says of an export reaches the command as its options, and a name that is none is refused', async () => {
  mkdirSync(join(folder, 'uploads', 'abcdefgh'), { recursive: true });
  writeFileSync(join(folder, 'uploads', 'abcdefgh', 'mail.mbox'), '');
  const said = join(folder, 'said.json');
  writeFileSync(
    join(folder, 'command.mjs'),
    `import { readFileSync, writeFileSync } from 'node:fs';
     const args = process.argv.slice(2);
     const mapping = JSON.parse(readFileSync(args[args.indexOf('--mapping') + 1], 'utf8'));
     writeFileSync(${JSON.stringify(said)}, JSON.stringify({ mapping, account: args[args.indexOf('--account') + 1] }));`,
  );
  const asked = {
    uploads: ['abcdefgh/mail.mbox'],
    mapping: { columns: {}, companyDomains: ['lamp.test'] },
    account: 'shop-eu',
  };
  await expect(startImport({ ...asked, account: '--data' }, folder)).rejects.toThrow(
    '"account": expected something like shop-eu, found "--data".',
  );
  const { id } = await startImport(asked, folder);
  const stateOf = () =>
    jobs()
      .list()
      .find((job) => job.id === id)?.state;
  await expect.poll(stateOf).toBe('done');
  const { uploads: _uploads, ...options } = asked;
  expect(JSON.parse(readFileSync(said, 'utf8'))).toEqual(options);
});
