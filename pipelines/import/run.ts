/**
 * The whole import: files are opened and recognised, each account's export is imported into the next warehouse, facts
 * are built, and the next warehouse takes the place of the served one. When one of several files is refused the others
 * are imported all the same.
 */
import { cpSync, existsSync, lstatSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { openExport } from '../files/open';
import { detectAll, FORMATS } from '../formats';
import type { SavedMapping } from '../../src/lib/mapping';
import { RefusedExport, type ExportFile, type Mapping } from '../records';
import { lostCorrections, lostSentence } from '../warehouse/corrections';
import { warehouseInfo } from '../warehouse/catalogue';
import { changeWarehouse, type ChangeOptions } from '../warehouse/change';
import { chooseFacts } from '../warehouse/facts';
import { warehousePath } from '../warehouse/generation';
import { importGroup, type Group, type ImportedGroup } from './account';
import { applyDecisions } from './decide';
import { openIdentity } from './identity';
import type { ImportRow } from './record';
import { forgetOld } from '../privacy/forget';
import { leftOutBy } from '../privacy/forgotten';
import { redactorsOf } from '../privacy/redactors';
import { tidyStored } from '../privacy/stored';
import { taggerOf } from './tagger';
import { versionAfter } from './versions';

const WORKSPACE = 'workspace';

export interface ImportOptions extends ChangeOptions {
  paths: string[];
  /** id of the format, when a person knows better than the detection */
  format?: string;
  /** what a person said about tables; the rest is guessed */
  mapping?: Partial<Mapping>;
  /** what people said about tables before */
  saved?: readonly SavedMapping[];
  timezone?: string;
  exportedAt?: Date;
  /** what the account is called, when its files do not say; keeps two accounts of one helpdesk apart */
  account?: string;
  /** path of the built command: a large import starts it once more for each core */
  command?: string;
  /** Called with what was recognised, before anything is read. */
  onDetected?: (groups: Group[]) => void;
}

export interface ImportOutcome {
  imports: ImportRow[];
  /** files that a person named and that were refused: one sentence or two each */
  refused: string[];
  /** files found inside a named folder that are no export; they do not fail the import */
  setAside: string[];
  /** import id -> the first records that could not be used, as sentences */
  firstRejects: Map<string, string[]>;
  seconds: number;
}

/** Collects what is wrong with files, file by file. */
type Refusals = { file: string; sentence: string }[];

/** @returns what was imported and refused; with no import left the served warehouse was not touched */
export async function importExports(options: ImportOptions): Promise<ImportOutcome> {
  const started = Date.now();
  const refusals: Refusals = [];
  options.progress.update('detect', 0, null, 'bytes');
  const groups = inAccount(await recognise(options, refusals), options.account);
  options.onDetected?.(groups);
  const isFirst = !existsSync(warehousePath(options.dataFolder));
  if (groups.length && isFirst) bringWorkspace(options.paths, options.dataFolder);
  const imported = groups.length ? await importGroups(groups, options, refusals, started) : [];
  const imports = imported.map(({ row }) => row);
  const isNamed = ({ file }: Refusals[number]) => options.paths.includes(file) || imports.length === 0;
  const sentences = (chosen: Refusals) => chosen.map(({ sentence }) => sentence);
  return {
    imports,
    firstRejects: new Map(imported.map(({ row, firstRejects }) => [row.import_id, firstRejects])),
    refused: sentences(refusals.filter(isNamed)),
    setAside: sentences(refusals.filter((refusal) => !isNamed(refusal))),
    seconds: (Date.now() - started) / 1000,
  };
}

async function importGroups(
  groups: Group[],
  options: ImportOptions,
  refusals: Refusals,
  started: number,
): Promise<ImportedGroup[]> {
  return changeWarehouse(options, async (next, decisions) => {
    const identity = openIdentity(options.dataFolder);
    const tagger = taggerOf(decisions);
    const redactors = redactorsOf(decisions);
    const rulesBefore = await warehouseInfo(next, 'rules_version');
    const gone = await forgetOld(next, decisions, leftOutBy(decisions, identity).cutoff);
    const redacted = await tidyStored(next, decisions, redactors.chosen);
    const imported: ImportedGroup[] = [];
    for (const group of groups) {
      const outcome = await importGroup(next, group, { ...options, identity, tagger, decisions, redactors });
      refusals.push(...outcome.refused.map(refusalOf));
      if (outcome.row) imported.push(outcome);
    }
    await chooseFacts(
      next,
      imported.map(({ row, isSetBack }) => ({
        account: `${row.source}:${row.account_id}`,
        importId: row.import_id,
        isSetBack,
      })),
    );
    // What was stored before and does not hold today's decisions yet gets them by the way.
    if (imported.length > 0) await applyDecisions(next, decisions, tagger, () => undefined, redacted.messages);
    return {
      result: imported,
      swap: imported.length > 0,
      facts: imported.length > 0 ? 'todo' : 'none',
      rulesVersion: versionAfter(rulesBefore, tagger.version, true),
      correctionStates: tagger.states,
      redaction: redactors.chosen.version,
      isPurge: redacted.hasChanged || gone.messages > 0,
      conclude: async () => {
        await gone.conclude();
        for (const lost of await lostCorrections(next)) options.note(lostSentence(lost));
        const ids = imported.map(({ row }) => `'${row.import_id}'`).join(', ');
        const seconds = (Date.now() - started) / 1000;
        await next.connection.run(
          `update imports set finished_at = $1::timestamp, seconds = $2 where import_id in (${ids})`,
          [new Date().toISOString().replace('Z', ''), seconds],
        );
      },
    };
  });
}

/** Opens each path by itself, so that every problem is told and not only the first. */
async function recognise(options: ImportOptions, refusals: Refusals): Promise<Group[]> {
  const files: ExportFile[] = [];
  for (const path of options.paths) {
    try {
      files.push(...(await openExport([path])).filter((file) => !isInWorkspace(file.name, path)));
    } catch (error) {
      if (!(error instanceof RefusedExport)) throw error;
      refusals.push(refusalOf(error));
    }
  }
  const different = [...new Map(files.map((file) => [identityOf(file), file])).values()];
  if (different.length === 0) return [];
  if (options.format) return asFormat(options.format, different, options.mapping, refusals);
  const detected = detectAll(different, options.mapping, options.saved);
  refusals.push(
    ...detected.refused.map(({ file, problem, nextStep }) => refusalOf(new RefusedExport(file, problem, nextStep))),
  );
  return detected.groups;
}

/** A person said which format it is: what the format's own detection finds is taken, whatever its confidence. */
function asFormat(id: string, files: ExportFile[], mapping: Partial<Mapping> | undefined, refusals: Refusals): Group[] {
  const format = FORMATS.find((known) => known.id === id);
  if (!format) throw new Error(`Unknown format ${id}.`);
  const groups = new Map<string, Group>();
  const companions: ExportFile[] = [];
  for (const file of files) {
    const detected = file.unusable ? null : format.detect(file, mapping);
    if (!detected && !file.unusable && format.companion?.(file)) companions.push(file);
    else if (!detected) {
      const { problem, nextStep } = file.unusable ?? {
        problem: `does not look like ${format.title}.`,
        nextStep: 'Leave --format out to have it recognised.',
      };
      refusals.push(refusalOf(new RefusedExport(file.name, problem, nextStep)));
    } else {
      const group = groups.get(detected.account);
      if (group) group.files.push(file);
      else groups.set(detected.account, { format, files: [file], detected });
    }
  }
  const [first] = groups.values();
  first?.files.push(...companions);
  return [...groups.values()];
}

/** Files of one format are one export of the account that a person named. */
function inAccount(groups: Group[], account: string | undefined): Group[] {
  if (account === undefined) return groups;
  const named = new Map<string, Group>();
  for (const { format, files, detected } of groups) {
    const known = named.get(format.id);
    if (known) known.files.push(...files);
    else named.set(format.id, { format, files: [...files], detected: { ...detected, account } });
  }
  return [...named.values()];
}

function refusalOf({ file, message }: RefusedExport): Refusals[number] {
  return { file, sentence: message };
}

/** A folder of exports may bring decisions along (questions, notes, settings): they are no export. */
function isInWorkspace(file: string, folder: string): boolean {
  return relative(folder, file).split(sep)[0] === WORKSPACE;
}

/** The first import into a data folder takes over the decisions that lie beside the exports. */
function bringWorkspace(paths: string[], dataFolder: string): void {
  for (const path of paths) {
    const brought = join(path, WORKSPACE);
    if (existsSync(brought) && lstatSync(brought).isDirectory())
      cpSync(brought, join(dataFolder, WORKSPACE), {
        ...{ recursive: true, force: false },
        // Small files of decisions and nothing else: no links that lead elsewhere, no key, no folders.
        filter: (path) =>
          path === brought || (lstatSync(path).isFile() && /^[a-z][a-z0-9-]*\.jsonl?$/.test(basename(path))),
      });
  }
}

function identityOf(file: ExportFile): string {
  const { dev, ino } = statSync(file.path);
  return `${dev}:${ino}:${file.entry ?? ''}`;
}
