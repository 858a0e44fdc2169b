/**
 * The one way to change a warehouse: under the writer lock, on a copy beside the served file, checked, and renamed
 * into its place. Import, apply and retag say only what they do to the copy.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CorrectionState } from '../../src/lib/model/corrections';
import type { Decisions } from '../decisions';
import { CannotWork } from '../errors';
import type { Progress } from '../progress';
import { bringQuestions } from '../questions';
import { findRepeatedLines } from '../repeated';
import { hashTexts, indexWords } from '../search';
import { updateTopics } from '../topics';
import { numberAgents } from './agents';
import { hasOtherSettings, warehouseInfo, writeCatalogue, type CatalogueMetric } from './catalogue';
import { checkWarehouse } from './check';
import { numberContacts } from './contacts';
import { writeCorrections } from './corrections';
import { buildFacts, exportedAtByAccount } from './facts';
import { forgetFormer, keepFormer } from './former';
import { beginNextWarehouse, noWarehouse, removeLeftovers, warehousePath, type NextWarehouse } from './generation';
import { fillLinks } from './links';
import { acquireWriterLock } from './lock';
import { markReturns } from './returns';

export interface ChangeOptions {
  dataFolder: string;
  /** Read under the lock: what waits for it must not bring back what was decided before. */
  readDecisions: () => Promise<Decisions>;
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
  /** Facts to build: those in staging.facts_todo, or all, or none. */
  facts: 'todo' | 'all' | 'none';
  /** which rules its messages were read with (versions.ts) */
  rulesVersion: string;
  /** with which choice every stored text was redacted; left out when nothing of that was done */
  redaction?: string;
  /** what became of the corrections whose messages were read, by id; the others stay as they were */
  correctionStates: ReadonlyMap<string, CorrectionState>;
  /** Last changes, when facts are built and before the checks. */
  conclude?: () => Promise<void>;
  /** true: what is served until now stays beside the warehouse as the former one */
  keepsFormer?: boolean;
  /** true: what was taken out must be nowhere any more, so that the file is written anew and the former one removed */
  isPurge?: boolean;
}

/** Runs `work` on the next warehouse and puts it into place when everything holds. */
export async function changeWarehouse<T>(
  options: ChangeOptions,
  work: (next: NextWarehouse, decisions: Decisions) => Promise<Change<T>>,
): Promise<T> {
  const dataFolder = resolve(options.dataFolder);
  if (options.needsWarehouse && !existsSync(warehousePath(dataFolder))) throw noWarehouse(dataFolder);
  prepareFolder(dataFolder);
  return withLock(dataFolder, options.note, async () => {
    const cluster = process.env.UNDERTONE_WAREHOUSE;
    if (cluster && !existsSync(warehousePath(dataFolder)))
      await (await import('../cluster')).refuseFirstImport(cluster);
    const { result, hasSwapped } = await changed(dataFolder, options, work);
    if (hasSwapped && cluster) {
      const { publishTo } = await import('../cluster');
      await publishTo(cluster, dataFolder, options.progress);
    }
    return result;
  });
}

async function changed<T>(
  dataFolder: string,
  options: ChangeOptions,
  work: (next: NextWarehouse, decisions: Decisions) => Promise<Change<T>>,
): Promise<{ result: T; hasSwapped: boolean }> {
  const decisions = await options.readDecisions();
  removeLeftovers(dataFolder);
  const id = randomBytes(4).toString('hex');
  const next = await beginNextWarehouse(dataFolder, id);
  const ignoreSignals = discardOnSignal(next, options.note);
  try {
    const change = await work(next, decisions);
    await finish(next, change, decisions, options);
    if (change.swap) {
      if (change.keepsFormer) keepFormer(dataFolder, id);
      if (change.isPurge) forgetFormer(dataFolder);
      await next.swap({ isAnew: change.isPurge === true });
    }
    return { result: change.result, hasSwapped: change.swap };
  } finally {
    ignoreSignals();
    next.close();
    next.discard();
  }
}

/** Runs `work` with the writer lock of a data folder; when another process holds it, says so once and waits. */
export async function withLock<T>(dataFolder: string, note: ChangeOptions['note'], work: () => Promise<T>): Promise<T> {
  const lock = await acquireWriterLock(dataFolder, {
    onWait: (holder) =>
      note(
        `Another undertone${holder ? ` (process ${holder})` : ''} is changing this warehouse; waiting until it is done.`,
      ),
  });
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function finish(
  next: NextWarehouse,
  change: Change<unknown>,
  decisions: Decisions,
  { metrics, progress }: ChangeOptions,
): Promise<void> {
  if (change.facts === 'none') return;
  const { settings, phrases, corrections } = decisions;
  const exportedAt = await exportedAtByAccount(next);
  progress.update('facts', 0, null, 'conversations');
  const mustBuildAll = next.needsAllFacts || (await hasOtherSettings(next, settings));
  await buildFacts(next, {
    settings,
    exportedAt,
    onlyTodo: change.facts === 'todo' && !mustBuildAll,
    onConversation: (done, total) => progress.update('facts', done, total, 'conversations'),
  });
  await fillLinks(next, settings.linkTemplates);
  await numberAgents(next);
  await markReturns(next);
  await numberContacts(next);
  const linesCorpus = await findRepeatedLines(next, await warehouseInfo(next, 'repeated_lines_corpus'));
  await bringQuestions(next, decisions, exportedAt);
  await hashTexts(next);
  const topicMarks = await updateTopics(next, decisions.topics);
  await writeCorrections(next, corrections, change.correctionStates);
  await change.conclude?.();
  if (!change.swap) return;
  await indexWords(next);
  const formerBuiltAt = await warehouseInfo(next, change.keepsFormer ? 'built_at' : 'former_built_at');
  const { rulesVersion } = change;
  const redaction = change.redaction ?? (await warehouseInfo(next, 'redaction'));
  await writeCatalogue(next, {
    settings,
    phrases,
    metrics,
    rulesVersion,
    formerBuiltAt,
    linesCorpus,
    topicMarks,
    redaction,
  });
  progress.update('check', 0, null, 'conversations');
  await checkWarehouse(next);
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
