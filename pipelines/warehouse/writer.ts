/**
 * Appends rows to a table by column name. The columns come from the table itself, so a row with a field that the
 * table does not have is an error here and not a value in the wrong column. Rows are handed over column by column, a
 * chunk at a time: that takes half of what a call into native code for each cell takes. Rows that come from another
 * process, or by the million, pass in files instead (parquet/file.ts; DECISIONS.md, 23).
 */
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBTimestampValue,
  listValue,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import { columnsOf } from './database';
import { freeUnused } from './memory';

/** Rows of a chunk, DuckDB's own number. */
const CHUNK_ROWS = 2048;
/** An appender buffers outside the engine's memory limit, and by itself hands on only after 204,800 rows. */
const FLUSH_ROWS = 5 * CHUNK_ROWS;
const DAY_MS = 86_400_000;

export interface TableWriter<Row extends object> {
  append(row: Row): void;
  /** Hands buffered rows to the database and frees the appender. */
  close(): void;
}

/**
 * Opens a writer on a table; `catalog` names an attached database.
 * @throws Error for a type that no table of the warehouse has
 */
export async function openWriter<Row extends object>(
  connection: DuckDBConnection,
  table: string,
  catalog: string | null = null,
): Promise<TableWriter<Row>> {
  const columns = (await columnsOf(connection, table, catalog)).map(({ name, type }) => ({
    name,
    valueOf: conversionTo(type, name),
    values: [] as DuckDBValue[],
  }));
  const known = new Set(columns.map(({ name }) => name));
  const appender = await connection.createAppender(table, 'main', catalog);
  const types = columns.map((_, index) => appender.columnType(index));
  let rows = 0;
  const handOver = () => {
    const chunk = DuckDBDataChunk.create(types, columns[0]?.values.length ?? 0);
    for (const [index, column] of columns.entries()) {
      chunk.setColumnValues(index, column.values);
      column.values = [];
    }
    appender.appendDataChunk(chunk);
  };
  return {
    append(row) {
      for (const field in row)
        if (!known.has(field)) throw new Error(`The table ${table} has no column ${field} (schema.sql).`);
      const cells = row as Record<string, unknown>;
      for (const { name, valueOf, values } of columns) {
        const cell = cells[name];
        values.push(cell === null || cell === undefined ? null : valueOf(cell));
      }
      if (++rows % CHUNK_ROWS !== 0) return;
      handOver();
      if (rows % FLUSH_ROWS !== 0) return;
      appender.flushSync();
      freeUnused();
    },
    close() {
      if (rows % CHUNK_ROWS !== 0) handOver();
      appender.closeSync();
    },
  };
}

/** @param type DuckDB's name of it */
function conversionTo(type: string, column: string): (value: unknown) => DuckDBValue {
  switch (type) {
    case 'VARCHAR':
      return String;
    case 'BOOLEAN':
      return Boolean;
    case 'INTEGER':
    case 'DOUBLE':
      return Number;
    case 'BIGINT':
      return (value) => BigInt(value as number);
    case 'TIMESTAMP':
      return (value) => new DuckDBTimestampValue(BigInt((value as Date).getTime()) * 1000n);
    case 'DATE':
      return (value) => new DuckDBDateValue(Math.floor(Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS));
    case 'VARCHAR[]':
      return (value) => listValue([...(value as string[])]);
    default:
      throw new Error(
        `No way to write the column ${column} of type ${type}: add its type to pipelines/warehouse/writer.ts.`,
      );
  }
}
