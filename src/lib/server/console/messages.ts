/** What the server and the child that runs queries say to each other; the rows go through a pipe beside it. */
import type { ConsoleProblem, ParameterValue, RowFormat } from '../../model/console';

/** The pipe for the rows: 0 to 2 are the standard ones, 3 is the channel of messages. */
export const ROWS_PIPE = 4;

/** What a child may read: the file of a warehouse, or a folder into which rows of a cluster are put. */
export type Opens = { warehouse: string } | { answers: string };

/** What a child is started with, as its second argument in JSON. */
export interface ChildOptions {
  opens: Opens;
  /** of the engine, not of the whole process */
  memoryMegabytes: number;
  /** the one folder that a Parquet file may be written to */
  outputFolder?: string;
}

export interface Ask {
  sql: string;
  parameters: Record<string, ParameterValue>;
  rows: number;
  isPlan: boolean;
  format: RowFormat;
  /** rows of a cluster, which the query finds in the table `answer` */
  fetched?: Fetched;
}

export interface Fetched {
  /** a Parquet file in the folder of answers */
  file: string;
  /** of the generation that they come from */
  rulesVersion: string;
}

export interface Column {
  name: string;
  type: string;
}

export type Said =
  | { kind: 'ready'; rulesVersion: string }
  /** The query did not begin. `problem` is of the guard or of the engine's preparation. */
  | { kind: 'refused'; problem: ConsoleProblem }
  | { kind: 'started'; columns: Column[] }
  | { kind: 'rows'; rows: number }
  /** Whether it waits until the rows are read, which is no work of the engine's. */
  | { kind: 'waiting'; isWaiting: boolean }
  | { kind: 'done'; rows: number; isTruncated: boolean; bytes: number }
  | { kind: 'failed'; problem: ConsoleProblem };
