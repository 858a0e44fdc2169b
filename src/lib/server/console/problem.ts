/** What went wrong with a query, as a person can use it: from the engine's own errors, which come as JSON here. */
import type { ConsoleProblem, ConsoleProblemKind } from '../../model/console';
import { placeAt } from './place';

/** A query that gave no rows, or broke off: why, where, and what to do. */
export class ConsoleFailure extends Error {
  constructor(readonly problem: ConsoleProblem) {
    super(problem.message);
    this.name = 'ConsoleFailure';
  }
}

/** How the engine says it with errors_as_json. */
interface EngineError {
  exception_type: string;
  exception_message: string;
  position?: string;
  /** apart by commas */
  candidates?: string;
  error_subtype?: string;
}

const KINDS: Record<string, ConsoleProblemKind> = {
  Parser: 'syntax',
  Syntax: 'syntax',
  Binder: 'syntax',
  Catalog: 'syntax',
  'Out of Memory': 'memory',
  Permission: 'refused',
};

const HINTS: Partial<Record<ConsoleProblemKind, string>> = {
  memory: 'Ask for fewer rows or columns, filter earlier, or aggregate before joining.',
};

/** @param sql the text that its positions count in */
export function problemOf(error: unknown, sql: string): ConsoleProblem {
  const said = error instanceof Error ? error.message : String(error);
  const engine = engineError(said);
  if (!engine) return { kind: 'failed', message: said };
  const kind = KINDS[engine.exception_type] ?? 'failed';
  const [first = '', ...more] = engine.exception_message.split('\n').filter((line) => line.trim() !== '');
  const problem: ConsoleProblem = { kind, message: first };
  const hint = HINTS[kind] ?? candidatesOf(engine) ?? more.slice(0, 6).join('\n').trim();
  if (hint) problem.hint = hint;
  if (engine.position !== undefined && kind !== 'memory') problem.place = placeAt(sql, Number(engine.position));
  return problem;
}

/** A syntax error as json_serialize_sql tells it. */
export function syntaxProblem(message: string, position: string | undefined, sql: string): ConsoleProblem {
  const problem: ConsoleProblem = { kind: 'syntax', message };
  if (position !== undefined) problem.place = placeAt(sql, Number(position));
  return problem;
}

/** Names that were perhaps meant; of functions that do not fit the engine gives forms, which it says better itself. */
function candidatesOf({ candidates, error_subtype: subtype }: EngineError): string | undefined {
  if (!candidates || (subtype !== 'COLUMN_NOT_FOUND' && subtype !== 'MISSING_ENTRY')) return undefined;
  return `Did you mean ${candidates.split(',').join(', ')}?`;
}

function engineError(said: string): EngineError | null {
  const from = said.indexOf('{"exception_type"');
  if (from < 0) return null;
  try {
    return JSON.parse(said.slice(from)) as EngineError;
  } catch {
    return null;
  }
}
