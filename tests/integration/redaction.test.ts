/** What must not be stored is nowhere in the data folder: not in a table, not in a file, not on the terminal. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, lastJson, query, type BuiltCommand } from './command';
import { csv } from './corpus';

let command: BuiltCommand;
let file: string;
beforeAll(async () => {
  command = await buildCommand();
  file = join(command.folder, 'chats of anna@mail.example.csv');
  writeFileSync(file, csv(ROWS));
});
afterAll(() => command.remove());

const SECRETS = [
  ...[
    'anna@mail.example',
    'tom@fernbook.example',
    '170 1234567',
    '4111 1111 1111 1111',
    'DE89 3704 0044',
    's3cr3tt0ken',
  ],
  ...['KD-471100', 'ben@mail.example'],
];

/** No message ids of a vendor's, so that ids are made of what was said; addresses stand for people. */
const ROWS = [
  ['conversation', 'role', 'author', 'sent_at', 'subject', 'labels', 'text'],
  [
    ...['c1', 'customer', 'anna@mail.example', '2024-05-01T10:00:00Z', 'Mail to anna@mail.example', 'vip;KD-471100'],
    'I am so frustrated. Call +49 170 1234567 or write to anna@mail.example.',
  ],
  [
    ...['c1', 'agent', 'tom@fernbook.example', '2024-05-01T10:05:00Z', '', ''],
    'I am sorry, that must be annoying. Is KD-471100 your number? https://app.example/in?token=s3cr3tt0ken',
  ],
  [
    ...['c2', 'customer', 'ben', '2024-05-02T10:00:00Z', 'Bill', ''],
    'My card 4111 1111 1111 1111 and account DE89 3704 0044 0532 0130 00 were both charged!',
  ],
  ['c2', 'customer', 'ben', 'yesterday of ben@mail.example', 'Bill', '', 'Call 4111 1111 1111 1111'],
];

const places = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Every secret that stands in any column of any table, or in the bytes of any file. */
async function leaks(data: string): Promise<string[]> {
  const columns = await query<{ table_name: string; column_name: string }>(
    data,
    'select table_name, column_name from duckdb_columns() where not internal',
  );
  const found = new Set<string>();
  const each = columns.flatMap(({ table_name, column_name }) =>
    SECRETS.map(
      (secret) =>
        `select '${table_name}.${column_name}: ${secret}' as place from ${table_name} where contains("${column_name}"::varchar, '${secret}')`,
    ),
  );
  for (const { place } of await query<{ place: string }>(data, each.join(' union all '))) found.add(place);
  for (const path of places(data)) {
    const bytes = readFileSync(path).toString('latin1');
    for (const secret of SECRETS) if (bytes.includes(secret)) found.add(`${path.slice(data.length + 1)}: ${secret}`);
  }
  return [...found].sort();
}

const folder = (name: string) => join(command.folder, name);
const run = (...args: string[]) => command.run(args);
const ids = (data: string) =>
  query(
    data,
    'select message_id, author_id, customer_id from messages join conversations using (conversation_id) order by 1',
  );

function decide(data: string, name: string, content: unknown): void {
  mkdirSync(join(data, 'workspace'), { recursive: true });
  writeFileSync(join(data, 'workspace', `${name}.json`), JSON.stringify(content));
}

const PATTERN = { name: 'customer-number', pattern: 'KD-\\d{6}' };

describe('redaction', () => {
  it('leaves nothing of what it finds in any table, file or line on the terminal, and says what it found', async () => {
    const data = folder('all');
    decide(data, 'patterns', [PATTERN]);
    const ran = await run('import', file, '--data', data);
    expect(ran.code).toBe(0);
    expect(SECRETS.filter((secret) => (ran.stdout + ran.stderr).includes(secret))).toEqual([]);
    expect(await leaks(data)).toEqual([]);
    expect(await query(data, 'select text from messages order by sent_at')).toEqual([
      { text: 'I am so frustrated. Call [phone] or write to [email].' },
      {
        text: 'I am sorry, that must be annoying. Is [redacted:customer-number] your number? https://app.example/in?token=[secret]',
      },
      { text: 'My card [card] and account [iban] were both charged!' },
    ]);
    expect(await query(data, 'select distinct subject, labels from conversations order by 1')).toEqual([
      { subject: 'Bill', labels: [] },
      { subject: 'Mail to [email]', labels: ['vip', '[redacted:customer-number]'] },
    ]);
    const [row] = await query<{ redacted: string }>(data, 'select redacted from imports');
    expect(JSON.parse(row?.redacted ?? '')).toMatchObject({
      ...{ email: expect.any(Number), phone: 1, card: 2, iban: 1, session_url: 1, 'customer-number': 2 },
    });
  });

  it('can be chosen, and the choice is remembered', async () => {
    const data = folder('chosen');
    await run('import', file, '--redact', 'card,iban', '--data', data);
    const kinds = async () =>
      Object.keys(
        JSON.parse(
          (await query<{ r: string }>(data, 'select redacted as r from imports order by started_at desc'))[0]!.r,
        ),
      );
    expect(await kinds()).toEqual(['card', 'iban']);
    expect(JSON.parse(readFileSync(join(data, 'workspace', 'settings.json'), 'utf8'))).toEqual({
      redact: ['card', 'iban'],
    });
    await run('import', file, '--data', data);
    expect(await kinds()).toEqual(['card', 'iban']);
    expect((await query(data, `select 1 from messages where text like '%anna@mail.example%'`)).length).toBe(1);
    const wrong = await run('import', file, '--redact', 'emial', '--data', data);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain(
      '--redact emial: expected all, none, or some of email,phone,card,iban,session_url,own',
    );
  });

  it('that is chosen later goes over everything stored, keeps ids and tags, and removes the former generation', async () => {
    const data = folder('later');
    decide(data, 'patterns', [PATTERN]);
    await run('import', file, '--redact', 'none', '--data', data);
    expect((await leaks(data)).length).toBeGreaterThan(0);
    await run('retag', '--data', data);
    const [before, tags] = [await ids(data), await query(data, 'select tag, rule from tags order by all')];
    const [first] = await query<{ message_id: string; conversation_id: string }>(
      data,
      'select message_id, conversation_id from messages order by sent_at',
    );
    decide(data, 'settings', {});
    decide(data, 'corrections', [
      {
        ...{ id: 'one', at: '2026-05-16T10:00:00.000Z', ...first, field: 'mood', tag: null, grade: null, words: null },
        ...{
          start: null,
          end: null,
          before: 'frustrated',
          after: 'angry',
          reason: 'asked anna@mail.example',
          undone_at: null,
        },
      },
    ]);
    const ran = await run('apply', '--json', '--data', data);
    expect(lastJson(ran)).toMatchObject({ redacted: 3 });
    expect(await leaks(data)).toEqual([]);
    expect(readdirSync(data)).not.toContain('former.duckdb');
    expect(await ids(data)).toEqual(before);
    expect(await query(data, 'select tag, rule from tags order by all')).toEqual(tags);
    expect(
      await query(
        data,
        'select matched_text from tags where matched_text <> substr((select text from messages m where m.message_id = tags.message_id), start_offset + 1, end_offset - start_offset)',
      ),
    ).toEqual([]);
    expect(lastJson(await run('apply', '--json', '--data', data))).toMatchObject({ redacted: 0, messages: 0 });
    // The same export again: read anew where something was taken out, under the same ids.
    await run('import', file, '--data', data);
    expect(await ids(data)).toEqual(before);
    expect(await leaks(data)).toEqual([]);
    expect(await query(data, 'select mood, state from corrections join messages using (message_id)')).toEqual([
      { mood: 'angry', state: 'applied' },
    ]);
    expect(lastJson(await run('import', file, '--json', '--data', data))).toMatchObject({ unchanged: 2 });
  });
});
