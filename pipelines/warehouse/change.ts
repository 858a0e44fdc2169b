/**
 * The one way to change a warehouse: under the writer lock, on a copy beside the served file, checked, and renamed
 * into its place. Import, apply and retag say only what they do to the copy.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from '../../src/lib/model/settings';
import { CannotWork } from '../errors';
import type { Progress } from '../progress';
import { numberAgents } from './agents';
import { warehouseInfo, writeCatalogue, type CatalogueMetric } from './catalogue';
import { checkWarehouse } from './check';
import { buildFacts, exportedAtByAccount } from './facts';
import { beginNextWarehouse, noWarehouse, removeLeftovers, warehousePath, type NextWarehouse } from './generation';
import { acquireWriterLock } from './lock';

export interface ChangeOptions {
  dataFolder: string;
  settings: Settings;
  metrics: CatalogueMetric[];
  progress: Progress;
  /** A line for the person, not for the machine. */
  note: (line: string) => void;
  /** true: there must be a warehouse already */
  needsWarehouse?: boolean;
}

export interface Change<T> {
  result: T;
  /** false: leave the served warehouse as it is */
  swap: boolean;
  /** Facts to build: those in staging.facts_todo, or all. */
  facts: 'todo' | 'all';
  /** Last changes, when facts are built and before the checks. */
  conclude?: () => Promise<void>;
}

/** Runs `work` on the next warehouse and puts it into place when everything holds. */
export async function changeWarehouse<T>(
  options: ChangeOptions,
  work: (next: NextWarehouse) => Promise<Change<T>>,
): Promise<T> {
  const dataFolder = resolve(options.dataFolder);
  if (options.needsWarehouse && !existsSync(warehousePath(dataFolder))) throw noWarehouse(dataFolder);
  prepareFolder(dataFolder);
  const lock = await acquireWriterLock(dataFolder, {
    onWait: (holder) =>
      options.note(
        `Another undertone${holder ? ` (process ${holder})` : ''} is changing this warehouse; waiting until it is done.`,
      ),
  });
  removeLeftovers(dataFolder);
  const next = await beginNextWarehouse(dataFolder, randomBytes(4).toString('hex'));
  const ignoreSignals = discardOnSignal(next, options.note);
  try {
    const change = await work(next);
    if (change.swap) await finish(next, change, options);
    return change.result;
  } finally {
    ignoreSignals();
    next.close();
    next.discard();
    lock.release();
  }
}

async function finish(next: NextWarehouse, change: Change<unknown>, options: ChangeOptions): Promise<void> {
  const { settings, metrics, progress } = options;
  const hasOtherSettings = (await warehouseInfo(next, 'settings')) !== JSON.stringify(settings);
  await buildFacts(next, {
    settings,
    exportedAt: await exportedAtByAccount(next),
    onlyTodo: change.facts === 'todo' && !hasOtherSettings && !next.needsAllFacts,
    onConversation: (done, total) => progress.update('facts', done, total, 'conversations'),
  });
  await numberAgents(next);
  await change.conclude?.();
  await writeCatalogue(next, settings, metrics);
  progress.update('check', 0, null, 'conversations');
  await checkWarehouse(next);
  await next.swap();
}

function prepareFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true });
  } catch (error) {
    throw new CannotWork(
      `The data folder ${dataFolder} cannot be created (${(error as NodeJS.ErrnoException).code ?? error}). ` +
        `Choose another with --data DIR.`,
    );
  }
}

/** Ctrl-C and kill: remove what was begun and leave. Until the rename nothing that is served has changed. */
function discardOnSignal(next: NextWarehouse, note: ChangeOptions['note']): () => void {
  const stop = () => {
    next.discard();
    note('Stopped. Nothing was changed.');
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
