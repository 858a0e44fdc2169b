#!/usr/bin/env node
/** The command `undertone`: finds the command that was asked for, runs it, and turns its end into an exit code. */
import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './commands';
import { helpOf, invocationOf, usageOf, type Command } from './commands/command';
import { CannotWork, WrongUsage } from './errors';
import { ClusterProblem } from '../src/lib/model/clusterproblem';
import { CONSOLE_CHILD } from '../src/lib/model/console';
import { LOAD_PART } from './loadpart';

const say = (text: string) => process.stderr.write(`${text}\n`);

/** @returns 0 done, 1 refused or failed, 2 wrong usage */
async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  const priority = PRIORITIES.get(name ?? '');
  if (priority !== undefined) stepBack(priority);
  if (name === LOAD_PART && process.send) {
    const { beOneOfSeveral } = await import('./import/load/process');
    await beOneOfSeveral();
    process.exit();
  }
  if (name === CONSOLE_CHILD && process.send) {
    const { beConsoleChild } = await import('./commands/console-child');
    await beConsoleChild(rest[0] ?? '{}');
    return 0;
  }
  if (!name || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${overview()}\n`);
    return name ? 0 : 2;
  }
  const load = COMMANDS[name];
  if (!load) {
    say(`There is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  const command = await load();
  try {
    const invocation = invocationOf(command, rest, dirname(fileURLToPath(import.meta.url)));
    if (invocation.values.help) {
      process.stdout.write(`${helpOf(command)}\n`);
      return 0;
    }
    if (CHANGES_WAREHOUSE.has(name) || name === 'export')
      await (await import('./commands/sharedkey')).shareIdentityKey(invocation.dataFolder);
    const code = await command.run(invocation);
    if (code === 0 && (CHANGES_WAREHOUSE.has(name) || name === 'export'))
      await (await import('./commands/log')).keepLog(name, invocation);
    return code;
  } catch (error) {
    return explain(error, command);
  }
}

function explain(error: unknown, command: Command): number {
  if (error instanceof WrongUsage) {
    say(`${error.message}\nusage: ${usageOf(command)}`);
    return 2;
  }
  // Errors that were written for a person carry a name of their own; anything else is a fault of the program.
  const isForPeople = error instanceof CannotWork || (error instanceof Error && EXPECTED.has(error.name));
  if (error instanceof ClusterProblem) say(`${error.message}\n${error.hint}`);
  else if (isForPeople) say((error as Error).message);
  else if (isFullDisk(error)) say('The disk is full. Nothing was changed: free some space and try again.');
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

const CHANGES_WAREHOUSE = new Set(['import', 'imports', 'apply', 'retag', 'forget']);

/**
 * How urgent what may take long is beside a dashboard that is read. What changes the warehouse takes what pages leave; an
 * analyst waits for a query. Processes that an import starts have its priority.
 */
const PRIORITIES = new Map([
  ...[...CHANGES_WAREHOUSE, 'publish', 'worker'].map((name) => [name, constants.priority.PRIORITY_LOW] as const),
  [CONSOLE_CHILD, constants.priority.PRIORITY_BELOW_NORMAL],
]);

/** Never more urgent than it was started. Every thread has a priority of its own on Linux, and Node has begun several by now. */
function stepBack(priority: number): void {
  try {
    const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
    for (const thread of threads) setPriority(thread, Math.max(getPriority(thread), priority));
  } catch {
    // Where that is not allowed, it simply is as urgent as everything else.
  }
}

/** Names of errors of other rooms whose message is a sentence for a person. */
const EXPECTED = new Set(['RefusedExport', 'WorkspaceProblem', 'NoWarehouse', 'NoDatabase', 'BadRequest']);

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|no space left on device/i.test(error.message);
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.keys(COMMANDS).map((name) => `  ${name.padEnd(width)}  ${SUMMARIES[name] ?? ''}`);
  return ['usage: undertone COMMAND … (undertone COMMAND --help explains one)', '', ...lines].join('\n');
}

/** Kept here so that the overview does not load every command. */
const SUMMARIES: Record<string, string> = {
  import: 'reads exports of helpdesks into the warehouse',
  detect: 'tells what files are, without importing them',
  serve: 'shows the dashboard in the browser',
  users: 'says who may sign in, and as what',
  workspace: 'says where decisions are kept, or copies them to a database',
  sql: 'runs one read-only query',
  export: 'writes the warehouse as Parquet files',
  publish: 'sends the warehouse to a ClickHouse cluster',
  engine: 'compares a ClickHouse cluster with this machine, figure by figure',
  worker: 'reads chunks of imports that other machines hand out',
  metric: 'prints one metric, the same figures as the page',
  tag: 'tags messages from standard input',
  evaluate: 'measures the rules against labelled messages',
  apply: 'counts again with the settings of the workspace',
  retag: "tags the whole history again with today's rules",
  forget: 'deletes what is older than a day, or all of one customer',
  imports: 'lists the imports, or takes one back',
  formats: 'lists what can be imported and where to get it',
  doctor: 'checks the set-up',
};

const [called, ...others] = process.argv.slice(2);

// `undertone sql … | head` closes the pipe early: that is no failure. Whoever changes the warehouse goes on to the end
// without a listener, because leaving here would say "done" of what was not done.
let isHeard = true;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (isHeard && error.code !== 'EPIPE') process.exit(1);
  if (!CHANGES_WAREHOUSE.has(called ?? '')) process.exit(0);
  isHeard = false;
});

process.exitCode = await main(called === undefined ? [] : [called, ...others]);
