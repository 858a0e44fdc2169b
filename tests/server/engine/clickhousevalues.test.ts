import { describe, expect, it } from 'vitest';
import { readerOf } from '../../../src/lib/server/engine/clickhousevalues';

const read = (type: string, value: unknown) => readerOf(type, 'n')(value);

describe("ClickHouse's values become plain ones", () => {
  it.each([
    ['UInt64', '42', 42],
    ['Nullable(Int32)', null, null],
    ['Nullable(Float64)', 0.25, 0.25],
    ['Float64', 'nan', NaN],
    ['Nullable(Float64)', 'inf', Infinity],
    ['Float64', '-inf', -Infinity],
    ['LowCardinality(Nullable(String))', 'x', 'x'],
    ['Bool', true, true],
    ['Array(Nullable(Int64))', ['1', null], [1, null]],
    ['Nullable(Date32)', '2026-03-01', new Date('2026-03-01T00:00:00Z')],
    ["Nullable(DateTime64(6, 'UTC'))", '2026-03-01T10:00:00.123456Z', new Date('2026-03-01T10:00:00.123Z')],
  ])('%s %j', (type, value, expected) => expect(read(type, value)).toEqual(expected));

  it('refuses a whole number that a number cannot hold, and names the column', () =>
    expect(() => read('UInt64', '9007199254740993')).toThrow('Column "n" holds 9007199254740993, more than 2^53'));
});
