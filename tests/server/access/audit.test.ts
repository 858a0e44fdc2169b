import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditLine } from '../../../src/lib/model/audit';
import { auditShell } from '../../../src/lib/server/access/audit';
import { auditCsv, auditFilterFrom, forgetAudit, readAudit } from '../../../src/lib/server/access/auditlog';
import { withoutTexts } from '../../../src/lib/server/access/plainquery';
import { Client } from './asking';

let folder: string;
const audits = () => join(folder, 'workspace', 'audit');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-audit-'));
  process.env.UNDERTONE_DATA = folder;
});
afterEach(() => {
  delete process.env.UNDERTONE_DATA;
  rmSync(folder, { recursive: true });
});

const ALL = { user: null, what: null, from: null, to: null };
const line = (at: string, user: string, what: AuditLine['what']): AuditLine => ({
  ...{ at, user, what },
  address: '127.0.0.1',
  details: {},
});
function put(lines: AuditLine[]) {
  mkdirSync(audits(), { recursive: true });
  for (const month of new Set(lines.map(({ at }) => at.slice(0, 7))))
    writeFileSync(
      join(audits(), `${month}.ndjson`),
      lines
        .filter(({ at }) => at.startsWith(month))
        .map((one) => `${JSON.stringify(one)}\n`)
        .join(''),
    );
}

describe('a request that the table of rights logs', () => {
  it('is written once it is answered, with its route and its filters, without what was searched for', async () => {
    const client = new Client();
    const path = '/api/conversations.csv?team=Billing&from=2025-01-01&find=Maria+Lopez&kind=anna@mail.example';
    await client.ask({ route: '/api/conversations.csv', path });
    const [written] = await readAudit(ALL, 10);
    expect(written).toEqual({
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
      user: 'local',
      what: 'export',
      address: '127.0.0.1',
      details: { route: '/api/conversations.csv', method: 'GET', selection: ['team=Billing', 'from=2025-01-01'] },
    });
  });

  it('says what the endpoint adds, and is not written when it failed or was only looked at', async () => {
    const client = new Client();
    const settings = { route: '/api/settings', method: 'POST' };
    await client.ask(settings, (event) => {
      event.locals.told = { changed: ['showAgentNames'], showAgentNames: true };
      return new Response();
    });
    await client.ask(settings, () => new Response('', { status: 400 }));
    await client.ask({ route: '/api/settings' });
    expect((await readAudit(ALL, 10)).map(({ details }) => details)).toEqual([
      { route: '/api/settings', method: 'POST', changed: ['showAgentNames'], showAgentNames: true },
    ]);
  });

  it('does not fail when the log cannot be written', async () => {
    mkdirSync(join(folder, 'workspace'));
    writeFileSync(audits(), 'a file where the folder should be');
    expect((await new Client().ask({ route: '/api/pain.csv' })).response.status).toBe(200);
  });
});

describe('the log', () => {
  const LINES = [
    line('2025-01-31T23:59:59.000Z', 'ada', 'login'),
    line('2025-02-01T00:00:00.000Z', 'ada', 'query'),
    line('2025-02-14T12:00:00.000Z', 'vera', 'login'),
  ];

  it('is read newest first, as far as asked, by person, kind and day', async () => {
    put(LINES);
    const [first, second, third] = LINES;
    expect(await readAudit(ALL, 10)).toEqual([third, second, first]);
    expect(await readAudit(ALL, 2)).toEqual([third, second]);
    expect(await readAudit({ ...ALL, user: 'ada' }, 10)).toEqual([second, first]);
    expect(await readAudit({ ...ALL, what: 'login' }, 10)).toEqual([third, first]);
    expect(await readAudit({ ...ALL, from: '2025-01-31', to: '2025-02-01' }, 10)).toEqual([second, first]);
  });

  it('leaves out a line that a crash cut off', async () => {
    put(LINES);
    writeFileSync(join(audits(), '2025-03.ndjson'), '{"at":"2025-03-01T00:00:00.000Z","us');
    expect(await readAudit(ALL, 10)).toHaveLength(3);
  });

  it('takes from the address only what can be', () => {
    const url = new URL('http://localhost/audit?user=%20Ada%20&what=gossip&from=2025-02-30&to=2025-02-01');
    expect(auditFilterFrom(url)).toEqual({ user: 'ada', what: null, from: null, to: '2025-02-01' });
  });

  it('forgets what is older than is kept, and removes months that are empty then', async () => {
    put(LINES);
    await forgetAudit(new Date('2025-02-10T00:00:00Z'), folder);
    expect(await readAudit(ALL, 10)).toEqual([LINES[2]]);
    expect(readdirSync(audits())).toEqual(['2025-02.ndjson']);
  });

  it('is readable by its owner alone, and says "shell" of the command line', async () => {
    await auditShell('user', { did: 'add', name: 'ada' }, folder);
    const [file = ''] = readdirSync(audits());
    expect((statSync(join(audits(), file)).mode & 0o777).toString(8)).toBe('600');
    expect(JSON.parse(readFileSync(join(audits(), file), 'utf8'))).toMatchObject({ user: 'shell', address: null });
  });

  it('as CSV starts no formula', () => {
    const [row] = auditCsv([line('2025-01-31T23:59:59.000Z', '=cmd', 'login')])
      .split('\r\n')
      .slice(1);
    expect(row).toBe(`2025-01-31T23:59:59.000Z,'=cmd,login,127.0.0.1,{}`);
  });
});

describe('a query in the log', () => {
  it.each([
    [`select text from messages where author = 'Maria Lopez'`, `select text from messages where author = '…'`],
    [`select 'it''s', e'it\\'s', $$dear Maria$$, $q$x$q$, 7`, `select '…', '…', '…', '…', 7`],
    [`select 1 -- ask about Maria\n from x /* and Ana */`, 'select 1 from x'],
    [`select a as "Maria Lopez", b as "team"`, `select a as "…", b as "team"`],
    [`select 'never closed, Maria`, `select '…'`],
    [`select '--no comment' || name`, `select '…' || name`],
  ])('%s', (sql, expected) => {
    expect(withoutTexts(sql)).toBe(expected);
  });
});
