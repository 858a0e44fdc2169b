/** Arrow says what DuckDB holds, for every type, however the rows fall into chunks and batches. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { DataType, tableFromIPC, Vector, type Table } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowWriter } from '../../../src/lib/server/console/rows';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
});
afterAll(() => connection.closeSync());

/** The rows of a query through the writer, chunk by chunk, at most `most` of them. */
async function arrowOf(sql: string, most = Infinity): Promise<Table> {
  const result = await connection.stream(sql);
  const types = result.columnTypes();
  const columns = result.deduplicatedColumnNames().map((name, index) => ({ name, type: types[index]! }));
  const writer = rowWriter('arrow', columns, '1');
  const parts: Uint8Array[] = [];
  let chunk = await result.fetchChunk();
  parts.push(...writer.begin(chunk?.rowCount ? chunk : null));
  for (let rows = 0; chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const taken = Math.min(chunk.rowCount, most - rows);
    if (taken > 0) parts.push(...writer.rows(chunk, taken));
    rows += taken;
  }
  parts.push(...writer.end(false));
  return tableFromIPC(Buffer.concat(parts));
}

/** Instants and days as milliseconds, lists as arrays, so that two libraries' values can be compared. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (value instanceof Vector) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

function columnOf(table: Table, index: number): unknown[] {
  const vector = table.getChildAt(index)!;
  return [...vector].map(plain);
}

const small = fc.integer({ min: -128, max: 127 });
const text = fc.oneof(fc.constantFrom('', 'agent', "it's", 'ü€🙂', 'a\nb'), fc.string({ maxLength: 40 }));
const quoted = (value: string) => `'${value.replaceAll("'", "''").replaceAll('\0', '')}'`;
const day = fc.integer({ min: -200_000, max: 200_000 }).map((days) => `(date '1970-01-01' + ${days})`);
/** Whole milliseconds, because a Date knows no less; the test of microseconds is below. */
const micros = fc.bigInt({ min: -(10n ** 12n), max: 4n * 10n ** 12n }).map((millis) => millis * 1000n);

/** Type of DuckDB -> a value of it as SQL. */
const TYPES: Record<string, fc.Arbitrary<string>> = {
  boolean: fc.constantFrom('true', 'false'),
  tinyint: small.map(String),
  smallint: fc.integer({ min: -32_768, max: 32_767 }).map(String),
  integer: fc.integer().map(String),
  bigint: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  utinyint: fc.nat(255).map(String),
  usmallint: fc.nat(65_535).map(String),
  uinteger: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(String),
  ubigint: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  hugeint: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  float: fc.float({ noNaN: true }).map((value) => quoted(String(value))),
  double: fc.double({ noNaN: true }).map((value) => quoted(String(value))),
  'decimal(9, 2)': fc.integer({ min: -999_999_999, max: 999_999_999 }).map((value) => `${value} / 100.0`),
  varchar: text.map(quoted),
  date: day,
  timestamp: micros.map((value) => `make_timestamp(${value})`),
  timestamptz: micros.map((value) => `make_timestamp(${value})::timestamptz`),
  timestamp_ms: micros.map((value) => `make_timestamp_ms(${value / 1000n})`),
  timestamp_s: micros.map((value) => `make_timestamp(${(value / 1_000_000n) * 1_000_000n})::timestamp_s`),
  'varchar[]': fc
    .array(fc.option(text.map(quoted), { nil: 'null' }), { maxLength: 4 })
    .map((list) => `[${list.join(', ')}]`),
  'integer[][]': fc.array(fc.array(small, { maxLength: 3 }), { maxLength: 3 }).map((list) => JSON.stringify(list)),
};

it.each(Object.entries(TYPES))('%s', async (type, value) => {
  const rows = fc.array(fc.option(value, { nil: 'null', freq: 4 }), { minLength: 1, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 80 }), async (values, most) => {
      const sql = `from (values ${values.map((one) => `((${one})::${type})`).join(', ')}) as t(x)`;
      const expected = (await connection.runAndReadAll(sql)).getColumnsJS()[0]!.slice(0, most);
      const table = await arrowOf(sql, most);
      expect(columnOf(table, 0)).toEqual(expected.map(plain));
      expect(table.getChildAt(0)!.nullCount).toBe(expected.filter((one) => one === null).length);
    }),
    { numRuns: 12 },
  );
});

it('writes what has no counterpart as text: structures as JSON, the rest as DuckDB writes it', async () => {
  const table = await arrowOf(
    `select {'a': 1, 'b': ['x']} as s, map {'k': 2} as m, interval '1 day 2 hours' as i, time '10:11:12' as t,
       'b0000000-0000-4000-8000-000000000001'::uuid as u, 'on'::enum('on', 'off') as e, '\\x01a'::blob as b,
       {'at': timestamp '2026-01-02 03:04:05.000006'} as n`,
  );
  expect(table.get(0)?.toJSON()).toEqual({
    s: '{"a":1,"b":["x"]}',
    m: '[{"key":"k","value":2}]',
    i: '1 day 02:00:00',
    t: '10:11:12',
    u: 'b0000000-0000-4000-8000-000000000001',
    e: 'on',
    b: '\\x01a',
    n: '{"at":"2026-01-02T03:04:05.000006Z"}',
  });
});

it('keeps microseconds', async () => {
  const table = await arrowOf(`select make_timestamp(1773000000000123) as t`);
  expect(columnOf(table, 0)).toEqual([1773000000000.123]);
});

it('keeps a hundred thousand rows in order through batches, with dictionaries that grow', async () => {
  const sql = `select i, 'team ' || (i // 9000) as team, case when i % 7 = 0 then null else i % 3 end as n,
      'id-' || i as id, list_value('a', 'b')[1:1 + i % 2] as l
    from range(100000) t(i)`;
  const table = await arrowOf(sql);
  expect(table.numRows).toBe(100_000);
  expect(DataType.isDictionary(table.schema.fields[1]!.type)).toBe(true);
  expect(DataType.isDictionary(table.schema.fields[3]!.type)).toBe(false);
  const wrong: number[] = [];
  for (let i = 0; i < 100_000; i += 37) {
    const row = table.get(i)!.toJSON() as { i: bigint; team: string; n: bigint | null; id: string };
    const n = i % 7 === 0 ? null : BigInt(i % 3);
    if (row.i !== BigInt(i) || row.team !== `team ${Math.floor(i / 9000)}` || row.n !== n || row.id !== `id-${i}`)
      wrong.push(i);
  }
  expect(wrong).toEqual([]);
});

it('has columns and their types when there is no row', async () => {
  const table = await arrowOf(`select 1 as a, 'x' as b where false`);
  expect(table.numRows).toBe(0);
  expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['a Int32', 'b Utf8']);
});

it('ends a query whose whole number does not fit, and says what to do', async () => {
  await expect(arrowOf('select 170141183460469231731687303715884105727::hugeint as x')).rejects.toThrow(
    'Cast it to double, or to varchar',
  );
});
