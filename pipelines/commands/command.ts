/** What a command is, and how its arguments are read and explained. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { clusterAddress } from '../../src/lib/model/clusteraddress';
import { databaseAddress } from '../../src/lib/model/databaseaddress';
import { WrongUsage } from '../errors';

export interface OptionHelp {
  type: 'string' | 'boolean';
  /** may be given several times */
  multiple?: boolean;
  /** what stands for the value in the help, e.g. DIR */
  value?: string;
  /** for an option whose value may be left out: whether what stands next is not its value. Then the value is ''. */
  alone?: (next: string) => boolean;
  help: string;
}

export interface Invocation {
  values: Record<string, string | boolean | string[] | undefined>;
  positionals: string[];
  dataFolder: string;
  /** the folder of the built command: build/pipelines */
  home: string;
}

export interface Command {
  id: string;
  /** what stands after the options in the usage line, e.g. FILE… */
  argument?: string;
  summary: string;
  /** further lines for --help */
  details?: string[];
  options: Record<string, OptionHelp>;
  /** @returns the exit code */
  run(invocation: Invocation): Promise<number>;
}

const COMMON: Record<string, OptionHelp> = {
  data: { type: 'string', value: 'DIR', help: 'data folder (default: UNDERTONE_DATA, else ./data)' },
  warehouse: {
    type: 'string',
    value: 'ADDRESS',
    help: 'a ClickHouse cluster that serves the pages, clickhouse://user:password@host:8123 (default: UNDERTONE_WAREHOUSE, else the file)',
  },
  database: {
    type: 'string',
    value: 'ADDRESS',
    help: 'a PostgreSQL that several nodes share, postgres://user:password@host/name (default: UNDERTONE_DATABASE, else none)',
  },
  help: { type: 'boolean', help: 'explains this command' },
};

/** @throws WrongUsage for unknown options and values that are missing */
export function invocationOf(command: Command, args: string[], home: string): Invocation {
  const options = { ...COMMON, ...command.options };
  try {
    const texts = args.filter(isText);
    const { values, positionals: others } = parseArgs({
      args: withEmptyValues(
        args.filter((arg) => !isText(arg)),
        options,
      ),
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
      ),
    });
    const positionals = [...others, ...texts];
    if (!command.argument && positionals.length && !values.help)
      throw new WrongUsage(`"${positionals[0]}" is not expected here.`);
    const dataFolder = (values.data as string | undefined) || process.env.UNDERTONE_DATA || 'data';
    if (statSync(dataFolder, { throwIfNoEntry: false })?.isFile())
      throw new WrongUsage(`--data ${dataFolder}: is a file; name a folder.`);
    // Whatever this command starts serves from there too.
    if (typeof values.warehouse === 'string') {
      clusterAddress(values.warehouse);
      process.env.UNDERTONE_WAREHOUSE = values.warehouse;
    }
    if (typeof values.database === 'string') {
      databaseAddress(values.database);
      process.env.UNDERTONE_DATABASE = values.database;
    }
    return { values: values as Invocation['values'], positionals, dataFolder, home };
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw new WrongUsage(error instanceof Error ? (error.message.split('. ')[0] ?? '') + '.' : String(error));
  }
}

/** SQL that begins with a comment, as copied from a metric's page: no option has a space in its name. */
function isText(arg: string): boolean {
  return /^--[^\s=]*\s/.test(arg);
}

/** Gives options that stand alone an empty value, because parseArgs knows no value that may be left out. */
function withEmptyValues(args: readonly string[], options: Record<string, OptionHelp>): string[] {
  return args.map((arg, index) => {
    const { alone } = options[arg.replace(/^--/, '')] ?? {};
    const next = args[index + 1];
    return arg.startsWith('--') && alone && (next === undefined || alone(next)) ? `${arg}=` : arg;
  });
}

/** `undertone import FILE… [--data DIR] …` */
export function usageOf(command: Command): string {
  const options = Object.entries({ ...command.options, data: COMMON.data as OptionHelp }).map(
    ([name, { value }]) => `[--${name}${value ? ` ${value}` : ''}]`,
  );
  return ['undertone', command.id, command.argument, ...options].filter(Boolean).join(' ');
}

/** The whole of --help. */
export function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON });
  const names = options.map(([name, { value }]) => `--${name}${value ? ` ${value}` : ''}`);
  const width = Math.max(...names.map((name) => name.length));
  return [
    command.summary,
    '',
    `usage: ${usageOf(command)}`,
    '',
    ...options.map(([, { help }], index) => `  ${(names[index] ?? '').padEnd(width)}  ${help}`),
    ...(command.details?.length ? ['', ...command.details] : []),
  ].join('\n');
}
