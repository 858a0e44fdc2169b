/** Agents whose names are never stored, and links that come from a template. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../../pipelines/commands/apply';
import { importCommand } from '../../../pipelines/commands/import';
import { query } from '../../integration/command';
import { csv } from '../../integration/corpus';
import { temporaryFolder } from '../import/staged';
import { run } from './running';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  file = join(folder.path, 'export.csv');
  writeFileSync(file, csv(ROWS));
});
afterEach(() => folder.remove());

const ROWS = [
  ['conversation', 'message_id', 'role', 'author', 'sent_at', 'text'],
  ['c 1', 'm1', 'customer', 'anna', '2024-05-01T10:00:00Z', 'Hello Maria, the export is empty and I am frustrated.'],
  [
    'c 1',
    'm2',
    'agent',
    'Maria Lopez',
    '2024-05-01T10:05:00Z',
    "Hi, I'm Maria. I am sorry.\n\nKind regards,\nMaria Lopez",
  ],
  ['c2', 'm3', 'customer', 'ben', '2024-05-02T09:00:00Z', 'Will this work? Mark wrote to me.'],
  ['c2', 'm4', 'agent', 'Mark', '2024-05-02T09:30:00Z', 'It will, mark the box.'],
  ['c3', 'm5', 'customer', 'cleo', '2024-05-03T09:00:00Z', 'I mean the box of May.'],
  ['c3', 'm6', 'agent', 'Tom', 'some day', 'Maria Lopez will help.'],
];

const texts = async () =>
  (await query<{ text: string }>(data, 'select text from messages order by sent_at')).map(({ text }) => text);
const NAMELESS = [
  'Hello [agent], the export is empty and I am frustrated.',
  "Hi, I'm [agent]. I am sorry.\n\nKind regards,",
  'Will this work? [agent] wrote to me.',
  'It will, mark the box.',
  'I mean the box of May.',
];

/** Every text column of every table that still holds a name. */
async function named(): Promise<string[]> {
  const columns = await query<{ t: string; c: string }>(
    data,
    `select table_name as t, column_name as c from duckdb_columns() where not internal and table_name not in ('rules', 'metrics')`,
  );
  // One query for all: opening the warehouse takes longer than reading it.
  const each = columns.map(
    ({ t, c }) =>
      `select '${t}.${c}' as place from ${t} where regexp_matches("${c}"::varchar, 'Maria|Lopez|\\bMark\\b')`,
  );
  const rows = await query<{ place: string }>(
    data,
    `select distinct place from (${each.join(' union all ')}) order by 1`,
  );
  return rows.map(({ place }) => place);
}

describe('--agents pseudonym', () => {
  it('stores no name, masks names where anybody wrote them, and is remembered', async () => {
    await run(data, importCommand, { agents: 'pseudonym' }, [file]);
    expect(await texts()).toEqual(NAMELESS);
    expect(await named()).toEqual([]);
    expect(await query(data, 'select number, name from agents order by 1')).toEqual([
      { number: 1, name: null },
      { number: 2, name: null },
    ]);
    expect(JSON.parse(readFileSync(join(data, 'workspace', 'settings.json'), 'utf8'))).toEqual({
      agentNames: 'pseudonym',
    });
    expect(await run(data, importCommand, {}, [file])).toMatchObject({ conversations: 3 });
    expect(await named()).toEqual([]);
  });

  it('chosen later takes the names out of what is stored', async () => {
    await run(data, importCommand, {}, [file]);
    expect((await named()).length).toBeGreaterThan(0);
    const tags = await query(data, 'select message_id, tag from tags order by all');
    writeFileSync(join(data, 'workspace', 'settings.json'), JSON.stringify({ agentNames: 'pseudonym' }));
    await run(data, apply, {});
    expect(await texts()).toEqual(NAMELESS);
    expect(await named()).toEqual([]);
    expect(await query(data, 'select message_id, tag from tags order by all')).toEqual(tags);
  });
});

describe('linkTemplates', () => {
  const links = async () =>
    (await query<{ u: string | null }>(data, 'select vendor_url as u from conversations order by started_at')).map(
      ({ u }) => u,
    );
  const decide = (linkTemplates: object) =>
    writeFileSync(join(data, 'workspace', 'settings.json'), JSON.stringify({ linkTemplates }));

  it('link conversations to the helpdesk, those of an account before those of a format, and follow a change', async () => {
    await run(data, importCommand, {}, [file]);
    expect(await links()).toEqual([null, null, null]);
    decide({ 'messages-csv': 'https://desk.example/t/{id}' });
    await run(data, apply, {});
    expect(await links()).toEqual(['c%201', 'c2', 'c3'].map((id) => `https://desk.example/t/${id}`));
    const [account] = await query<{ a: string }>(data, `select source || ':' || account_id as a from conversations`);
    decide({ 'messages-csv': 'https://desk.example/t/{id}', [account!.a]: 'https://other.example/{id}?x=1' });
    await run(data, apply, {});
    expect(await links()).toEqual(['c%201', 'c2', 'c3'].map((id) => `https://other.example/${id}?x=1`));
    decide({});
    await run(data, apply, {});
    expect(await links()).toEqual([null, null, null]);
  });

  it.each(['javascript:alert({id})', 'https://desk.example/', '/t/{id}'])('refuse %s', async (template) => {
    await run(data, importCommand, {}, [file]);
    decide({ zendesk: template });
    await expect(run(data, apply, {})).rejects.toThrow('"linkTemplates": expected formats, or format:account');
  });
});
