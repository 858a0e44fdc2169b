/** What the page, the API and the command line say about one query of the analyst's. */

/** How the rows of a query are written. ndjson: one object a line. */
export const ROW_FORMATS = ['arrow', 'json', 'ndjson', 'csv', 'parquet'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

export type ParameterValue = string | number | boolean | null;

export interface ConsoleQuery {
  sql: string;
  /** Name without its $ -> value. */
  parameters?: Record<string, ParameterValue>;
  /** At most so many rows, never more than the settings allow. */
  rows?: number;
  /** Says how the engine would do it instead of doing it. */
  isPlan?: boolean;
}

/** What no query may pass; the settings of the workspace hold them. */
export interface ConsoleLimits {
  rows: number;
  seconds: number;
  megabytes: number;
}

export const DEFAULT_CONSOLE_LIMITS: ConsoleLimits = { rows: 1_000_000, seconds: 10, megabytes: 1024 };

/** First argument of the command that makes it a child that runs queries, and no person's command. */
export const CONSOLE_CHILD = 'console-child';

/** refused: the guard did not let it run. syntax: the engine did not understand it. */
export type ConsoleProblemKind = 'refused' | 'syntax' | 'time' | 'memory' | 'stopped' | 'failed';

export interface ConsoleProblem {
  kind: ConsoleProblemKind;
  message: string;
  /** what to do about it */
  hint?: string;
  /** where in the query, line and column from 1 */
  place?: { line: number; column: number };
}

export type ConsoleState = 'running' | 'done' | 'failed';

/** How a query went: known while and after its rows arrive, because their stream has no room for it. */
export interface ConsoleRun {
  id: string;
  state: ConsoleState;
  /** rows sent so far */
  rows: number;
  /** more rows were there than the limit let through */
  isTruncated: boolean;
  seconds: number;
  limits: ConsoleLimits;
  rulesVersion: string;
  problem?: ConsoleProblem;
}

export interface ConsoleColumn {
  name: string;
  /** as DuckDB names it */
  type: string;
  /** what the column holds, in a sentence, from schema.sql */
  comment: string;
}

export interface ConsoleTable {
  name: string;
  comment: string;
  rows: number;
  columns: ConsoleColumn[];
}

/** A query that a team keeps, in workspace/queries.json. */
export interface SavedQuery {
  id: string;
  title: string;
  sql: string;
  parameters: Record<string, ParameterValue>;
  /** ISO instant of the last change */
  changedAt: string;
}
