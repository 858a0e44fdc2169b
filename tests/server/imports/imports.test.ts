import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REJECT_KINDS } from '../../../src/lib/model/rejectkinds';
import { listImports, listRejects, tableOfRejects } from '../../../src/lib/server/imports/imports';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';

const NO_TIME = 'Expected the time of the comment such as 2025-03-04T09:12:44Z, found soon.';
const IMPORTS = [
  {
    import_id: 'i1',
    started_at: '2024-05-16 17:00:00',
    source: 'zendesk',
    files: ['export.ndjson'],
    conversations: 1,
    skipped: 3,
    skipped_reasons: '{"spam": 2, "deleted": 1}',
  },
];
const REJECTS = [
  { import_id: 'i1', file: 'export.ndjson', record: 9, field: 'created_at', reason: NO_TIME, raw: '{}' },
  { import_id: 'i1', file: 'export.ndjson', record: 4, field: 'created_at', reason: NO_TIME, raw: '{"a": 1}' },
  { import_id: 'i1', file: 'export.ndjson', record: 5, field: 'id', reason: 'Expected the id of the ticket.', raw: '' },
  { import_id: 'i2', file: 'other.csv', record: 1, field: null, reason: 'no text', raw: '=1+1' },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-imports-'));
  await putWarehouse(folder, { imports: IMPORTS, rejects: REJECTS });
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const kindOf = (id: string) => {
  const { title, advice } = REJECT_KINDS.find((kind) => kind.id === id)!;
  return { kind: id, title, advice };
};

describe('what was imported', () => {
  it('is listed with what was left out and why, most frequent first', async () => {
    expect((await listImports(folder))[0]).toMatchObject({
      importId: 'i1',
      files: ['export.ndjson'],
      skippedReasons: [
        { reason: 'spam', n: 2 },
        { reason: 'deleted', n: 1 },
      ],
      startedAt: '2024-05-16T17:00:00.000Z',
    });
  });

  it('is nothing before the first import', async () => {
    const empty = join(folder, 'empty');
    expect(await listImports(empty)).toEqual([]);
    expect((await listRejects({ importId: null, kind: null, page: 1 }, empty)).total).toBe(0);
    expect((await tableOfRejects({ importId: null, kind: null }, empty)).rows).toEqual([]);
  });
});

describe('what could not be used', () => {
  const kinds = [
    { ...kindOf('time'), n: 2, example: NO_TIME },
    { ...kindOf('id'), n: 1, example: 'Expected the id of the ticket.' },
  ];
  const rows = [
    { importId: 'i1', file: 'export.ndjson', record: 4, field: 'created_at', reason: NO_TIME, raw: '{"a": 1}' },
    { importId: 'i1', file: 'export.ndjson', record: 9, field: 'created_at', reason: NO_TIME, raw: '{}' },
  ];

  it('is listed record by record, with what to do about each kind', async () => {
    expect(await listRejects({ importId: 'i1', kind: 'time', page: 1 }, folder)).toEqual({
      ...{ total: 2, page: 1, pages: 1, importId: 'i1', kind: 'time' },
      kinds,
      rows,
    });
  });

  it('is shown whole when neither an import nor a known kind is asked for', async () => {
    const shown = await listRejects({ importId: null, kind: "'; drop table rejects", page: 5 }, folder);
    expect({ ...shown, kinds: shown.kinds.length, rows: shown.rows.map(({ record }) => record) }).toEqual({
      ...{ total: 4, page: 1, pages: 1, importId: null, kind: null, kinds: 3 },
      rows: [1, 4, 5, 9],
    });
  });

  it('can be taken away as a table with the whole raw text', async () => {
    expect(await tableOfRejects({ importId: 'i1', kind: 'time' }, folder)).toEqual({
      columns: ['file', 'record', 'field', 'reason', 'raw'],
      rows: rows.map(({ file, record, field, reason, raw }) => [file, record, field, reason, raw]),
    });
  });

  it.each([
    ['cut_off', 'The JSON ends too early: it breaks off inside record 4, after 812 characters.'],
    [
      'cut_off',
      'This last line is not a JSON object (Unexpected end). The file seems to have been cut off: export it again.',
    ],
    ['broken_record', 'This line is not a JSON object (Unexpected token).'],
    ['cells', 'Expected 4 cells, as in the header, but found 6. A quote may be missing.'],
    ['time', 'Expected a time such as Tue Oct 31 22:10:47 +0000 2017, found "soon".'],
    ['time', 'Expected seconds since 1970, found nothing.'],
    [
      'role',
      'Expected customer, agent, bot or a value that the mapping names, found "X". Import the file again and say who that is.',
    ],
    ['role', 'Expected True or False, found "maybe".'],
    ['id', 'Expected the id of the conversation, found nothing.'],
    ['id', 'Expected the address of a Zendesk ticket, user, group or organization.'],
    ['other', 'Something nobody thought of.'],
  ])('is of the kind %s when its reason is: %s', async (kind, reason) => {
    const place = join(folder, `kind-${kind}-${reason.length}`);
    await mkdir(place);
    await putWarehouse(place, { rejects: [{ import_id: 'i', file: 'f', record: 1, field: null, reason, raw: '' }] });
    const { kinds } = await listRejects({ importId: null, kind: null, page: 1 }, place);
    await warehouse(place).close();
    expect(kinds).toEqual([{ ...kindOf(kind), n: 1, example: reason }]);
  });
});
