/** A query's text -> one statement, looked at by the guard and understood by the engine, or a problem with its place. */
import { BIGINT, StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { ConsoleProblem, ParameterValue } from '../../model/console';
import { refusalsOf, type Known } from './guard';
import { ConsoleFailure, problemOf, syntaxProblem } from './problem';

/** Longer texts are no questions of a person's; the syntax tree of one would take minutes. */
const LONGEST = 100_000;

interface Serialized {
  error: boolean;
  error_type?: string;
  error_message?: string;
  position?: string;
  statements?: unknown[];
}

/**
 * @returns the statement, with its parameters bound
 * @throws ConsoleFailure refused or syntax
 */
export async function prepareQuery(
  connection: DuckDBConnection,
  known: Known,
  { sql, parameters }: { sql: string; parameters: Record<string, ParameterValue> },
): Promise<DuckDBPreparedStatement> {
  if (sql.length > LONGEST)
    throw refused(`This query has ${sql.length} characters; the console takes ${LONGEST}.`, 'Break it up.');
  const tree = await treeOf(connection, sql);
  if (tree.error) {
    if (tree.error_type !== 'not implemented' || !tree.error_message?.startsWith('Only SELECT'))
      throw new ConsoleFailure(syntaxProblem(tree.error_message ?? 'The query has an error.', tree.position, sql));
    throw new ConsoleFailure(await notAQuery(connection, sql));
  }
  const statements = tree.statements ?? [];
  if (statements.length === 0) throw refused('There is no query yet.', 'For example: from conversation_facts limit 10');
  if (statements.length > 1) throw new ConsoleFailure(severalStatements(statements.length));
  const refusals = refusalsOf(statements[0], known, sql);
  if (refusals[0]) throw new ConsoleFailure(together(refusals));
  try {
    const statement = await connection.prepare(sql);
    // The tree was that of a SELECT, and so must be what the engine makes of the same text.
    if (statement.statementType !== StatementType.SELECT) throw new ConsoleFailure(await notAQuery(connection, sql));
    bind(statement, parameters);
    return statement;
  } catch (error) {
    if (error instanceof ConsoleFailure) throw error;
    throw new ConsoleFailure(problemOf(error, sql));
  }
}

async function treeOf(connection: DuckDBConnection, sql: string): Promise<Serialized> {
  try {
    const reader = await connection.runAndReadAll(
      'select json_serialize_sql($sql::varchar, skip_null := true, skip_empty := true)',
      { sql },
    );
    return JSON.parse(String(reader.getRows()[0]?.[0])) as Serialized;
  } catch (error) {
    throw new ConsoleFailure(problemOf(error, sql));
  }
}

/** Values by the names that the query gives them; whole numbers stay whole, so that LIMIT and dates take them. */
export function bind(statement: DuckDBPreparedStatement, parameters: Record<string, ParameterValue>): void {
  const names = Array.from({ length: statement.parameterCount }, (_, index) => statement.parameterName(index + 1));
  const missing = names.filter((name) => !Object.hasOwn(parameters, name));
  if (missing.length > 0)
    throw refused(
      `The query asks for ${missing.map((name) => `$${name}`).join(', ')}, and no value was given.`,
      'Give each parameter a value; null is one too.',
    );
  const unused = Object.keys(parameters).filter((name) => !names.includes(name));
  if (unused.length > 0)
    throw refused(
      `The query does not use ${unused.map((name) => `$${name}`).join(', ')}.`,
      names.length > 0 ? `It asks for ${names.map((name) => `$${name}`).join(', ')}.` : 'It has no parameters.',
    );
  names.forEach((name, index) => {
    const value = parameters[name] ?? null;
    if (Number.isSafeInteger(value)) statement.bindValue(index + 1, BigInt(value as number), BIGINT);
    else statement.bindValue(index + 1, value);
  });
}

/**
 * Words for a statement that was refused already: it is no SELECT. Only the wording looks at the text; DuckDB splits a
 * PIVOT without a list into two statements, which would read as if somebody had written two.
 */
async function notAQuery(connection: DuckDBConnection, sql: string): Promise<ConsoleProblem> {
  const words: string[] = sql.toLowerCase().match(/[a-z_]+/g) ?? [];
  if (words.includes('pivot') || words.includes('pivot_wider'))
    return {
      kind: 'refused',
      message: 'PIVOT has to make a type in the warehouse first, which only reads here.',
      hint:
        "Name the values: PIVOT … ON channel IN ('chat', 'email') USING count(*). Or write a column for each: " +
        "select team, count(*) filter (where channel = 'chat') as chat, count(*) filter (where channel = 'email') as email " +
        'from conversation_facts group by team',
    };
  const count = await connection.extractStatements(sql).then(
    (statements) => statements.count,
    () => 1,
  );
  if (count > 1) return severalStatements(count);
  if (words[0] === 'explain')
    return {
      kind: 'refused',
      message: 'EXPLAIN is not written here.',
      hint: 'Ask for the plan of the query instead: the button Plan, isPlan over HTTP, --plan on a terminal.',
    };
  return {
    kind: 'refused',
    message: `${(words[0] ?? 'This').toUpperCase()} is no query that reads.`,
    hint: 'Only queries that read are run here: select …, from …, with …, describe …, summarize …, show tables.',
  };
}

function severalStatements(count: number): ConsoleProblem {
  return {
    kind: 'refused',
    message: `Expected one query, found ${count} statements.`,
    hint: 'Run them one by one; WITH gives a step a name inside one query.',
  };
}

/** All that is refused in one problem, at the place of the first. */
function together(refusals: ConsoleProblem[]): ConsoleProblem {
  const messages = [...new Set(refusals.map(({ message }) => message))];
  const more = messages.length > 3 ? ` And ${messages.length - 3} more.` : '';
  return { ...refusals[0]!, message: messages.slice(0, 3).join(' ') + more };
}

function refused(message: string, hint: string): ConsoleFailure {
  return new ConsoleFailure({ kind: 'refused', message, hint });
}
