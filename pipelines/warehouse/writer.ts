/**
 * Appends rows to a table by column name. The columns come from the table itself, so a row with a field that the
 * table does not have is an error here and not a value in the wrong column. For some thousand rows at most: each cell is
 * a call into native code (0.7 µs, measured), where a file of rows (parquet/file.ts) takes a tenth of that.
 */
import {
  DuckDBDateValue,
  DuckDBListType,
  DuckDBTimestampValue,
  DuckDBTypeId,
  VARCHAR,
  listValue,
  type DuckDBAppender,
  type DuckDBConnection,
} from '@duckdb/node-api';
import { columnsOf } from './database';
import { freeUnused } from './memory';

/** An appender buffers outside the engine's memory limit, and by itself hands on only after 204,800 rows. */
const FLUSH_ROWS = 10_240;
const DAY_MS = 86_400_000;
const LIST_OF_TEXT = new DuckDBListType(VARCHAR);

export interface TableWriter<Row extends object> {
  append(row: Row): void;
  /** Hands buffered rows to the database and frees the appender. */
  close(): void;
}

/** Opens a writer on a table; `catalog` names an attached database. */
export async function openWriter<Row extends object>(
  connection: DuckDBConnection,
  table: string,
  catalog: string | null = null,
): Promise<TableWriter<Row>> {
  const names = (await columnsOf(connection, table, catalog)).map(({ name }) => name);
  const known = new Set(names);
  const appender = await connection.createAppender(table, 'main', catalog);
  const types = names.map((_, index) => appender.columnType(index).typeId);
  let buffered = 0;
  return {
    append(row) {
      for (const field in row)
        if (!known.has(field)) throw new Error(`The table ${table} has no column ${field} (schema.sql).`);
      const values = row as Record<string, unknown>;
      for (let index = 0; index < names.length; index++) {
        const name = names[index] as string;
        appendValue(appender, types[index], values[name], name);
      }
      appender.endRow();
      if (++buffered % FLUSH_ROWS !== 0) return;
      appender.flushSync();
      freeUnused();
    },
    close() {
      appender.closeSync();
    },
  };
}

function appendValue(appender: DuckDBAppender, type: DuckDBTypeId | undefined, value: unknown, column: string): void {
  if (value === null || value === undefined) return appender.appendNull();
  switch (type) {
    case DuckDBTypeId.VARCHAR:
      return appender.appendVarchar(String(value));
    case DuckDBTypeId.BOOLEAN:
      return appender.appendBoolean(Boolean(value));
    case DuckDBTypeId.INTEGER:
      return appender.appendInteger(Number(value));
    case DuckDBTypeId.BIGINT:
      return appender.appendBigInt(BigInt(value as number));
    case DuckDBTypeId.DOUBLE:
      return appender.appendDouble(Number(value));
    case DuckDBTypeId.TIMESTAMP:
      return appender.appendTimestamp(new DuckDBTimestampValue(BigInt((value as Date).getTime()) * 1000n));
    case DuckDBTypeId.DATE:
      return appender.appendDate(new DuckDBDateValue(Math.floor(Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS)));
    case DuckDBTypeId.LIST:
      return appender.appendList(listValue([...(value as string[])]), LIST_OF_TEXT);
    default:
      throw new Error(`No way to write the column ${column}: add its type to pipelines/warehouse/writer.ts.`);
  }
}
