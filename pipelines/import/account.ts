/** One import: the files of one account in one format are read, resolved, loaded and recorded. */
import { randomBytes } from 'node:crypto';
import type { NextWarehouse } from '../warehouse/generation';
import { openWriter } from '../warehouse/writer';
import type { RejectRow } from '../../src/lib/model/rows';
import type { Decisions } from '../decisions';
import type { Progress } from '../progress';
import { RefusedExport, type Detected, type ExportFile, type Format, type Mapping } from '../records';
import type { QueueOptions } from '../queue/options';
import { agentsIn } from '../privacy/agents';
import { leftOutBy } from '../privacy/forgotten';
import { privacyFor } from '../privacy/record';
import { maskRejects } from '../privacy/stored';
import type { Redactors } from '../privacy/redactors';
import { isPageOfApi } from '../formats/sample';
import { keepHeld, keepReplaced } from './again/keep';
import { recordOutcomes, recordVanished } from './again/outcomes';
import { checkBalance, importedRecords, loadedMessages, type Balance } from './balance';
import type { Identity } from './identity';
import { crewFor, loadConversations } from './load';
import type { Crew } from './load/processes';
import { earlierInstant, lastInstant } from './reach';
import { readRecords, type ReadCounts, type ReadTargets } from './read';
import { recordImport, type ImportRow } from './record';
import { resolveRecords } from './resolve';
import { openStaging } from './staging';
import type { Tagger } from './tagger';

export interface Group {
  format: Format;
  files: ExportFile[];
  detected: Detected;
}

export interface GroupOptions {
  timezone?: string;
  /** what a person said; what was detected holds it too */
  mapping?: Partial<Mapping>;
  /** what the person said the export's last instant is */
  exportedAt?: Date;
  identity: Identity;
  tagger: Tagger;
  decisions: Decisions;
  /** path of the built command, for imports that are divided over processes */
  command?: string;
  /** for those that are divided over machines */
  queue?: QueueOptions;
  redactors: Redactors;
  progress: Progress;
}

export interface ImportedGroup {
  row: ImportRow;
  /** files that could not be read to their end */
  refused: RefusedExport[];
  firstRejects: string[];
  isSetBack: boolean;
}

/** Imports a group. A file that turns out unreadable is left out and the others are read again. */
export async function importGroup(
  next: NextWarehouse,
  group: Group,
  options: GroupOptions,
): Promise<ImportedGroup | { row: null; refused: RefusedExport[] }> {
  const crew = options.queue ? null : crewFor(bytesOf(group.files), options.command);
  try {
    return await importWith(crew, next, group, options);
  } finally {
    await crew?.dismiss();
  }
}

async function importWith(
  crew: Crew | null,
  next: NextWarehouse,
  group: Group,
  options: GroupOptions,
): Promise<ImportedGroup | { row: null; refused: RefusedExport[] }> {
  const started = new Date();
  const importId = `${started.toISOString().slice(0, 19).replaceAll(/[:-]/g, '')}-${randomBytes(3).toString('hex')}`;
  const account = `${group.format.id}:${group.detected.account}`;
  const refused: RefusedExport[] = [];
  let privacy = privacyFor(account, options.identity, options.redactors);
  let files = group.files;
  let counts: ReadCounts | null = null;
  while (!counts) {
    try {
      counts = await readGroup(next, { ...group, files }, { importId, privacy }, options);
    } catch (error) {
      if (!(error instanceof RefusedExport)) throw error;
      refused.push(error);
      await next.connection.run('delete from rejects where import_id = $1', [importId]);
      const others = files.filter((file) => file.name !== error.file);
      if (others.length === 0 || others.length === files.length) return { row: null, refused };
      files = others;
      privacy = privacyFor(account, options.identity, options.redactors);
    }
  }
  const resolved = await resolveRecords(next.connection, account, leftOutBy(options.decisions, options.identity));
  const before = await earlierInstant(next.connection, group.format.id, group.detected.account);
  const exportedAt = lastInstant(options.exportedAt, before, resolved.lastInstant);
  const { identity, tagger, decisions, command, queue } = options;
  const redactor = options.redactors.chosen;
  const isNameless = decisions.settings.agentNames === 'pseudonym';
  const maskedAgents = isNameless ? await agentsIn(next, account, identity) : undefined;
  if (maskedAgents) await maskRejects(next, maskedAgents);
  const composing = { source: group.format.id, account, importId, identity, tagger, redactor, maskedAgents };
  await recordOutcomes(next.connection, importId);
  const isWhole = refused.length === 0 && !files.some(isPageOfApi);
  const vanished = await recordVanished(next.connection, { importId, account, isWhole });
  await keepReplaced(next.connection);
  await keepHeld(next, composing);
  await loadConversations(
    next,
    { ...composing, exportedAt, settings: decisions.settings, decisions, command, crew, queue },
    (done, total) => options.progress.update('tag', done, total, 'messages'),
  );
  const { fates } = resolved;
  const skippedReasons = added(counts.skippedReasons, fates.skippedReasons);
  const balance: Balance = {
    read: counts.read,
    conversations: fates.conversations,
    messages: await loadedMessages(next.connection),
    people: fates.people,
    unchanged: fates.unchanged,
    rejected: counts.rejected,
    skipped: Object.values(skippedReasons).reduce((sum, n) => sum + n, 0),
  };
  checkBalance(account, balance);
  const warnings = [...counts.warnings];
  if (options.exportedAt && resolved.lastInstant && options.exportedAt < resolved.lastInstant)
    warnings.push(
      `--exported-at ${options.exportedAt.toISOString()} lies before the export's last message ` +
        `(${resolved.lastInstant.toISOString()}); conversations after it count as open.`,
    );
  const finished = new Date();
  const row: ImportRow = {
    import_id: importId,
    started_at: started,
    finished_at: finished,
    source: group.format.id,
    account_id: group.detected.account,
    files: files.map((file) => privacy.fileName(file.name)),
    exported_at: exportedAt,
    last_instant: resolved.lastInstant,
    is_exported_at_given: options.exportedAt !== undefined,
    conversations: resolved.conversations,
    messages: resolved.messages,
    new_conversations: resolved.added,
    changed_conversations: resolved.changed,
    unchanged_conversations: resolved.unchanged,
    vanished_conversations: vanished,
    records: balance.read,
    imported_records: importedRecords(balance),
    unchanged_records: balance.unchanged,
    rejected: balance.rejected,
    skipped: balance.skipped,
    skipped_reasons: JSON.stringify(skippedReasons),
    warnings,
    redacted: JSON.stringify(privacy.counts),
    seconds: (finished.getTime() - started.getTime()) / 1000,
    mapping: group.detected.mapping ? JSON.stringify(group.detected.mapping) : null,
  };
  await recordImport(next, row, options.tagger.version);
  return {
    row,
    refused,
    firstRejects: counts.firstRejects,
    isSetBack: before !== null && exportedAt !== null && exportedAt < before,
  };
}

async function readGroup(
  next: NextWarehouse,
  { format, files, detected }: Group,
  targets: Omit<ReadTargets, 'staging' | 'rejects'>,
  options: GroupOptions,
): Promise<ReadCounts> {
  const staging = openStaging(next);
  const rejects = await openWriter<RejectRow>(next.connection, 'rejects');
  const bytes = bytesOf(files);
  let bytesRead = 0;
  try {
    return await readRecords(
      format,
      files,
      {
        timezone: options.timezone ?? options.mapping?.timezone ?? detected.mapping?.timezone ?? 'UTC',
        isTimezoneGiven: options.timezone !== undefined,
        mapping: detected.mapping ?? (options.mapping && { columns: {}, ...options.mapping }),
        onProgress: (done) => (bytesRead = done),
      },
      { staging, rejects, ...targets },
      (read) =>
        read % 256 === 0 &&
        options.progress.update('read', bytesRead, bytes, 'bytes', `${read.toLocaleString('en')} records`),
    );
  } finally {
    await staging.close();
    rejects.close();
  }
}

function bytesOf(files: readonly ExportFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}

/** Two tellings of what was left out: a reason may stand in both. */
function added(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [reason, n] of Object.entries(other)) sum[reason] = (sum[reason] ?? 0) + n;
  return sum;
}
