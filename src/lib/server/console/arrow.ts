/**
 * Chunks of the engine's -> an Arrow IPC stream, column by column from the chunks' own arrays. Why not by rows: a
 * million rows as objects take four seconds, as arrays 0.7. The first rows go out at once as a batch of their own,
 * later batches are larger, because each costs its readers a little.
 */
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow';
import { columnBuilder, type ColumnBuilder } from './builders';
import type { ResultColumn, RowWriter } from './rows';

/** Rows of a batch after the first. */
const BATCH_ROWS = 16_384;

/** The rules' version stands in the schema's metadata, because the stream has no other place for it. */
export function arrowRows(columns: ResultColumn[], rulesVersion: string): RowWriter {
  const stream = new Stream();
  let builders: ColumnBuilder[] = [];
  let schema = new Schema([]);
  let waiting = 0;
  let isFirst = true;

  function flush(): void {
    const children = builders.map((builder) => builder.finish());
    const type = new Struct(schema.fields);
    stream.write(new RecordBatch(schema, makeData({ type, length: waiting, nullCount: 0, children })));
    waiting = 0;
    isFirst = false;
  }

  return {
    begin(first) {
      builders = columns.map(({ type }, index) => columnBuilder(type, first?.getColumnVector(index)));
      const fields = columns.map(({ name }, index) => new Field(name, builders[index]!.type, true));
      schema = new Schema(fields, new Map([['rules_version', rulesVersion]]));
      stream.reset(undefined, schema);
      return stream.taken();
    },
    rows(chunk: DuckDBDataChunk, count) {
      builders.forEach((builder, index) => builder.append(chunk.getColumnVector(index), 0, count));
      waiting += count;
      if (isFirst || waiting >= BATCH_ROWS) flush();
      return stream.taken();
    },
    end() {
      if (waiting > 0) flush();
      stream.finish();
      return stream.taken();
    },
  };
}

/** The library's writer, whose bytes are taken as they come instead of queued for a reader of its own. */
class Stream extends RecordBatchStreamWriter {
  #parts: Uint8Array[] = [];

  protected override _write(chunk: ArrayBufferView): this {
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (bytes.byteLength > 0) {
      this.#parts.push(bytes);
      this._position += bytes.byteLength;
    }
    return this;
  }

  taken(): Uint8Array[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}
