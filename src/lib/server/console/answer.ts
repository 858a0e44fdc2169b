/** One query inside the child: prepared, run, written. Throws ConsoleFailure for all that is wrong with it. */
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { Ask, Column } from './messages';
import { answerParquet } from './parquet';
import { fetchedProblem, openFetched } from './fetched';
import { bind, prepareQuery } from './prepare';
import { ConsoleFailure, problemOf } from './problem';
import type { Reading } from './reading';
import { rowWriter } from './rows';

/** Where the rows and the news of them go. */
export interface Listener {
  /** the first chunk is there, rows follow */
  started(columns: Column[]): void;
  /** resolves when there is room for more */
  write(bytes: Uint8Array): Promise<void>;
  /** rows written so far */
  rows(count: number): void;
}

export interface Answered {
  rows: number;
  isTruncated: boolean;
}

/** @throws ConsoleFailure */
export async function answer(opened: Reading, ask: Ask, listener: Listener): Promise<Answered> {
  const connection = await opened.instance.connect();
  try {
    const reading = ask.fetched ? await openFetched(connection, opened, ask.fetched) : opened;
    if (ask.format === 'parquet') return await answerParquet(connection, reading, ask, listener);
    const result = await resultOf(connection, reading, ask);
    const first = await nextChunk(result, ask.sql);
    const types = result.columnTypes();
    const columns = result.deduplicatedColumnNames().map((name, index) => ({ name, type: types[index]! }));
    listener.started(columns.map(({ name, type }) => ({ name, type: type.toString() })));
    const writer = rowWriter(ask.format, columns, reading.rulesVersion);
    const put = async (parts: Uint8Array[]) => {
      if (parts.length > 0) await listener.write(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
    };
    await put(writer.begin(first));
    let rows = 0;
    let isTruncated = false;
    for (let chunk = first; chunk; chunk = await nextChunk(result, ask.sql)) {
      const taken = Math.min(chunk.rowCount, ask.rows - rows);
      isTruncated = taken < chunk.rowCount;
      if (taken > 0) await put(writer.rows(chunk, taken));
      rows += taken;
      listener.rows(rows);
      if (isTruncated) break;
    }
    await put(writer.end(isTruncated));
    return { rows, isTruncated };
  } catch (error) {
    const problem = error instanceof ConsoleFailure ? error.problem : problemOf(error, ask.sql);
    throw new ConsoleFailure(ask.fetched ? fetchedProblem(problem) : problem);
  } finally {
    connection.closeSync();
  }
}

async function resultOf(connection: DuckDBConnection, { known }: Reading, ask: Ask): Promise<DuckDBResult> {
  const statement = await prepareQuery(connection, known, ask);
  if (!ask.isPlan) return statement.stream();
  const plan = await connection.prepare(`explain ${ask.sql}`);
  bind(plan, ask.parameters);
  return plan.stream();
}

/** The next chunk; one without rows is the end, as in the library's own iterator. */
async function nextChunk(result: DuckDBResult, sql: string): Promise<DuckDBDataChunk | null> {
  try {
    const chunk = await result.fetchChunk();
    return chunk && chunk.rowCount > 0 ? chunk : null;
  } catch (error) {
    throw new ConsoleFailure(problemOf(error, sql));
  }
}
