/** A query's rows as the answer to a request: streamed as fast as they are read, broken off where the query breaks off. */
import type { ConsoleProblem, ConsoleProblemKind, ConsoleQuery, RowFormat } from '../../model/console';
import { saidOf, statusOf } from '../http/errors';
import { readSettings } from '../workspace/workspace';
import { ConsoleBusy, type Rows } from './console';
import { whileThere } from './gone';
import { theConsole } from './here';
import { ConsoleFailure } from './problem';

const CONTENT_TYPES: Record<RowFormat, string> = {
  arrow: 'application/vnd.apache.arrow.stream',
  json: 'application/json',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

const STATUS: Record<ConsoleProblemKind, number> = {
  refused: 400,
  syntax: 400,
  failed: 400,
  stopped: 400,
  time: 408,
  memory: 413,
};

export interface Asked {
  query: ConsoleQuery;
  format: RowFormat;
  id?: string;
}

/**
 * 200 with the rows, or the status and the problem when there are none.
 * @param platform of the request's event
 */
export async function responseTo(platform: unknown, ask: () => Promise<Asked>): Promise<Response> {
  try {
    const { query, ...options } = await ask();
    const { console: limits } = await readSettings();
    const rows = await whileThere(platform, (signal) => theConsole().run(query, { ...options, limits, signal }));
    return new Response(streamOf(rows), {
      headers: {
        'content-type': CONTENT_TYPES[options.format],
        'cache-control': 'no-store',
        'x-undertone-run': rows.run.id,
        'x-undertone-rules-version': rows.run.rulesVersion,
        'x-undertone-row-limit': String(rows.run.limits.rows),
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

function problemResponse(error: unknown): Response {
  if (error instanceof ConsoleFailure) return said(error.problem, STATUS[error.problem.kind]);
  if (error instanceof ConsoleBusy) {
    const problem: ConsoleProblem = { kind: 'failed', message: error.message, hint: 'Try again in a few seconds.' };
    return said(problem, 503);
  }
  const foreseen = saidOf(error);
  if (!foreseen) throw error;
  return Response.json(foreseen, { status: statusOf(error) });
}

function said(problem: ConsoleProblem, status: number): Response {
  const { message, hint } = problem;
  return Response.json({ message, hint, problem }, { status });
}

function streamOf(rows: Rows): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await rows.next();
      if (part) controller.enqueue(part);
      else controller.close();
    },
    cancel: () => rows.stop(),
  });
}
