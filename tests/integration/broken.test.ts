/**
 * A folder of everything that goes wrong with exports, imported in one go: each piece is refused, set aside or imported
 * with its reason, the process lives, and the rest of each file arrives.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportOutcome } from '../../pipelines/import/run';
import { imported } from '../pipelines/import/imported';
import { temporaryFolder } from '../pipelines/import/staged';
import { query } from './command';
import { csv } from './corpus';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const exports = join(folder.path, 'exports');
let outcome: ImportOutcome;

const HEADER = ['conversation_id', 'message_id', 'role', 'sent_at', 'text'];
/** A sound conversation of a customer and an agent, which must arrive whatever stands around it. */
const sound = (id: string) => [
  [id, `${id}-1`, 'customer', '2024-05-01T10:00:00Z', 'The export is empty again, what can I do?'],
  [id, `${id}-2`, 'agent', '2024-05-01T10:05:00Z', 'I am sorry, please try it once more.'],
];
const line = ([conversation_id, message_id, role, sent_at, text]: string[], more: object = {}) =>
  JSON.stringify({ conversation_id, message_id, role, sent_at, text, ...more });
const lines = (...rows: string[][]) => rows.map((row) => line(row)).join('\n');
const said = (id: string, n: number, text: string, role = 'customer') => [
  ...[id, `${id}-${n}`, role, `2024-05-01T11:0${n}:00Z`, text],
];
/** A clock or zone may be a day ahead, not a year. */
const NEXT_YEAR = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 11, 31)).toISOString();
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

const FILES: Record<string, string | Buffer> = {
  'truncated.ndjson': `${lines(...sound('lines'))}\n${line(said('lines', 3, 'This line is cut off')).slice(0, 60)}`,
  'truncated.json': `[${lines(...sound('array')).replace('\n', ',')},${line(said('array', 3, 'So is this')).slice(0, 40)}`,
  'ragged.csv': `${csv([HEADER, ...sound('ragged')])}ragged,ragged-3,customer\nragged,ragged-4,customer,2024-05-01T11:04:00Z,"Still there?"\n`,
  'unclosed.csv': `${csv([HEADER, ...sound('unclosed')])}unclosed,unclosed-3,customer,2024-05-01T11:00:00Z,"never closed\nunclosed,unclosed-4,agent,x,y\n`,
  'windows.csv': Buffer.from(
    csv([HEADER, ...sound('windows'), said('windows', 3, 'caf\xe9 \x80 5, please')]),
    'latin1',
  ),
  'damaged.csv': Buffer.concat([
    Buffer.from(csv([HEADER, ...sound('damaged'), said('damaged', 3, 'Grüße aus Köln, äöü')])),
    Buffer.from('damaged,damaged-4,customer,2024-05-01T11:04:00Z,bro'),
    Buffer.from([0xff]),
    Buffer.from('ken\n'),
  ]),
  'nul.csv': csv([HEADER, ...sound('nul'), said('nul', 3, 'nothing\0here')]),
  'nul.ndjson': lines(...sound('escaped'), said('escaped', 3, 'nothing\0here')),
  'long.csv': csv([HEADER, ...sound('long'), said('long', 3, 'a'.repeat(200_000))]),
  'deep.ndjson': `${lines(...sound('deep'))}\n${line(said('deep', 3, 'I am deep')).slice(0, -1)},"extra":${nested(10_000)}}\n${nested(10_000)}\n${line(said('deep', 4, 'I come after the deep one'))}`,
  // Other names for the columns: HTML is told by the values of a whole table, and these belong to another one.
  'html.csv': csv([
    ['ticket_id', 'comment_id', 'role', 'sent_at', 'text'],
    ...sound('html'),
    said('html', 3, `${'<div>'.repeat(10_000)}buried${'</div>'.repeat(10_000)}`),
    said('html', 4, '<p>Hello <script>alert(document.cookie)</script><img src=x onerror=alert(1)>there</p>'),
  ]),
  'dates.csv': csv([
    HEADER,
    ...sound('dates'),
    ['dates', 'dates-3', 'customer', '2024-13-45T99:00:00Z', 'In the thirteenth month'],
    ['dates', 'dates-4', 'customer', NEXT_YEAR, 'From the future'],
    ['dates', 'dates-5', 'customer', '1970-01-01T00:00:00Z', 'From the beginning of time'],
    ...Array.from({ length: 20 }, (_, day) => [
      ...['dates', `dates-${day + 10}`, 'customer', `2024-06-${day + 10}T10:00:00Z`, `Still nothing on day ${day}?`],
    ]),
  ]),
  'twice.csv': csv([
    HEADER,
    ...sound('twice'),
    ...sound('twice'),
    said('twice', 2, 'The same id, other words', 'agent'),
  ]),
  'bots.csv': csv([HEADER, said('bots', 1, 'Hello, I am a bot.', 'bot'), said('bots', 2, 'Nobody is here.', 'bot')]),
  'formulas.csv': csv([HEADER, ...sound('formulas'), said('formulas', 3, '=HYPERLINK("http://evil.example";"click")')]),
  'picture.json': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  'empty.csv': '',
  'letter.txt': 'Dear team,\nthis is no export at all, but a letter that somebody put here.\nYours, Ann\n',
};

beforeAll(async () => {
  mkdirSync(exports);
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(exports, name), content);
  outcome = await imported({
    paths: [exports],
    dataFolder: data,
  });
});
afterAll(() => folder.remove());

const short = (sentence: string) => sentence.replaceAll(`${exports}/`, '');
const stored = (id: string) =>
  query<{ role: string; text: string }>(
    data,
    `select role, text from messages join conversations using (conversation_id) where vendor_id = '${id}' order by position`,
  );

it('sets aside what is no export, each with its reason', () => {
  expect(outcome.refused).toEqual([]);
  expect(outcome.setAside.map((sentence) => short(sentence).split('\n')[0]!.slice(0, 74)).sort()).toEqual([
    'empty.csv: is empty. Export again; the download may have been cut short.',
    "letter.txt: is no export that is known: neither a helpdesk's, nor a table ",
    'picture.json: is a picture. Leave it out.',
  ]);
});

it('imports the sound conversation of every other file whole', async () => {
  const whole = await query<{ id: string }>(
    data,
    `select vendor_id as id from messages join conversations using (conversation_id)
     where text in ('The export is empty again, what can I do?', 'I am sorry, please try it once more.')
     group by vendor_id having count(*) = 2 order by id`,
  );
  expect(whole.map(({ id }) => id)).toEqual([
    ...['array', 'damaged', 'dates', 'deep', 'escaped', 'formulas', 'html', 'lines', 'long', 'nul', 'ragged'],
    ...['unclosed', 'windows'],
  ]);
});

it('keeps each record that cannot be used with its file, its number and why', async () => {
  const rows = await query<{ file: string; record: number; reason: string }>(
    data,
    'select file, record, reason from rejects order by file, record',
  );
  expect(rows.map(({ file, record, reason }) => `${short(file)} ${record}: ${reason.split(/\. |\(/)[0]}`)).toEqual([
    'dates.csv 3: Expected a time, found "2024-13-45T99:00:00Z".',
    `dates.csv 4: Expected a time between 1990 and today, found ${NEXT_YEAR}, which lies in the future`,
    'dates.csv 5: Expected a time, found "1970-01-01T00:00:00Z".',
    'deep.ndjson 3: This line is not a JSON object ',
    'deep.ndjson 4: This line is not a JSON object ',
    'ragged.csv 3: Expected 5 cells, as in the header, but found 3',
    'truncated.json 3: The JSON ends too early: it breaks off inside record 3, after 339 characters',
    'truncated.ndjson 3: This last line is not a JSON object ',
    'unclosed.csv 3: A quote opened in record 3 is never closed, so that the rest of the file ',
  ]);
});

it('reads what is only odd', async () => {
  expect((await stored('ragged')).at(-1)?.text).toBe('Still there?');
  expect((await stored('windows')).at(-1)?.text).toBe('café € 5, please');
  expect((await stored('damaged')).slice(2).map(({ text }) => text)).toEqual(['Grüße aus Köln, äöü', 'bro\uFFFDken']);
  expect((await stored('nul')).at(-1)?.text).toBe('nothing\uFFFDhere');
  expect((await stored('escaped')).at(-1)?.text).toBe('nothinghere');
  expect((await stored('long')).at(-1)?.text).toBe('a'.repeat(20_000));
  expect((await stored('deep')).at(-1)?.text).toBe('I come after the deep one');
  expect((await stored('dates')).length).toBe(22);
  expect(await stored('bots')).toEqual([
    { role: 'bot', text: 'Hello, I am a bot.' },
    { role: 'bot', text: 'Nobody is here.' },
  ]);
});

it('keeps formulas as the words they are, and nothing of what HTML hides', async () => {
  expect((await stored('formulas')).at(-1)?.text).toBe('=HYPERLINK("http://evil.example";"click")');
  expect((await stored('html')).at(-1)?.text).toBe('Hello there');
});

it('counts the same message once, the word read last, and says that characters were damaged', async () => {
  expect(await stored('twice')).toEqual([
    { role: 'customer', text: 'The export is empty again, what can I do?' },
    { role: 'agent', text: 'The same id, other words' },
  ]);
  expect(outcome.imports.flatMap(({ warnings }) => warnings.map(short)).sort()).toEqual([
    'damaged.csv: 1 place fit no encoding and now hold \uFFFD. Save the file as UTF-8 and import it again to get them back.',
    'nul.csv: 1 place fit no encoding and now hold \uFFFD. Save the file as UTF-8 and import it again to get them back.',
  ]);
  for (const { records, imported_records, unchanged_records, rejected, skipped } of outcome.imports)
    expect(imported_records + unchanged_records + rejected + skipped).toBe(records);
});
