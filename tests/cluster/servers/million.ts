/** A million messages: the facts of the sample's, again and again with conversations and customers of their own. */
import { DuckDBInstance } from '@duckdb/node-api';
import { composeSql, DIMENSIONS, METRICS } from '../../../src/lib/metrics';

const COPIES = 115;
/** Copies lie in so many different weeks. */
const WEEKS = 8;

/**
 * Writes a file with one table, message_facts, of the columns that figures read.
 * @param from a warehouse with the sample
 */
export async function writeMillion(from: string, to: string): Promise<{ messages: number }> {
  const read = METRICS.filter(({ table }) => table === 'message_facts').map((metric) => composeSql(metric));
  const words = new Set(
    [...read, ...Object.values(DIMENSIONS), 'message_id', 'conversation_id'].join(' ').match(/\w+/g),
  );
  const instance = await DuckDBInstance.create(to);
  const connection = await instance.connect();
  await connection.run(`attach '${from.replaceAll("'", "''")}' as sample (read_only)`);
  const names = await connection.runAndReadAll(
    `select column_name from duckdb_columns() where database_name = 'sample' and table_name = 'message_facts'`,
  );
  const columns = names
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => words.has(name));
  await connection.run(`create table message_facts as
    select ${columns.map(column).join(', ')} from range(${COPIES}) as copies(copy), sample.message_facts`);
  const counted = await connection.runAndReadAll('select count(*)::integer from message_facts');
  connection.closeSync();
  instance.closeSync();
  return { messages: Number(counted.getRows()[0]?.[0]) };
}

function column(name: string): string {
  if (name.endsWith('_id') && name !== 'agent_id') return `${name} || '-' || copy as ${name}`;
  return name === 'week' ? `(week + 7 * (copy % ${WEEKS})::integer)::date as week` : name;
}
