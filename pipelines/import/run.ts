/**
 * The whole import: files are opened and recognised, each account's export is imported into the next warehouse, facts
 * are built, and the next warehouse takes the place of the served one. When one of several files is refused the others
 * are imported all the same.
 */
import { existsSync } from 'node:fs';
import type { SavedMapping } from '../../src/lib/mapping';
import type { Mapping } from '../records';
import { lostCorrections, lostSentence } from '../warehouse/corrections';
import { warehouseInfo } from '../warehouse/catalogue';
import { changeWarehouse, type ChangeOptions } from '../warehouse/change';
import { chooseFacts } from '../warehouse/facts';
import { warehousePath } from '../warehouse/generation';
import { importGroup, type Group, type ImportedGroup } from './account';
import { applyDecisions } from './decide';
import { openIdentity } from './identity';
import { recognise, refusalOf, type Refusals } from './recognise';
import type { ImportRow } from './record';
import { forgetOld } from '../privacy/forget';
import { leftOutBy } from '../privacy/forgotten';
import { redactorsOf } from '../privacy/redactors';
import { tidyStored } from '../privacy/stored';
import { taggerOf } from './tagger';
import type { QueueOptions } from '../queue/options';
import { versionAfter } from './versions';

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
  /** Called before the first import into a data folder: decisions may lie beside the exports. */
  onFirst?: (paths: string[]) => Promise<void>;
  /** where other machines take chunks of it from, instead of processes of this one */
  queue?: QueueOptions;
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

/** @returns what was imported and refused; with no import left the served warehouse was not touched */
export async function importExports(options: ImportOptions): Promise<ImportOutcome> {
  const started = Date.now();
  const refusals: Refusals = [];
  options.progress.update('detect', 0, null, 'bytes');
  const groups = await recognise(options, refusals);
  options.onDetected?.(groups);
  const isFirst = !existsSync(warehousePath(options.dataFolder));
  if (groups.length && isFirst) await options.onFirst?.(options.paths);
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
