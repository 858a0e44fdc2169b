/** Rows as an Arrow stream whose column types follow the query's, so that an empty column is typed too. */
import { DuckDBListType, DuckDBTypeId, type DuckDBType } from '@duckdb/node-api';
import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  Schema,
  Table,
  tableToIPC,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import { textOf, type Row } from './table';

/**
 * @param columns name and DuckDB type of each column of the query
 * @param metadata written into the stream's schema
 */
export function arrowOf(
  columns: { name: string; type: DuckDBType }[],
  rows: Row[],
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  const vectors = columns.map(({ name, type }) => {
    const arrowType = arrowTypeOf(type);
    const values = rows.map((row) => row[name] ?? null);
    const isText = arrowType instanceof Utf8;
    const cells = values.map((value) => (value !== null && isText ? textOf(value) : value));
    return [name, vectorFromArray(cells, arrowType)] as const;
  });
  const { schema, batches } = new Table(Object.fromEntries(vectors));
  return tableToIPC(new Table(new Schema(schema.fields, new Map(metadata)), batches), 'stream');
}

/** Anything that has no plain counterpart is written as text. */
function arrowTypeOf(type: DuckDBType): DataType {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return new Bool();
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
      return new Int32();
    // Counts and sums: exact up to 2^53, which the reading of rows makes sure of.
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
    case DuckDBTypeId.DECIMAL:
      return new Float64();
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return new TimestampMillisecond();
    case DuckDBTypeId.DATE:
      return new DateDay();
    case DuckDBTypeId.LIST:
      return type instanceof DuckDBListType && type.valueType.typeId === DuckDBTypeId.VARCHAR
        ? new List(new Field('item', new Utf8(), true))
        : new Utf8();
    default:
      return new Utf8();
  }
}
