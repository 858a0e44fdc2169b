/** The two ways of rows into tables, files and the writer: what is written is what DuckDB reads, whatever stands in it. */
import fc from 'fast-check';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForWriting, quoted, rowsOf, type Database } from '../../../pipelines/warehouse/database';
import { openRowFile, type ColumnType } from '../../../pipelines/warehouse/parquet/file';
import { openWriter } from '../../../pipelines/warehouse/writer';
import { temporaryFolder } from '../import/staged';

const COLUMNS: ColumnType[] = [
  { name: 'text', type: 'VARCHAR' },
  { name: 'labels', type: 'VARCHAR[]' },
  { name: 'flag', type: 'BOOLEAN' },
  { name: 'small', type: 'INTEGER' },
  { name: 'large', type: 'BIGINT' },
  { name: 'share', type: 'DOUBLE' },
  { name: 'day', type: 'DATE' },
  { name: 'at', type: 'TIMESTAMP' },
];

/** Halves of pairs have no UTF-8 and become U+FFFD, as they do wherever Node writes text. */
const text = fc.string({ unit: 'binary', maxLength: 30 }).map((value) => value.toWellFormed());
const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const row = fc.record({
  text: fc.option(fc.oneof(text, fc.constantFrom('', 'chat', 'a\u0000b', '😀'))),
  labels: fc.option(fc.array(text, { maxLength: 4 })),
  flag: fc.option(fc.boolean()),
  small: fc.option(fc.integer()),
  large: fc.option(fc.integer().map((value) => value * 1_000_003)),
  share: fc.option(fc.double({ noNaN: true })),
  day: fc.option(instant.map((at) => at.toISOString().slice(0, 10))),
  at: fc.option(instant),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

let folder: ReturnType<typeof temporaryFolder>;
let database: Database;
beforeAll(async () => {
  folder = temporaryFolder();
  database = await openForWriting(':memory:', join(folder.path, 'spill'));
});
afterAll(() => {
  database.close();
  folder.remove();
});

/** The rows as DuckDB reads them back, in the types of JavaScript that they were written in. */
async function throughFile(rows: readonly object[]): Promise<Row[]> {
  const path = join(folder.path, 'rows.parquet');
  const file = openRowFile(path, COLUMNS);
  for (const one of rows) file.append(one);
  file.close();
  return rowsOf<Row>(
    database.connection,
    `select * replace (strftime(day, '%Y-%m-%d') as day) from read_parquet(${quoted(path)})`,
  );
}

/** The same rows by way of the writer of a table. */
async function throughWriter(rows: readonly object[]): Promise<Row[]> {
  const { connection } = database;
  const types = COLUMNS.map(({ name, type }) => `"${name}" ${type}`).join(', ');
  await connection.run(`create or replace table written (${types})`);
  const writer = await openWriter<object>(connection, 'written');
  for (const one of rows) writer.append(one);
  writer.close();
  return rowsOf<Row>(connection, `select * replace (strftime(day, '%Y-%m-%d') as day) from written`);
}

describe.each([
  ['a file', throughFile],
  ['the writer of a table', throughWriter],
])('%s of rows', (_, through) => {
  it('holds every row as it was written, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        expect(await through(rows)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('holds more rows than one group or chunk, where a column of ids begins to differ late', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      text: index < 3_000 ? `id ${index % 7}` : `id ${index}`,
      labels: index % 3 === 0 ? ['a', `b${index % 5}`] : [],
      flag: index % 2 === 0,
      small: index,
      large: index * 1e9,
      share: index / 7,
      day: '2025-03-04',
      at: new Date(index * 1e8),
    }));
    expect(await through(rows)).toEqual(rows);
  });

  it('has its columns without any row', async () => {
    expect(await through([])).toEqual([]);
  });

  it('has null where a row has no such field', async () => {
    expect(await through([{ small: 1 }])).toEqual([
      { text: null, labels: null, flag: null, small: 1, large: null, share: null, day: null, at: null },
    ]);
  });

  it('takes half of a pair of UTF-16 for U+FFFD', async () => {
    const [read] = await through([{ text: 'a\ud800b' }]);
    expect(read?.text).toBe('a\ufffdb');
  });
});

describe('a file and the writer of a table', () => {
  it('refuse a field that is no column', async () => {
    const file = openRowFile(join(folder.path, 'refused.parquet'), COLUMNS);
    expect(() => file.append({ colour: 'red' })).toThrow('has no column colour');
    file.close();
    await database.connection.run('create or replace table narrow (small integer)');
    const writer = await openWriter<object>(database.connection, 'narrow');
    expect(() => writer.append({ colour: 'red' })).toThrow('The table narrow has no column colour (schema.sql).');
    writer.close();
  });

  it('refuse a type that no table has', async () => {
    expect(() => openRowFile(join(folder.path, 'blob.parquet'), [{ name: 'b', type: 'BLOB' }])).toThrow(
      'No way to write the column b of type BLOB',
    );
    await database.connection.run('create or replace table blobs (b blob)');
    await expect(openWriter(database.connection, 'blobs')).rejects.toThrow('No way to write the column b of type BLOB');
  });
});
