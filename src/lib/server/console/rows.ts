/** Chunks of the engine's -> bytes of a format, piece by piece, so that no result stands in memory as a whole. */
import type { DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';
import type { RowFormat } from '../../model/console';
import { cellOf } from '../report/csv';
import { arrowRows } from './arrow';
import { plainOf, type Plain } from './values';

export interface ResultColumn {
  name: string;
  type: DuckDBType;
}

export interface RowWriter {
  /** What stands before the rows; called once the first rows are known. */
  begin(first: DuckDBDataChunk | null): Uint8Array[];
  /** The first `rows` rows of a chunk. */
  rows(chunk: DuckDBDataChunk, rows: number): Uint8Array[];
  end(isTruncated: boolean): Uint8Array[];
}

export type StreamedFormat = Exclude<RowFormat, 'parquet'>;

export function rowWriter(format: StreamedFormat, columns: ResultColumn[], rulesVersion: string): RowWriter {
  if (format === 'arrow') return arrowRows(columns, rulesVersion);
  if (format === 'csv') return csvRows(columns);
  return format === 'json' ? jsonRows(columns, rulesVersion) : lineRows(columns);
}

/** One object: columns, rows as lists, and at last whether there were more. */
function jsonRows(columns: ResultColumn[], rulesVersion: string): RowWriter {
  let isFirst = true;
  const described = columns.map(({ name, type }) => ({ name, type: type.toString() }));
  return {
    begin: () => bytes(`{"columns":${JSON.stringify(described)},"rows":[`),
    rows(chunk, count) {
      const list = plainRows(chunk, count).map((row) => JSON.stringify(row));
      const before = isFirst ? '\n' : ',\n';
      isFirst = false;
      return bytes(before + list.join(',\n'));
    },
    end: (isTruncated) => bytes(`\n],"isTruncated":${isTruncated},"rulesVersion":${JSON.stringify(rulesVersion)}}\n`),
  };
}

/** One object a line. */
function lineRows(columns: ResultColumn[]): RowWriter {
  const names = columns.map(({ name }) => JSON.stringify(name));
  const lineOf = (row: Plain[]) =>
    `{${row.map((value, index) => `${names[index]}:${JSON.stringify(value)}`).join(',')}}\n`;
  return {
    begin: () => [],
    rows: (chunk, count) => bytes(plainRows(chunk, count).map(lineOf).join('')),
    end: () => [],
  };
}

/** With a header; nothing in it that a spreadsheet would run. */
function csvRows(columns: ResultColumn[]): RowWriter {
  const lineOf = (cells: Plain[]) =>
    `${cells.map((cell) => cellOf(cell !== null && typeof cell === 'object' ? JSON.stringify(cell) : cell)).join(',')}\n`;
  return {
    begin: () => bytes(lineOf(columns.map(({ name }) => name))),
    rows: (chunk, count) => bytes(plainRows(chunk, count).map(lineOf).join('')),
    end: () => [],
  };
}

function plainRows(chunk: DuckDBDataChunk, count: number): Plain[][] {
  const rows = chunk.convertRows(plainOf);
  return count < rows.length ? rows.slice(0, count) : rows;
}

function bytes(text: string): Uint8Array[] {
  return [Buffer.from(text, 'utf8')];
}
