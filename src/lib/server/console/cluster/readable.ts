/** An analyst's query -> what may be sent to the cluster: one statement that only reads, with values and readable columns. */
import type { ConsoleQuery } from '../../../model/console';
import { ConsoleFailure } from '../problem';
import { explainProblem, nothingYet, refuseTooLong, together } from '../refusals';
import { refusalsOf } from './guard';
import type { Line, Sent } from './line';
import type { ServedDatabase } from './served';
import { sentText } from './text';
import { typeProblem } from './types';

/** SHOW TABLES alone; all else that SHOW shows is about the server. */
const SHOW_TABLES = /^\s*show\s+tables\s*;?\s*$/i;
const TABLES = `select name from system.tables where database = currentDatabase() and not endsWith(name, '_local') order by name`;

/** @throws ConsoleFailure refused or syntax, ClusterProblem */
export async function readable(line: Line, query: ConsoleQuery, served: ServedDatabase): Promise<Sent> {
  const { sql, parameters = {}, isPlan = false } = query;
  refuseTooLong(sql);
  if (sql.trim() === '') throw nothingYet('select * from conversation_facts limit 10');
  if (/^\s*explain\b/i.test(sql)) throw new ConsoleFailure(explainProblem());
  if (SHOW_TABLES.test(sql)) return { text: TABLES };
  const { text, placeOf } = sentText(sql, parameters);
  // The text is a value here, so whatever it holds is read and not run: one statement, or an error with its place.
  const [read] = await line.ask(
    { text: 'select formatQuery({sql:String}) as one', parameters: { sql: text } },
    placeOf,
  );
  const tree = await line.ask({ text: `explain ast\n${text}`, parameters });
  const refusals = refusalsOf(
    tree.map(({ explain }) => String(explain)),
    served.database,
    served.others,
  );
  if (refusals.length > 0) throw new ConsoleFailure(together(refusals));
  if (isPlan) return { text: `explain\n${text}`, parameters };
  if (!String(tree[0]?.explain).startsWith('Describe')) {
    const columns = await line.ask({ text: `describe (\n${String(read?.one)}\n)`, parameters });
    const problem = typeProblem(columns.map(({ name, type }) => ({ name: String(name), type: String(type) })));
    if (problem) throw new ConsoleFailure(problem);
  }
  return { text, parameters };
}
