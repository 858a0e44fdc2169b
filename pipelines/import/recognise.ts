/** What the files of an import are: opened, recognised or taken for what a person said, and divided into accounts. */
import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { openExport } from '../files/open';
import { detectAll, FORMATS } from '../formats';
import { RefusedExport, type ExportFile, type Mapping } from '../records';
import type { Group } from './account';
import type { ImportOptions } from './run';

/** The folder of decisions, in a data folder and beside exports. */
export const WORKSPACE = 'workspace';

/** Collects what is wrong with files, file by file. */
export type Refusals = { file: string; sentence: string }[];

/** What is to be imported, account by account; what is refused goes to `refusals`. */
export async function recognise(options: ImportOptions, refusals: Refusals): Promise<Group[]> {
  const files = await openAll(options.paths, refusals);
  if (files.length === 0) return [];
  if (options.format) return inAccount(asFormat(options.format, files, options.mapping, refusals), options.account);
  const detected = detectAll(files, options.mapping, options.saved);
  refusals.push(
    ...detected.refused.map(({ file, problem, nextStep }) => refusalOf(new RefusedExport(file, problem, nextStep))),
  );
  return inAccount(detected.groups, options.account);
}

/** Opens each path by itself, so that every problem is told and not only the first; a file named twice counts once. */
async function openAll(paths: readonly string[], refusals: Refusals): Promise<ExportFile[]> {
  const files: ExportFile[] = [];
  for (const path of paths) {
    try {
      files.push(...(await openExport([path])).filter((file) => !isInWorkspace(file.name, path)));
    } catch (error) {
      if (!(error instanceof RefusedExport)) throw error;
      refusals.push(refusalOf(error));
    }
  }
  return [...new Map(files.map((file) => [identityOf(file), file])).values()];
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

export function refusalOf({ file, message }: RefusedExport): Refusals[number] {
  return { file, sentence: message };
}

/** A folder of exports may bring decisions along (questions, notes, settings): they are no export. */
function isInWorkspace(file: string, folder: string): boolean {
  return relative(folder, file).split(sep)[0] === WORKSPACE;
}

function identityOf(file: ExportFile): string {
  const { dev, ino } = statSync(file.path);
  return `${dev}:${ino}:${file.entry ?? ''}`;
}
