/** The command as a person has it: built to plain JavaScript and run as a child process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { openReadOnly, rowsOf } from '../../pipelines/warehouse/database';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface BuiltCommand {
  /** a folder for the test's own files, removed with the command */
  folder: string;
  /** path of the built undertone.js */
  path: string;
  run(args: string[], input?: string): Promise<Ran>;
  /** Starts the command and leaves it running. */
  start(args: string[]): ChildProcess;
  remove(): void;
}

/** Builds pipelines/undertone.ts into a temporary folder that sees the project's packages. */
export async function buildCommand(): Promise<BuiltCommand> {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-command-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: join(folder, 'build', 'pipelines'),
      target: 'node20',
      rollupOptions: {
        input: { undertone: 'pipelines/undertone.ts' },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  const path = join(folder, 'build', 'pipelines', 'undertone.js');
  const start = (args: string[]) =>
    spawn(process.execPath, [path, ...args], { cwd: folder, env: { ...process.env, UNDERTONE_DATA: '' } });
  return {
    folder,
    path,
    start,
    run(args, input) {
      const child = start(args);
      const ran: Ran = { code: null, stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
      child.stdin.end(input ?? '');
      return new Promise((done, fail) => {
        child.on('error', fail);
        child.on('close', (code) => done({ ...ran, code }));
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The last line of standard output as JSON. */
export function lastJson<T = Record<string, unknown>>(ran: Ran): T {
  const line = ran.stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`Expected a JSON line, found: ${ran.stdout}\n${ran.stderr}`);
  return JSON.parse(line) as T;
}

/** Rows of a query on the warehouse in `data`, read in this process. */
export async function query<T = Record<string, unknown>>(data: string, sql: string): Promise<T[]> {
  const database = await openReadOnly(join(data, 'warehouse.duckdb'));
  try {
    return await rowsOf<T>(database.connection, sql);
  } finally {
    database.close();
  }
}

/** What an import reads from its messages. */
export const READ_TABLES = [
  'conversations',
  'messages',
  'tags',
  'conversation_facts',
  'message_facts',
  'turn_facts',
  'promise_facts',
];

/** Every row of every table, in the order in which it lies there. */
export async function contentOf(data: string): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of READ_TABLES)
    tables[table] = await query(data, `select columns(c -> c <> 'import_id') from ${table} order by rowid`);
  return tables;
}
