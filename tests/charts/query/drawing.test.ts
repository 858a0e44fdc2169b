import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../src/lib/charts/query/axis';
import { drawingOf } from '../../../src/lib/charts/query/drawing';
import { allowed, guessOf } from '../../../src/lib/charts/query/guess';
import type { Source } from '../../../src/lib/charts/query/source';

type Kind = Source['columns'][number]['cells']['kind'];
type Value = number | string | null;

/** Rows as a result would hold them; text is text, numbers are of the kind that is named. */
function sourceOf(columns: Record<string, Kind>, rows: Value[][]): Source {
  return {
    count: rows.length,
    columns: Object.entries(columns).map(([name, kind]) => ({ name, cells: { kind } })),
    number: (row, column) => (typeof rows[row]?.[column] === 'number' ? (rows[row][column] as number) : null),
    shown: (row, column) => (rows[row]?.[column] === null ? null : String(rows[row]?.[column])),
  };
}

const WEEKS = sourceOf({ key: 'text', value: 'number', team: 'text' }, [
  ['2026-09-14', 3, 'Billing'],
  ['2026-09-07', 1, 'Billing'],
  ['2026-09-07', 2, 'Sales'],
  ['2026-09-14', null, 'Sales'],
]);
const day = (text: string) => Date.parse(text);

describe('a chart of a query’s rows', () => {
  it('is guessed from what the columns hold', () => {
    const bars = sourceOf({ team: 'text', n: 'number' }, [['Billing', 3]]);
    const dots = sourceOf({ a: 'number', b: 'number' }, [[1, 2]]);
    const alone = sourceOf({ a: 'number' }, [[1]]);
    const flags = sourceOf({ is_open: 'boolean' }, [['true']]);
    expect([WEEKS, bars, dots, alone, flags].map(guessOf)).toEqual([
      { kind: 'line', x: 'key', y: 'value', series: 'team' },
      { kind: 'bars', x: 'team', y: 'n', series: null },
      { kind: 'dots', x: 'a', y: 'b', series: null },
      { kind: 'histogram', x: 'a', y: null, series: null },
      { kind: 'bars', x: 'is_open', y: null, series: null },
    ]);
  });

  it('keeps of an address what these rows allow', () => {
    expect(allowed({ kind: 'line', x: 'gone', y: 'team', series: 'value' }, WEEKS)).toEqual({
      kind: 'line',
      x: 'key',
      y: 'value',
      series: null,
    });
    expect(allowed({ kind: 'bars', x: 'team', y: null, series: 'team' }, WEEKS)).toEqual({
      kind: 'bars',
      x: 'team',
      y: null,
      series: null,
    });
  });

  it('draws a line for each value of a colour, in order, and says which rows have no value', () => {
    expect(drawingOf(WEEKS, guessOf(WEEKS))).toMatchObject({
      kind: 'line',
      series: [
        {
          name: 'Billing',
          points: [
            { x: day('2026-09-07'), y: 1 },
            { x: day('2026-09-14'), y: 3 },
          ],
        },
        { name: 'Sales', points: [{ x: day('2026-09-07'), y: 2 }] },
      ],
      note: '1 row without a value left out.',
    });
  });

  it('says how many of too many rows, and of too many values of a colour, it draws', () => {
    const many = sourceOf(
      { x: 'number', y: 'number', team: 'text' },
      Array.from({ length: 4000 }, (_, row) => [row, row, `team ${row % 9}`]),
    );
    const drawn = drawingOf(many, { kind: 'dots', x: 'x', y: 'y', series: 'team' });
    expect(drawn?.note).toBe('Drawn: the first 3,000 of 4,000 rows. 2 values of team left out: 7 have a colour.');
    const bars = drawingOf(many, { kind: 'bars', x: 'x', y: null, series: null });
    expect(bars?.note).toBe('The 40 most frequent of 4,000 values.');
    expect(drawingOf(many, { kind: 'bars', x: 'x', y: 'y', series: null })?.note).toBe(
      'Drawn: the first 40 of 4,000 rows.',
    );
  });

  it('counts rows by name, most first, null among them', () => {
    const rows = sourceOf({ team: 'text' }, [['Sales'], [null], ['Billing'], ['Billing']]);
    expect(drawingOf(rows, { kind: 'bars', x: 'team', y: null, series: null })).toMatchObject({
      bars: [
        { label: 'Billing', value: 2 },
        { label: 'Sales', value: 1 },
        { label: 'null', value: 1 },
      ],
      note: '',
    });
  });

  it('counts every number into one bin of a round width, nulls into none', () => {
    const rows = sourceOf({ n: 'number' }, [[0.5], [1], [29], [30], [null]]);
    const drawn = drawingOf(rows, { kind: 'histogram', x: 'n', y: null, series: null });
    if (drawn?.kind !== 'histogram') throw new Error('no histogram');
    expect(drawn.bins.filter((bin) => bin.rows > 0)).toEqual([
      { from: 0, to: 1, rows: 1 },
      { from: 1, to: 2, rows: 1 },
      { from: 29, to: 30, rows: 1 },
      { from: 30, to: 31, rows: 1 },
    ]);
    expect(drawn.note).toBe('1 row without a value left out.');
    const same = drawingOf(sourceOf({ n: 'number' }, [[7], [7]]), { kind: 'histogram', x: 'n', y: null, series: null });
    expect(same).toMatchObject({ bins: [{ rows: 2 }] });
  });

  it('is nothing where the columns are not there or hold nothing to draw', () => {
    const empty = sourceOf({ a: 'number', b: 'number' }, [[null, null]]);
    for (const kind of ['line', 'dots', 'bars', 'histogram'] as const)
      expect(drawingOf(empty, { kind, x: 'a', y: 'b', series: null })).toBeNull();
    expect(drawingOf(WEEKS, { kind: 'line', x: 'gone', y: 'value', series: null })).toBeNull();
    expect(drawingOf(WEEKS, { kind: 'line', x: 'key', y: null, series: null })).toBeNull();
  });
});

describe('an axis', () => {
  const labels = (name: string, scale: 'number' | 'time', values: number[], options = {}) =>
    axisOf(name, scale, values, options).ticks.map(({ label }) => label);

  it('has round steps from zero, unless all values lie far from it', () => {
    expect(labels('n', 'number', [3, 97])).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(labels('tone', 'number', [-0.4, 0.35])).toEqual(['−0.4', '−0.2', '0', '0.2', '0.4']);
    expect(labels('year', 'number', [2021, 2026])).toEqual(['2,021', '2,022', '2,023', '2,024', '2,025', '2,026']);
    expect(labels('rows', 'number', [2021, 2026], { isFromZero: true })[0]).toBe('0');
    expect(labels('n', 'number', [5])).toEqual(['5', '6']);
    expect(labels('n', 'number', [])).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
  });

  it('of seconds has durations, and their unit left its name', () => {
    const axis = axisOf('first_response_seconds', 'number', [0, 7200]);
    expect(axis.title).toBe('first_response');
    expect(axis.label(1800)).toBe('30\u00a0min');
  });

  it('of times has whole days, with the year where they are far apart, and hours within a day', () => {
    expect(labels('week', 'time', [day('2026-09-07'), day('2026-09-21')])).toEqual([
      '7 Sept',
      '10 Sept',
      '13 Sept',
      '16 Sept',
      '19 Sept',
    ]);
    expect(labels('day', 'time', [day('2024-01-01'), day('2026-01-01')])[0]).toBe('1 Jan 2024');
    expect(labels('at', 'time', [day('2026-09-07T08:00Z'), day('2026-09-07T13:00Z')])).toEqual([
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
    ]);
    expect(labels('day', 'time', [day('2026-09-07')])).toEqual(['7 Sept']);
  });
});
