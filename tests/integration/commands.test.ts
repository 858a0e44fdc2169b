/** The other commands, as a person and a script use them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noFilters } from '../../src/lib/filters';
import { metricById, METRICS, type Metric } from '../../src/lib/metrics';
import { report } from '../../src/lib/server/report/report';
import { warehouse } from '../../src/lib/server/warehouse/warehouse';
import { RULES, RULES_VERSION } from '../../src/lib/tagging';
import { heldOutOf } from '../../src/lib/tagging/accuracy';
import { buildCommand, lastJson, query, type BuiltCommand } from './command';
import { corpusCsv, EXPORTED_AT } from './corpus';

let command: BuiltCommand;
let data: string;
beforeAll(async () => {
  command = await buildCommand();
  data = join(command.folder, 'data');
  const file = join(command.folder, 'corpus.csv');
  writeFileSync(file, corpusCsv());
  const mapping = join(command.folder, 'mapping.json');
  const ran = await command.run([
    ...['import', file, '--exported-at', EXPORTED_AT, '--data', data],
    ...['--save-mapping', mapping, '--json', '--progress'],
  ]);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  const stages = ran.stdout
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { stage: string }).stage);
  expect([...new Set(stages)]).toEqual(['detect', 'tag', 'facts', 'check', 'done']);
});
afterAll(async () => {
  await warehouse(data).close();
  command.remove();
});

const ask = (...args: string[]) => command.run([...args, '--data', data]);

describe('undertone sql', () => {
  const BY_ROLE = `select role, count(*) as n, max(sent_at) as latest from messages group by role order by role`;

  it('prints a table, CSV, JSON lines and Arrow that say the same', async () => {
    expect((await ask('sql', BY_ROLE, '--format', 'csv')).stdout).toBe(
      'role,n,latest\nagent,13,2024-05-16T16:52:00.000Z\nbot,1,2024-05-16T10:00:00.000Z\n' +
        'customer,16,2024-05-16T16:50:00.000Z\n',
    );
    expect((await ask('sql', BY_ROLE, '--format', 'json')).stdout.split('\n')[1]).toBe(
      '{"role":"bot","n":1,"latest":"2024-05-16T10:00:00.000Z"}',
    );
    expect((await ask('sql', BY_ROLE)).stdout).toMatch(/^role {6} n {2}latest\n─+ {2}─+ {2}─+\nagent {5}13 {2}2024/);
    const binary = join(command.folder, 'result.arrow');
    writeFileSync(binary, await binaryOutput(['sql', BY_ROLE, '--format', 'arrow', '--data', data]));
    const table = tableFromIPC(readFileSync(binary));
    expect(table.toArray().map((row) => ({ role: row?.role, n: row?.n, latest: Number(row?.latest) }))).toEqual([
      { role: 'agent', n: 13n, latest: Date.UTC(2024, 4, 16, 16, 52) },
      { role: 'bot', n: 1n, latest: Date.UTC(2024, 4, 16, 10) },
      { role: 'customer', n: 16n, latest: Date.UTC(2024, 4, 16, 16, 50) },
    ]);
  });

  it('writes Parquet to standard output', async () => {
    const bytes = await binaryOutput(['sql', BY_ROLE, '--format', 'parquet', '--data', data]);
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });

  it('says which rules read the messages, on standard error and inside Arrow and Parquet', async () => {
    const known = await query(data, `select value from warehouse_info where key = 'rules_version'`);
    const version = (known[0] as { value: string }).value;
    expect((await ask('sql', BY_ROLE)).stderr).toBe(`Rules version ${version}.\n`);
    const arrow = await binaryOutput(['sql', BY_ROLE, '--format', 'arrow', '--data', data]);
    expect(tableFromIPC(arrow).schema.metadata.get('rules_version')).toBe(version);
    // The footer of a Parquet file holds its key and value as plain bytes.
    const footer = (await binaryOutput(['sql', BY_ROLE, '--format', 'parquet', '--data', data])).toString('latin1');
    expect(footer.slice(footer.indexOf('rules_version'))).toContain(version);
  });

  it('reads the warehouse and nothing else', async () => {
    const hostile = [
      `select * from read_text('${join(command.folder, 'corpus.csv')}')`,
      'delete from messages',
      'select 1; delete from messages',
      `copy messages to '${join(command.folder, 'stolen.csv')}'`,
      `attach '${join(command.folder, 'other.duckdb')}'`,
      'set enable_external_access = true',
    ];
    for (const sql of hostile) {
      const ran = await ask('sql', sql);
      expect({ sql, code: ran.code, stdout: ran.stdout }).toEqual({ sql, code: 1, stdout: '' });
      expect(ran.stderr).not.toMatch(/\n\s+at /);
    }
    expect(await query(data, 'select count(*) as n from messages')).toEqual([{ n: 30 }]);
  });

  it('takes parameters and limits, and says where a query is wrong', async () => {
    const rows = await ask(
      ...['sql', 'select role, $n + 1 as n from messages where role = $role order by all', '--format', 'csv'],
      ...['--param', 'role=agent', '--param', 'n=2', '--rows', '2', '--seconds', '60', '--memory', '512'],
    );
    expect(rows.stdout).toBe('role,n\nagent,3\nagent,3\n');
    expect(rows.stderr).toContain('Only the first 2 rows were written; --rows N takes more.\n');
    const wrong = await ask('sql', 'select role,\n  txt from messages');
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toBe(
      'Referenced column "txt" not found in FROM clause!\n    txt from messages\n    ^\nDid you mean text, tags, tone?\n',
    );
    expect((await ask('sql', BY_ROLE, '--plan')).stdout).toMatch(/GROUP_BY[^]*messages/);
  });

  it('says what to do when nothing is imported', async () => {
    const ran = await command.run(['sql', 'select 1', '--data', join(command.folder, 'nothing')]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/no warehouse in .*nothing yet.*undertone import FILE/);
  });
});

describe('undertone metric', () => {
  it('prints the same figures as the page', async () => {
    const printed = lastJson(await ask('metric', 'first_response', '--channel', 'chat', '--json'));
    const shown = await report(
      metricById('first_response') as Metric,
      { ...noFilters(), channel: ['chat'] },
      { folder: data },
    );
    expect(printed).toEqual(JSON.parse(JSON.stringify({ ...shown, rules: RULES_VERSION })));
  });

  it('compares its figure with other days when asked, and says which', async () => {
    const days = ['--from', '2024-05-13', '--to', '2024-05-19', '--compare'];
    const { figure, compared } = lastJson(
      await ask('metric', 'first_response', '--channel', 'chat', ...days, 'before', '--json'),
    ) as {
      figure: { n: number };
      compared: { periods: { before: { from: string } }; before: { n: number }; change: { words: string } };
    };
    expect([figure.n, compared.before.n, compared.change.words]).toEqual([5, 1, 'too few to compare']);
    expect(compared.periods.before.from).toBe('2024-05-06');
    expect(
      (await ask('metric', 'first_response', '--channel', 'chat', ...days, '2024-05-06..2024-05-07')).stdout,
    ).toContain(
      '\nOver 13 May – 19 May 2024. Compared with 6 May – 7 May 2024, the days you chose. ' +
        'The weekdays differ, which alone can move a figure.\nThen: too few to say (n 1). As one look: too few to compare.\n',
    );
    const wrong = await ask('metric', 'first_response', '--compare', 'often');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--compare often: expected before, year, or days such as 2024-01-01..2024-01-28.');
  });

  it('says so when there is too little to say', async () => {
    const { stdout } = await ask('metric', 'four_as');
    expect(stdout).toMatch(/too few to say \(n 4\)/);
    expect(stdout.endsWith(`\n\nRules ${RULES_VERSION}.\n`)).toBe(true);
  });
});

describe('undertone tag', () => {
  it('tags JSON lines, leaves other languages unscored, and names lines that cannot be used', async () => {
    const lines = [
      '{"id":1,"role":"agent","text":"We apologize for the inconvenience."}',
      '{"id":2,"role":"customer","text":"Ich bin sehr enttäuscht von diesem Dienst, das geht so nicht."}',
      '{"id":3,"role":"king","text":"x"}',
      'not JSON',
    ];
    const ran = await command.run(['tag'], lines.join('\n'));
    const [first, second, ...rest] = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ id: 1, language: 'en', mood: null, signals: [] });
    expect(first.tags.map((hit: { tag: string }) => hit.tag)).toContain('apology');
    expect(second).toEqual({
      ...{ id: 2, language: 'de', tone: null, tone_band: null, mood: null },
      ...{ complaint: null, kind: null, signals: [], tags: [], rules: RULES_VERSION },
    });
    expect(ran.stderr).toMatch(/line 3: field role: expected one of customer, agent, bot, system, found "king"/);
    expect(ran.stderr).toMatch(/line 4: is not JSON/);
    expect(ran.code).toBe(1);
  });
});

describe('undertone evaluate', () => {
  const SORRY = 'We are sorry for the delay with your order.';
  const records = [
    { id: 'a', text: SORRY, tags: ['apology'] },
    { id: 'b', text: SORRY, tags: [] },
    { id: 'c', text: 'x', tags: ['sorrow'] },
  ];

  it('prints figures and misses, names what it sets aside, and writes figures down without texts', async () => {
    const labelled = join(command.folder, 'labelled.jsonl');
    const file = join(command.folder, 'accuracy.json');
    writeFileSync(labelled, records.map((record) => JSON.stringify(record)).join('\n'));
    const ran = await command.run([
      ...['evaluate', labelled, '--misses', 'apology', '--json', '--date', '2026-01-31'],
      ...['--write', file, '--set', 'two', '--about', 'Two sentences.', '--use', 'own'],
    ]);
    expect(ran.stderr).toMatch(/labelled\.jsonl, line 3: field tags: expected only apology.* found "sorrow"/);
    expect(ran.code).toBe(0);
    const { scores, misses } = lastJson<{ scores: { name: string }[]; misses: { id: string; found: string }[] }>(ran);
    expect(scores.find(({ name }) => name === 'apology')).toMatchObject({
      n: 1,
      messages: 2,
      right: 1,
      wrong: 1,
      f1: 2 / 3,
    });
    expect(misses.map(({ id, found }) => [id, found])).toEqual([['b', 'yes']]);
    const written = readFileSync(file, 'utf8');
    expect(written).not.toContain('sorry');
    expect((JSON.parse(written) as { sets: object[] }).sets).toMatchObject([
      { name: 'two', use: 'own', language: 'en', measuredOn: '2026-01-31', messages: 2 },
    ]);
  });

  it('fails when a file holds nothing that can be used, and measures on the others', async () => {
    const good = join(command.folder, 'good.jsonl');
    writeFileSync(good, JSON.stringify(records[0]));
    const ran = await command.run(['evaluate', good, join(command.folder, 'nowhere.jsonl')]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/nowhere\.jsonl: cannot be read/);
    expect(ran.stdout).toMatch(/^1 message\.\nRules 1-.*\n\nTags\ntag +n +messages/);
  });
});

describe('undertone apply and retag', () => {
  it('count again with the settings of the workspace, and tag again without a change when the rules are the same', async () => {
    const settings = join(data, 'workspace', 'settings.json');
    mkdirSync(join(data, 'workspace'), { recursive: true });
    writeFileSync(settings, JSON.stringify({ needsEmpathy: ['disappointed'], timezone: 'Pacific/Auckland' }));
    expect(lastJson(await ask('apply', '--json'))).toMatchObject({ conversations: 8 });
    expect(
      await query(
        data,
        `select vendor_id as k, day::varchar as day from conversation_facts
        join conversations using (conversation_id) where needs_empathy`,
      ),
    ).toEqual([{ k: 'K8', day: '2024-05-17' }]);
    const tags = () => query(data, 'select * from tags order by all');
    const before = await tags();
    const retagged = lastJson<{ messages: number; tags: { before: number; after: number }[] }>(
      await ask('retag', '--json'),
    );
    expect(retagged.messages).toBe(30);
    for (const row of retagged.tags) expect(row.after).toBe(row.before);
    expect(await tags()).toEqual(before);
    writeFileSync(settings, '{"weekStart": 9}');
    const refused = await ask('apply');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/settings\.json: "weekStart": expected a whole number from 1 .* found 9/);
    writeFileSync(settings, '{}');
    expect((await ask('apply')).code).toBe(0);
  });
});

describe('beside a dashboard that is read', () => {
  it('what may take long is less urgent than pages in all its threads, and only that', async () => {
    const [preload, seen] = [join(command.folder, 'priority.mjs'), join(command.folder, 'priorities')];
    writeFileSync(
      preload,
      `import { appendFileSync, existsSync, readdirSync } from 'node:fs'; import { getPriority } from 'node:os';
       const threads = () => existsSync('/proc/self/task') ? readdirSync('/proc/self/task').map(Number) : [0];
       const found = () => [...new Set(threads().map((thread) => getPriority(thread)))].join(' ');
       process.on('exit', () => appendFileSync(${JSON.stringify(seen)}, process.argv[2] + ' ' + found() + '\\n'));`,
    );
    vi.stubEnv('NODE_OPTIONS', `--import=${pathToFileURL(preload).href}`);
    for (const args of [['formats'], ['sql', 'select 1'], ['apply']]) expect((await ask(...args)).code).toBe(0);
    vi.unstubAllEnvs();
    expect(readFileSync(seen, 'utf8').trim().split('\n').sort()).toEqual([
      `apply ${constants.priority.PRIORITY_LOW}`,
      `formats ${getPriority()}`,
      `sql ${getPriority()}`,
    ]);
  });
});

describe('undertone imports, formats and doctor', () => {
  it('list what was imported', async () => {
    expect(lastJson(await ask('imports', '--json'))).toMatchObject({
      source: 'messages-csv',
      conversations: 8,
      messages: 30,
    });
  });

  it('list every format with the place to find it', async () => {
    const { stdout } = await command.run(['formats']);
    expect(stdout).toMatch(/… is a Zendesk view export: .*\n {2}Ask an admin for Admin Center/);
    for (const id of ['zendesk', 'intercom', 'twcs', 'messages-csv', 'messages-json'])
      expect(stdout).toContain(`${id}: `);
  });

  it('say that the dashboard is not built, and that the rest is well', async () => {
    const ran = await ask('doctor');
    expect(ran.code).toBe(1);
    expect(ran.stdout.match(/^ok/gm)).toHaveLength(4);
    expect(ran.stdout).toMatch(/^wrong build: .*npm run build/m);
    expect((await ask('serve')).stderr).toMatch(/not built yet.*npm run build/);
  });
});

describe('the catalogue in the warehouse', () => {
  it('holds every metric with a query that runs, and every rule', async () => {
    const rows = await query<{ metric: string; sql: string }>(data, 'select metric, sql from metrics');
    expect(rows.map((row) => row.metric)).toEqual(METRICS.map(({ id }) => id));
    const empty: string[] = [];
    for (const { metric, sql } of rows) if ((await query(data, sql)).length === 0) empty.push(metric);
    // These have a row for each wait or group of customers alike; here no question was asked, and no topic complained of.
    expect(empty).toEqual(['question_answer_time', 'topic_silent']);
    const [rules] = await query<{ n: number }>(
      data,
      `select count(*) as n from tags where split_part(rule, '.', 1) not in (select split_part(rule, '.', 1) from rules)`,
    );
    expect(rules).toEqual({ n: 0 });
    const measured = `select tag, held_out_precision, held_out_recall, held_out_n, held_out_set, held_out_rules from rules`;
    const expected = RULES.map(({ tag }) => ({ tag, ...heldOutOf(tag) }));
    expect(await query(data, `${measured} where speaker is not null order by rule`)).toEqual(expected);
  });
});

/** What a command writes, byte for byte. */
function binaryOutput(args: string[]): Promise<Buffer> {
  const child = command.start(args);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((done) => child.on('close', () => done(Buffer.concat(chunks))));
}
