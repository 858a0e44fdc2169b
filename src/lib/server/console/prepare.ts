/** A query's text -> one statement, looked at by the guard and understood by the engine, or a problem with its place. */
import { BIGINT, StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { ConsoleProblem, ParameterValue } from '../../model/console';
import { refusalsOf, type Known } from './guard';
import { checkParameters } from './parameters';
import { ConsoleFailure, problemOf, syntaxProblem } from './problem';
import { explainProblem, nothingYet, refuseTooLong, severalStatements, together } from './refusals';

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
  refuseTooLong(sql);
  const tree = await treeOf(connection, sql);
  if (tree.error) {
    if (tree.error_type !== 'not implemented' || !tree.error_message?.startsWith('Only SELECT'))
      throw new ConsoleFailure(syntaxProblem(tree.error_message ?? 'The query has an error.', tree.position, sql));
    throw new ConsoleFailure(await notAQuery(connection, sql));
  }
  const statements = tree.statements ?? [];
  if (statements.length === 0) throw nothingYet('from conversation_facts limit 10');
  if (statements.length > 1) throw new ConsoleFailure(severalStatements(String(statements.length)));
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
  checkParameters(names, parameters);
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
  if (count > 1) return severalStatements(String(count));
  if (words[0] === 'explain') return explainProblem();
  return {
    kind: 'refused',
    message: `${(words[0] ?? 'This').toUpperCase()} is no query that reads.`,
    hint: 'Only queries that read are run here: select …, from …, with …, describe …, summarize …, show tables.',
  };
}
