/**
 * Writes rows into a Parquet file, uncompressed, which DuckDB reads at full speed. An appender takes a call into native
 * code for each cell; a file takes none, and other processes can write theirs. Only what the tables of the warehouse need
 * is there: flat columns and lists of text, all of which may be null.
 * Format: https://parquet.apache.org/docs/file-format/ (the numbers of fields: parquet.thrift).
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { columnOf, ENCODING, GROUP_ROWS, MEANING, type Chunk, type Column } from './columns';
import { i32, i64, list, struct, text, type Thrift } from './thrift';

export interface ColumnType {
  name: string;
  /** DuckDB's name of the type: VARCHAR, VARCHAR[], TIMESTAMP … */
  type: string;
}

export interface RowFile<Row extends object> {
  /** @param row by column name; what is missing is null. @throws Error for a field that is no column */
  append(row: Row): void;
  /** Writes what is left and the footer. */
  close(): void;
}

const MAGIC = Buffer.from('PAR1');
const UNCOMPRESSED = 0;
const [REQUIRED, OPTIONAL, REPEATED] = [0, 1, 2];
const [DATA_PAGE, DICTIONARY_PAGE] = [0, 2];

/** @throws Error for a type that no table of the warehouse has */
export function openRowFile<Row extends object>(path: string, types: readonly ColumnType[]): RowFile<Row> {
  const columns = types.map(({ name, type }) => ({ name, column: columnOf(name, type) }));
  const names = new Set(types.map(({ name }) => name));
  const file = openSync(path, 'w');
  const groups: Thrift[] = [];
  let offset = 0;
  let rows = 0;
  let total = 0;
  const write = (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    offset += bytes.length;
  };
  const writeGroup = () => {
    const start = offset;
    const written = columns.map(({ name, column }) => writeChunk(name, column, column.take()));
    groups.push(struct({ 1: list(written), 2: i64(offset - start), 3: i64(rows) }));
    total += rows;
    rows = 0;
  };
  const writeChunk = (name: string, { physical, isList }: Column, { dictionary, data, count }: Chunk) => {
    const start = offset;
    if (dictionary) {
      const head = struct({ 1: i32(dictionary.count), 2: i32(ENCODING.plain) });
      write(pageHeader(DICTIONARY_PAGE, dictionary.bytes.length, { 7: head }));
      write(dictionary.bytes);
    }
    const dataOffset = offset;
    const encoding = dictionary ? ENCODING.dictionary : ENCODING.plain;
    const head = struct({ 1: i32(count), 2: i32(encoding), 3: i32(ENCODING.runs), 4: i32(ENCODING.runs) });
    write(pageHeader(DATA_PAGE, data.length, { 5: head }));
    write(data);
    const path = isList ? [name, 'list', 'element'] : [name];
    const about = struct({
      1: i32(physical),
      2: list([i32(encoding), i32(ENCODING.runs)]),
      3: list(path.map(text)),
      4: i32(UNCOMPRESSED),
      5: i64(count),
      6: i64(offset - start),
      7: i64(offset - start),
      9: i64(dataOffset),
      11: dictionary ? i64(start) : undefined,
    });
    return struct({ 2: i64(start), 3: about });
  };
  write(MAGIC);
  return {
    append(row) {
      const cells = row as Record<string, unknown>;
      // Rows of one kind have the same fields: one of each group tells.
      if (rows === 0)
        for (const field in row) if (!names.has(field)) throw new Error(`${path} has no column ${field}.`);
      for (const { name, column } of columns) column.append(cells[name]);
      if (++rows === GROUP_ROWS) writeGroup();
    },
    close() {
      // A file has one group at least: DuckDB would take one without any for damaged.
      if (rows > 0 || groups.length === 0) writeGroup();
      const about = struct({
        1: i32(1),
        2: list(schemaOf(columns)),
        3: i64(total),
        4: list(groups),
        6: text('undertone'),
      });
      const footer = Buffer.from(about.bytes);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(footer.length);
      write(Buffer.concat([footer, length, MAGIC]));
      closeSync(file);
    },
  };
}

function pageHeader(type: number, bytes: number, about: Record<number, Thrift>): Buffer {
  return Buffer.from(struct({ 1: i32(type), 2: i32(bytes), 3: i32(bytes), ...about }).bytes);
}

function schemaOf(columns: { name: string; column: Column }[]): Thrift[] {
  const leaf = (name: string, { physical, meaning }: Column, repetition: number) =>
    struct({
      1: i32(physical),
      3: i32(repetition),
      4: text(name),
      6: meaning === undefined ? undefined : i32(meaning),
    });
  const group = (name: string, repetition: number | undefined, children: number, meaning?: number) =>
    struct({
      3: repetition === undefined ? undefined : i32(repetition),
      4: text(name),
      5: i32(children),
      6: meaning === undefined ? undefined : i32(meaning),
    });
  const fields = columns.flatMap(({ name, column }) =>
    column.isList
      ? [group(name, OPTIONAL, 1, MEANING.list), group('list', REPEATED, 1), leaf('element', column, REQUIRED)]
      : [leaf(name, column, OPTIONAL)],
  );
  return [group('rows', undefined, columns.length), ...fields];
}
