/** The formats that can be imported, and which of them a set of files is in. Decided by content, never by name alone. */
import { dirname } from 'node:path';
import type { Mapping, SavedMapping } from '../../src/lib/mapping';
import { RefusedExport, type Detected, type ExportFile, type Format } from '../records';
import { chatwoot } from './chatwoot';
import { crisp } from './crisp';
import { drift } from './drift';
import { freshdesk } from './freshdesk';
import { front } from './front';
import { gorgias } from './gorgias';
import { gorgiasCsv } from './gorgias-csv';
import { groove } from './groove';
import { helpscout } from './helpscout';
import { hubspot } from './hubspot';
import { intercom } from './intercom';
import { jira } from './jira';
import { jiraCsv } from './jira-csv';
import { kayako } from './kayako';
import { livechat } from './livechat';
import { mbox } from './mbox';
import { messagesCsv } from './messages-csv';
import { messagesJson } from './messages-json';
import { osticket } from './osticket';
import { knownRefusal, refusalOf } from './others';
import { salesforce } from './salesforce';
import { tidio } from './tidio';
import { tidioCsv } from './tidio-csv';
import { savedFor } from './saved';
import { twcs } from './twcs';
import { whmcs } from './whmcs';
import { zendesk } from './zendesk';
import { zendeskChat } from './zendesk-chat';
import { zoho } from './zoho';

export const FORMATS: Format[] = [
  zendesk,
  zendeskChat,
  intercom,
  freshdesk,
  helpscout,
  front,
  crisp,
  kayako,
  gorgias,
  gorgiasCsv,
  hubspot,
  chatwoot,
  livechat,
  salesforce,
  jira,
  jiraCsv,
  zoho,
  tidio,
  tidioCsv,
  osticket,
  groove,
  whmcs,
  drift,
  twcs,
  mbox,
  messagesCsv,
  messagesJson,
];

export interface DetectedGroup {
  format: Format;
  files: ExportFile[];
  detected: Detected;
}

export interface RefusedFile {
  file: string;
  problem: string;
  nextStep: string;
}

/**
 * Which format each file is in; files of one format and account belong together.
 * @param mapping what a person said about the columns of a table; it settles what a guess cannot
 * @param saved what people said about tables before; it holds for tables of the same shape, unless `mapping` says otherwise
 */
export function detectAll(
  files: ExportFile[],
  mapping?: Partial<Mapping>,
  saved: readonly SavedMapping[] = [],
): { groups: DetectedGroup[]; refused: RefusedFile[] } {
  const groups = new Map<string, DetectedGroup>();
  const refused: RefusedFile[] = [];
  const unknown: { file: ExportFile; refusal: RefusedFile }[] = [];
  for (const file of files) {
    if (file.unusable) {
      refused.push({ file: file.name, ...file.unusable });
      continue;
    }
    const best = bestFormat(file, mapping, saved);
    if (best instanceof RefusedExport) {
      unknown.push({ file, refusal: { file: file.name, problem: best.problem, nextStep: best.nextStep } });
      continue;
    }
    const key = `${best.format.id} ${best.detected.account}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...best, files: [file] });
    else group.files.push(file);
  }
  for (const { file, refusal } of unknown) if (!joinsGroup(file, [...groups.values()])) refused.push(refusal);
  for (const [key, { format, files: together }] of groups) {
    const missing = format.missing?.(together);
    if (!missing) continue;
    refused.push(...together.map(({ name }) => ({ file: name, ...missing })));
    groups.delete(key);
  }
  return { groups: [...groups.values()], refused };
}

/** Gives a file without a sign of its own to the group it belongs to: the one whose files lie beside it, else the first. */
function joinsGroup(file: ExportFile, groups: DetectedGroup[]): boolean {
  const fitting = groups.filter(({ format }) => format.companion?.(file));
  const group =
    fitting.find(({ files }) => files.some(({ name }) => dirname(name) === dirname(file.name))) ?? fitting[0];
  if (!group) return false;
  group.files.push(file);
  group.detected = { ...group.detected, reasons: [...group.detected.reasons, group.format.companion!(file)!] };
  return true;
}

function bestFormat(
  file: ExportFile,
  mapping: Partial<Mapping> | undefined,
  saved: readonly SavedMapping[],
): { format: Format; detected: Detected } | RefusedExport {
  const known = mapping?.columns ? null : savedFor(file, saved);
  if (known) {
    const best = bestFormat(file, { ...known.mapping, ...mapping }, []);
    if (best instanceof RefusedExport || !best.detected.mapping) return best;
    const reasons = [`Columns as you set them on ${known.savedOn} for tables of this shape.`, ...best.detected.reasons];
    return { ...best, detected: { ...best.detected, reasons, savedOn: known.savedOn } };
  }
  const candidates = FORMATS.flatMap((format) => {
    const detected = format.detect(file, mapping);
    return detected === null ? [] : [{ format, detected }];
  }).sort((a, b) => b.detected.confidence - a.detected.confidence);
  const best = candidates[0];
  if (best !== undefined && !best.detected.mapping) return best;
  // A mapping is a person's word; without one, a table known to hold no messages is not guessed at.
  if (best !== undefined && mapping?.columns) return best;
  return knownRefusal(file) ?? best ?? refusalOf(file, mapping);
}
