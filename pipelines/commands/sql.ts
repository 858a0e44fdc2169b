/** undertone sql: one read-only query, run where the engine itself can do nothing but read the warehouse. */
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StatementType, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { CannotWork, WrongUsage } from '../errors';
import { openReadOnly, plainRow, quoted } from '../warehouse/database';
import { warehouseInfo } from '../warehouse/catalogue';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import type { Command } from './command';
import { choiceOption } from './options';
import { csvOf, tableOf, type Row } from './table';

const FORMATS = ['table', 'csv', 'json', 'arrow', 'parquet'] as const;
/** A table is for reading; whoever wants more takes another format. */
const TABLE_ROWS = 1000;

export const sql: Command = {
  id: 'sql',
  argument: '"select …"',
  summary: 'Runs one read-only query on the warehouse.',
  details: [
    'Tables: conversations, messages, tags, conversation_facts, message_facts, turn_facts, promise_facts, agents, repeated_lines,',
    'repeated_line_uses, topics, topic_mentions, topic_facts, corrections, imports, rejects, metrics, rules,',
    'warehouse_info. json writes one object a line;',
    'arrow and parquet go to a file: > result.parquet. Which rules read the messages is told on standard error, and',
    'inside arrow and parquet as rules_version.',
  ],
  options: { format: { type: 'string', value: 'F', help: `${FORMATS.join(', ')} (default table)` } },
  async run(invocation) {
    const [query, ...rest] = invocation.positionals;
    if (!query || rest.length) throw new WrongUsage('Give one query, in quotes.');
    const format = choiceOption(invocation, 'format', FORMATS) ?? 'table';
    const path = warehousePath(resolve(invocation.dataFolder));
    if (!existsSync(path)) throw noWarehouse(resolve(invocation.dataFolder));
    const output = format === 'parquet' ? mkdtempSync(join(tmpdir(), 'undertone-sql-')) : undefined;
    const database = await openReadOnly(path, output);
    try {
      const rulesVersion = (await warehouseInfo(database, 'rules_version')) ?? 'unknown';
      await print(database.connection, query, { format, output, rulesVersion });
      process.stderr.write(`Rules version ${rulesVersion}.\n`);
    } catch (error) {
      if (error instanceof CannotWork) throw error;
      throw new CannotWork(error instanceof Error ? error.message : String(error));
    } finally {
      database.close();
      if (output) rmSync(output, { recursive: true, force: true });
    }
    return 0;
  },
};

async function print(
  connection: DuckDBConnection,
  query: string,
  { format, output, rulesVersion }: { format: (typeof FORMATS)[number]; output?: string; rulesVersion: string },
): Promise<void> {
  await refuseAllButOneQuery(connection, query);
  if (output) {
    const file = join(output, 'result.parquet');
    await connection.run(`copy (${query.trim().replace(/;\s*$/, '')}\n) to ${quoted(file)}
      (format parquet, kv_metadata {rules_version: ${quoted(rulesVersion)}})`);
    await pipeline(createReadStream(file), process.stdout, { end: false });
    return;
  }
  const result = await connection.stream(query);
  const columns = result.deduplicatedColumnNames();
  const kept: Row[] = [];
  let isFirst = true;
  for await (const chunk of result.yieldRowObjectJs()) {
    const rows = chunk.map((row) => plainRow(row) as Row);
    if (format === 'csv') await write(`${csvOf(columns, rows, isFirst)}\n`);
    else if (format === 'json') await write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    else kept.push(...rows);
    isFirst = false;
    if (format === 'table' && kept.length > TABLE_ROWS) break;
  }
  if (format === 'csv' && isFirst) await write(`${csvOf(columns, [])}\n`);
  if (format === 'arrow') {
    const types = result.columnTypes();
    // Loaded here: no other form needs the library.
    const { arrowOf } = await import('./arrow');
    await write(
      arrowOf(
        columns.map((name, index) => ({ name, type: types[index] ?? VARCHAR })),
        kept,
        new Map([['rules_version', rulesVersion]]),
      ),
    );
  }
  if (format !== 'table') return;
  await write(`${tableOf(columns, kept.slice(0, TABLE_ROWS))}\n`);
  if (kept.length > TABLE_ROWS)
    process.stderr.write(`Only the first ${TABLE_ROWS} rows are shown; --format csv gives all of them.\n`);
}

async function refuseAllButOneQuery(connection: DuckDBConnection, query: string): Promise<void> {
  const statements = await connection.extractStatements(query);
  if (statements.count !== 1) throw new CannotWork(`Expected one query, found ${statements.count}.`);
  const prepared = await statements.prepare(0);
  if (![StatementType.SELECT, StatementType.EXPLAIN].includes(prepared.statementType))
    throw new CannotWork('Only queries that read are run here: select …, from …, with …, describe …, summarize …');
}

function write(content: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(content, (error) => (error ? fail(error) : done())));
}
