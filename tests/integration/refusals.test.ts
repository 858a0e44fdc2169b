/** Files that are no export, or only the beginning of one: each is refused with a sentence that helps. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, lastJson, query, type BuiltCommand } from './command';
import { corpusCsv } from './corpus';

let command: BuiltCommand;
beforeAll(async () => (command = await buildCommand()));
afterAll(() => command.remove());

function write(name: string, content: string | Buffer): string {
  const path = join(command.folder, name);
  writeFileSync(path, content);
  return path;
}

const importInto = (data: string, ...args: string[]) =>
  command.run(['import', ...args, '--data', join(command.folder, data)]);

/** A file that no format knows, by what is wrong with it. */
const WRONG: Record<string, { name: string; content: string | Buffer; says: RegExp }> = {
  'a letter': {
    name: 'letter.txt',
    content: 'Dear team,\n\nplease find the figures attached.\n',
    says: /letter\.txt: /,
  },
  'an empty file': { name: 'empty.csv', content: '', says: /empty\.csv: .*empty/ },
  'a picture': {
    name: 'picture.csv',
    content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 0, 0]),
    says: /picture\.csv: /,
  },
  'a table of something else': {
    name: 'stock.csv',
    content: 'sku,amount,warehouse\n1,20,north\n2,30,south\n',
    says: /stock\.csv: /,
  },
};

describe('files that are no export', () => {
  for (const [what, { name, content, says }] of Object.entries(WRONG))
    it(`refuses ${what} in words and touches nothing`, async () => {
      const ran = await importInto('none', write(name, content));
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(says);
      expect(ran.stderr).not.toMatch(/\n\s+at /);
      expect(existsSync(join(command.folder, 'none', 'warehouse.duckdb'))).toBe(false);
    });

  it('says of a missing file that it is missing', async () => {
    const ran = await importInto('none', join(command.folder, 'nowhere.csv'));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/nowhere\.csv/);
  });
});

describe('exports that break off', () => {
  it('sets aside what an unclosed quote swallows, and says in which record the quote opened', async () => {
    const lines = [
      'conversation_id,role,author,sent_at,text',
      'c1,customer,anna,2024-05-01T10:00:00Z,Hello there',
      'c1,agent,tom,2024-05-01T10:05:00Z,"Good morning',
      'c1,customer,anna,2024-05-01T10:06:00Z,The export is empty',
    ];
    const file = write('quote.csv', lines.join('\n'));
    const ran = await importInto('quote', file);
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/1 conversation with 1 message;/);
    expect(ran.stdout).toMatch(/quote\.csv, record 2: A quote opened in record 2 is never closed/);
    const rejects = await query(join(command.folder, 'quote'), 'select file, record, raw from rejects');
    expect(rejects).toMatchObject([{ file, record: 2 }]);
    expect(rejects[0]?.raw).toContain('The export is empty');
  });

  it('sets aside the record in which a JSON file breaks off, and keeps those before it', async () => {
    const message = { conversation_id: 'c1', role: 'customer', sent_at: '2024-05-01T10:00:00Z', text: 'Hello there' };
    const json = JSON.stringify([message, { ...message, role: 'agent' }, { ...message, text: 'Thanks' }]);
    const file = write('messages.json', json.slice(0, -30));
    const ran = await importInto('json', file);
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/messages\.json, record 3: The JSON ends too early/);
    expect(await query(join(command.folder, 'json'), 'select count(*) as n from messages')).toEqual([{ n: 2 }]);
  });
});

describe('several files, some of them wrong', () => {
  it('imports the good ones, names every wrong one, and ends with 1', async () => {
    const files = Object.values(WRONG).map(({ name, content }) => write(name, content));
    const ran = await importInto('mixed', ...files, write('corpus.csv', corpusCsv()), '--json');
    expect(ran.code).toBe(1);
    for (const { says } of Object.values(WRONG)) expect(ran.stderr).toMatch(says);
    expect(lastJson(ran)).toMatchObject({ conversations: 8, messages: 30 });
    expect(await query(join(command.folder, 'mixed'), 'select count(*) as n from conversations')).toEqual([{ n: 8 }]);
  });
});

describe('a mapping that was saved', () => {
  const NAIVE = 'conversation_id,role,sent_at,text\nc1,customer,2024-07-01 10:00,Hello there\n';

  it('reads the same table in the zone it was read in', async () => {
    const file = write('naive.csv', NAIVE);
    const mapping = join(command.folder, 'naive.json');
    const sentAt = (data: string) => query(join(command.folder, data), 'select sent_at::varchar as at from messages');
    await importInto('zone', file, '--timezone', 'Europe/Berlin', '--save-mapping', mapping);
    const again = await importInto('zone-again', file, '--mapping', mapping);
    expect(again.stdout).not.toMatch(/assumption/);
    expect([await sentAt('zone'), await sentAt('zone-again')]).toEqual(
      Array.from({ length: 2 }, () => [{ at: '2024-07-01 08:00:00' }]),
    );
  });

  it('cannot go where no folder is, which is told before anything is imported', async () => {
    const ran = await importInto('unsaved', write('naive.csv', NAIVE), '--save-mapping', join('nowhere', 'm.json'));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^--save-mapping .*m\.json: cannot be written \(ENOENT\)/);
    expect(existsSync(join(command.folder, 'unsaved'))).toBe(false);
  });
});

describe('an import that nobody listens to any more', () => {
  it('goes on to its end instead of saying that it was done', async () => {
    const data = join(command.folder, 'unheard');
    const child = command.start(['import', write('corpus.csv', corpusCsv()), '--data', data, '--json', '--progress']);
    child.stdout?.destroy();
    const code = await new Promise((done) => child.on('close', done));
    expect(code).toBe(0);
    expect(await query(data, 'select count(*) as n from conversations')).toEqual([{ n: 8 }]);
  });
});

describe('wrong usage', () => {
  it('ends with 2 and the usage line', async () => {
    const ran = await command.run(['import', 'x.csv', '--colour', 'red']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/--colour/);
    expect(ran.stderr).toMatch(/\nusage: undertone import FILE… /);
  });

  it('ends with 2 and the list of commands when there is no such command', async () => {
    const ran = await command.run(['frobnicate']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/no command "frobnicate"[^]*import[^]*doctor/);
    expect(ran.stderr, 'every command with what it does').not.toMatch(/\n {2}\w+ *\n/);
  });
});
