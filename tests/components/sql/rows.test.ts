import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  makeVector,
  Schema,
  Table,
  tableFromArrays,
  TimestampMicrosecond,
  Utf8,
  vectorFromArray,
  Vector,
  type DataType,
} from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rows } from '../../../src/lib/components/sql/rows';
import { MOST_DISTINCT, statisticsOf } from '../../../src/lib/components/sql/statistics';

/** Rows in batches of a size, as they would stream. */
function rowsOf(columns: Record<string, Vector>, size = 2): Rows {
  const table = new Table(columns);
  const rows = new Rows(table.schema);
  for (let start = 0; start < table.numRows; start += size)
    for (const batch of table.slice(start, start + size).batches) rows.add(batch);
  return rows;
}
const one = (value: unknown, type: DataType) => rowsOf({ x: vectorFromArray([value, null], type) });
const now = () => Promise.resolve();

describe('cells of a result', () => {
  it.each([
    [-3, new Int32(), 'integer', '−3', '-3', -3],
    [9007199254740993n, new Int64(), 'bigint', '9007199254740993', '9007199254740993', 9007199254740992],
    [-0.1 - 0.2, new Float64(), 'double', '−0.3', '-0.30000000000000004', -0.30000000000000004],
    ['a-b', new Utf8(), 'text', 'a-b', 'a-b', null],
    ['a', new Dictionary(new Utf8(), new Int32()), 'text', 'a', 'a', null],
    [true, new Bool(), 'boolean', 'true', 'true', 1],
    [new Date('2026-09-07T00:00:00Z'), new DateDay(), 'date', '2026-09-07', '2026-09-07', 1788739200000],
    [
      new Date('2026-09-07T10:00:00.5Z'),
      new TimestampMicrosecond(),
      'timestamp',
      '2026-09-07 10:00:00.500',
      '2026-09-07 10:00:00.500',
      1788775200500,
    ],
    [['a', 'b'], new List(new Field('item', new Utf8())), 'list', '["a","b"]', '["a","b"]', null],
  ])('%s of %s is %s', (value, type, name, shown, text, number) => {
    const rows = one(value, type as DataType);
    expect(rows.columns[0]?.cells.name).toBe(name);
    expect([rows.shown(0, 0), rows.text(0, 0), rows.number(0, 0)]).toEqual([shown, text, number]);
    expect([rows.shown(1, 0), rows.text(1, 0), rows.number(1, 0)]).toEqual([null, null, null]);
  });

  it('are found in whichever batch they came', () => {
    const rows = rowsOf(tableFromArraysOf(1000), 64);
    expect(rows.count).toBe(1000);
    for (const row of [0, 63, 64, 999]) expect(rows.number(row, 0)).toBe(row);
    expect(rows.value(1000, 0)).toBeNull();
    expect([rows.indexOf('x'), rows.indexOf('y'), rows.indexOf(null)]).toEqual([0, -1, -1]);
  });

  it('of a result without rows there are none, but its columns', () => {
    const schema = new Schema([new Field('x', new Utf8())]);
    const rows = new Rows(schema);
    for (const batch of new Table(schema).batches) rows.add(batch);
    expect([rows.count, rows.columns.map(({ name }) => name)]).toEqual([0, ['x']]);
  });
});

const tableFromArraysOf = (n: number) => ({
  x: tableFromArrays({ x: Int32Array.from({ length: n }, (_, index) => index) }).getChild('x')!,
});

describe('statistics of a column', () => {
  it('count rows, nulls, different values and the most frequent', async () => {
    const rows = rowsOf({ x: vectorFromArray(['b', 'a', null, 'b', 'c'], new Utf8()) });
    expect(await statisticsOf(rows, 0, now)).toEqual({
      rows: 5,
      nulls: 1,
      distinct: 3,
      numbers: null,
      frequent: [
        { value: 'b', rows: 2 },
        { value: 'a', rows: 1 },
        { value: 'c', rows: 1 },
      ],
    });
  });

  it('give up counting values beyond a limit, and still count nulls', async () => {
    const n = MOST_DISTINCT + 5;
    const rows = rowsOf({ x: vectorFromArray([...Array(n).keys(), null], new Float64()) }, 4096);
    expect(await statisticsOf(rows, 0, now)).toEqual({
      rows: n + 1,
      nulls: 1,
      distinct: null,
      frequent: [],
      numbers: { min: 0, max: n - 1, mean: (n - 1) / 2, median: (n - 1) / 2 },
    });
  });

  it('have the median that sorting gives, over any slices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 }), async (some) => {
        // More than one slice of rows, so that the median is looked for in several sorted runs.
        const numbers = Array.from({ length: 45_000 }, (_, index) => some[index % some.length]! * (index % 7));
        const sorted = numbers.toSorted((a, b) => a - b);
        const rows = rowsOf({ x: makeVector(Float64Array.from(numbers)) }, 45_000);
        const found = await statisticsOf(rows, 0, now);
        expect((found?.numbers?.median ?? NaN) + 0).toBe((sorted[22_499]! + sorted[22_500]!) / 2 + 0);
      }),
      { numRuns: 5 },
    );
  });

  it('are dropped when nobody waits any more', async () => {
    expect(await statisticsOf(rowsOf(tableFromArraysOf(3)), 0, now, () => true)).toBeNull();
  });
});
