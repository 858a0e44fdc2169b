/**
 * Values of Arrow columns as a person reads them, and as they leave the page. Types are told by their printed names
 * ("Timestamp<MICROSECOND>"), so that apache-arrow itself is loaded only once rows come.
 */

/** What a column holds, as far as the page treats it differently. */
export type CellKind = 'number' | 'text' | 'boolean' | 'time' | 'other';

/** How the values of one column are read. Each gives null for null. */
export interface Cells {
  /** as analysts know the type from DuckDB, in small letters */
  name: string;
  kind: CellKind;
  /** exact, with a plain "-", to copy and to count by; times are UTC, as they are stored */
  text(value: unknown): string | null;
  /** as it stands in the table: − (U+2212), and of a long fraction what can be read */
  shown(value: unknown): string | null;
  /** for charts and statistics: instants as milliseconds, true as 1; null for what is no number */
  number(value: unknown): number | null;
}

type Text = (value: unknown) => string;

/** The types that the server sends (server/console/builders.ts): Arrow's printed name → what it is called, how it is treated. */
const TYPES: [RegExp, string, CellKind, Text][] = [
  [/^Int8\b/, 'tinyint', 'number', String],
  [/^Int16\b/, 'smallint', 'number', String],
  [/^Int32\b/, 'integer', 'number', String],
  [/^Int64\b/, 'bigint', 'number', String],
  [/^Uint(8|16|32|64)\b/, 'unsigned integer', 'number', String],
  [/^Float32\b/, 'float', 'number', String],
  [/^Float64\b/, 'double', 'number', String],
  [/^Utf8/, 'text', 'text', String],
  [/^Bool/, 'boolean', 'boolean', String],
  [/^Date/, 'date', 'time', (value) => iso(Number(value)).slice(0, 10)],
  [
    /^Timestamp/,
    'timestamp',
    'time',
    (value) =>
      iso(Number(value))
        .replace('T', ' ')
        .replace(/(\.000)?Z$/, ''),
  ],
  [/^List/, 'list', 'other', listText],
];

/** @param printed a type of Arrow's as text, such as "Dictionary<Int32, Utf8>" */
export function cellsOf(printed: string): Cells {
  // Texts that come often are sent once and numbered: the type of what they say counts.
  const said = printed.replace(/^Dictionary<\w+, (.*)>$/, '$1');
  const known = TYPES.find(([pattern]) => pattern.test(said));
  const [, name, kind, toText] = known ?? [null, said.toLowerCase(), 'other' as const, String];
  const text = (value: unknown) => (value === null || value === undefined ? null : toText(value));
  return {
    name,
    kind,
    text,
    shown: kind === 'number' ? (value) => numberText(value, text) : text,
    number: (value) => {
      if (value === null || value === undefined || kind === 'text' || kind === 'other') return null;
      const number = Number(value);
      return Number.isFinite(number) ? number : null;
    },
  };
}

function numberText(value: unknown, text: Cells['text']): string | null {
  const isLong = typeof value === 'number' && !Number.isInteger(value);
  return (isLong ? String(Number(value.toPrecision(7))) : text(value))?.replaceAll('-', '−') ?? null;
}

/** Instants beyond what a Date holds (year 275,760) are printed as they are. */
function iso(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}

function listText(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
}
