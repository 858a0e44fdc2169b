/** undertone sql: one query that reads, on the same engine and with the same limits as the page SQL and the API. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ConsoleLimits, ConsoleProblem, ConsoleRun, ParameterValue, RowFormat } from '../../src/lib/model/console';
import { valueOfText } from '../../src/lib/server/console/asked';
import { queriesOf } from '../../src/lib/server/console/chosen';
import { Console, type Rows } from '../../src/lib/server/console/console';
import { ConsoleFailure } from '../../src/lib/server/console/problem';
import { NoFileHere } from '../../src/lib/server/warehouse/nowarehouse';
import { readSettings } from '../../src/lib/server/workspace/workspace';
import { CannotWork, WrongUsage } from '../errors';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import { ANALYSTS_OPTION, analystsOption } from './analysts';
import type { Command, Invocation } from './command';
import { choiceOption, numberOption } from './options';
import { tableOf, type Row } from './table';

const FORMATS = ['table', 'csv', 'json', 'arrow', 'parquet'] as const;
type Format = (typeof FORMATS)[number];
/** What the engine is asked for; a program reads JSON more easily line by line. */
const ROW_FORMAT: Record<Format, RowFormat> = {
  table: 'ndjson',
  csv: 'csv',
  json: 'ndjson',
  arrow: 'arrow',
  parquet: 'parquet',
};
/** A table is for reading; whoever wants more takes another format. */
const TABLE_ROWS = 1000;

export const sql: Command = {
  id: 'sql',
  argument: '"select …"',
  summary: 'Runs one read-only query on the warehouse.',
  details: [
    'show tables, describe messages and, on the file, summarize messages tell what there is. json writes one object a line;',
    'arrow and parquet go to a file: > result.parquet. Which rules read the messages is told on standard error, and',
    'inside arrow and parquet as rules_version.',
    'Limits are those of the settings (console: rows, seconds, megabytes); a query that passes one is stopped.',
  ],
  options: {
    format: { type: 'string', value: 'F', help: `${FORMATS.join(', ')} (default table)` },
    param: { type: 'string', multiple: true, value: 'NAME=VALUE', help: 'the value of $NAME in the query' },
    rows: { type: 'string', value: 'N', help: 'at most so many rows, also more than the settings say' },
    seconds: { type: 'string', value: 'N', help: 'at most so long' },
    memory: { type: 'string', value: 'MB', help: 'at most so many megabytes' },
    plan: { type: 'boolean', help: 'tells how the engine would do it, instead of doing it' },
    ...ANALYSTS_OPTION,
  },
  async run(invocation) {
    const [query, ...rest] = invocation.positionals;
    if (!query || rest.length) throw new WrongUsage('Give one query, in quotes.');
    const format = choiceOption(invocation, 'format', FORMATS) ?? 'table';
    const parameters = parametersOf(invocation);
    const folder = resolve(invocation.dataFolder);
    const limits = limitsOf(invocation, (await readSettings(folder)).console);
    if (!analystsOption(invocation) && !existsSync(warehousePath(folder)))
      throw process.env.UNDERTONE_WAREHOUSE ? new NoFileHere() : noWarehouse(folder);
    const door = new Console(queriesOf(folder, () => join(invocation.home, 'undertone.js')));
    try {
      const isPlan = invocation.values.plan === true;
      const rows = format === 'table' ? Math.min(limits.rows, TABLE_ROWS) : limits.rows;
      const answer = await door.run({ sql: query, parameters, isPlan, rows }, { limits, format: ROW_FORMAT[format] });
      await (format === 'table' && !isPlan ? printTable(answer) : print(answer, isPlan));
      if (answer.run.isTruncated) process.stderr.write(`${truncated(format, answer.run)}\n`);
      process.stderr.write(`Rules version ${answer.run.rulesVersion}.\n`);
    } catch (error) {
      if (error instanceof ConsoleFailure) throw new CannotWork(said(error.problem, query));
      throw error;
    } finally {
      door.close();
    }
    return 0;
  },
};

/** @throws WrongUsage for what is not NAME=VALUE */
function parametersOf({ values }: Invocation): Record<string, ParameterValue> {
  const given = (values.param ?? []) as string[];
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^(\w+)=([^]*)$/.exec(text) ?? [];
      if (name === undefined) throw new WrongUsage(`--param ${text}: expected NAME=VALUE.`);
      return [name, valueOfText(value ?? '')];
    }),
  );
}

function limitsOf(invocation: Invocation, settings: ConsoleLimits): ConsoleLimits {
  return {
    rows: numberOption(invocation, 'rows', 1, 1e9) ?? settings.rows,
    seconds: numberOption(invocation, 'seconds', 1, 86_400) ?? settings.seconds,
    megabytes: numberOption(invocation, 'memory', 256, 1_000_000) ?? settings.megabytes,
  };
}

async function printTable(answer: Rows): Promise<void> {
  const lines = (await textOf(answer)).split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as Row);
  await write(
    `${tableOf(
      answer.columns.map(({ name }) => name),
      rows,
    )}\n`,
  );
}

/** Bytes as they come; of a plan only its drawing. */
async function print(answer: Rows, isPlan: boolean): Promise<void> {
  if (!isPlan) for (let part = await answer.next(); part; part = await answer.next()) await write(part);
  else {
    const rows = (await textOf(answer)).split('\n').filter((line) => line.startsWith('{'));
    for (const row of rows) await write(`${(JSON.parse(row) as { explain_value: string }).explain_value}\n`);
  }
}

async function textOf(answer: Rows): Promise<string> {
  const parts: Uint8Array[] = [];
  for (let part = await answer.next(); part; part = await answer.next()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function truncated(format: Format, { limits }: ConsoleRun): string {
  const count = limits.rows.toLocaleString('en');
  return format === 'table' && limits.rows === TABLE_ROWS
    ? `Only the first ${count} rows are shown; --format csv gives more.`
    : `Only the first ${count} rows were written; --rows N takes more.`;
}

/** The problem, the line it is in with a mark below the place, and what to do. */
function said({ message, hint, place }: ConsoleProblem, query: string): string {
  const line = place && query.split('\n')[place.line - 1];
  const mark = line === undefined ? [] : [`  ${line}`, `  ${' '.repeat(place!.column - 1)}^`];
  return [message, ...mark, ...(hint ? [hint] : [])].join('\n');
}

function write(content: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(content, (error) => (error ? fail(error) : done())));
}
