/** How the page speaks with /api/sql: rows as an Arrow stream, and everything else as JSON. */
import { resolve } from '$app/paths';
import { sent } from '../send';
import type { ConsoleProblem, ConsoleQuery, ConsoleRun, RowFormat } from '$lib/model/console';
import { Rows } from './rows';

/** A query that gave no rows, and why. */
export class Refused extends Error {
  constructor(readonly problem: ConsoleProblem) {
    super(problem.message);
    this.name = 'Refused';
  }
}

/**
 * Runs a query and reads its rows while they come.
 * @param run the id under which it can be stopped and asked about
 * @param begun is told once, as soon as the columns are known
 * @param more is told after each batch
 * @throws Refused before the first row; any other error when the stream broke off, and why is known by {@link runOf}
 */
export async function ask(
  query: ConsoleQuery,
  run: string,
  signal: AbortSignal,
  { begun, more }: { begun: (rows: Rows) => void; more: () => void },
): Promise<void> {
  const [{ RecordBatchReader }, response] = await Promise.all([
    import('apache-arrow'),
    post(query, 'arrow', signal, run),
  ]);
  const body = response.body!.getReader();
  const reader = await RecordBatchReader.from(partsOf(body));
  await reader.open();
  const rows = new Rows(reader.schema);
  begun(rows);
  for await (const batch of reader) {
    rows.add(batch);
    more();
  }
  // Arrow's reader leaves at Arrow's own end, a moment before the answer's: who asks then how the run went hears that
  // it still goes, and takes cut rows for all rows.
  while (!(await body.read()).done);
}

/** Not the stream itself, which Arrow's reader would cancel at its end. */
async function* partsOf(body: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await body.read();
    if (done) return;
    yield value;
  }
}

/** A small answer at once: names of columns, and rows as lists. @throws Refused */
export async function answerTo(query: ConsoleQuery): Promise<{ columns: { name: string }[]; rows: unknown[][] }> {
  return (await post(query, 'json')).json();
}

/** All rows in another form, for a file. @throws Refused */
export const fileOf = async (query: ConsoleQuery, format: RowFormat): Promise<Blob> =>
  (await post(query, format)).blob();

/** How a run went, or goes. @throws Error when nobody knows it any more */
export const runOf = (run: string): Promise<ConsoleRun> => sent('GET', resolve('/api/sql/runs/[id]', { id: run }));

/** Stops it on the server too, where closing the connection alone might come late. */
export const stopRun = (run: string): Promise<unknown> =>
  sent('DELETE', resolve('/api/sql/runs/[id]', { id: run })).catch(() => undefined);

/** The address of a file with these rows, for a browser to save as it comes; null where it would be too long. */
export function addressOfFile(query: ConsoleQuery, format: RowFormat): string | null {
  const search = new URLSearchParams({ sql: query.sql, format });
  for (const [name, value] of Object.entries(query.parameters ?? {})) {
    // An address has no null: such a query goes another way.
    if (value === null) return null;
    search.set(`p_${name}`, String(value));
  }
  return search.toString().length > LONGEST_ADDRESS ? null : `${resolve('/api/sql')}?${search}`;
}

/** Servers and proxies take some 8 KB of address. */
const LONGEST_ADDRESS = 6000;

async function post(query: ConsoleQuery, format: RowFormat, signal?: AbortSignal, run?: string): Promise<Response> {
  const search = new URLSearchParams({ format, ...(run && { run }) });
  const response = await fetch(`${resolve('/api/sql')}?${search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(query),
    ...(signal && { signal }),
  });
  if (response.ok) return response;
  const said = (await response.json().catch(() => null)) as { message?: string; problem?: ConsoleProblem } | null;
  throw new Refused(
    said?.problem ?? { kind: 'failed', message: said?.message ?? `The server answered ${response.status}.` },
  );
}
