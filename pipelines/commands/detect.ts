/** undertone detect: tells what files are, before anything is imported. The import page asks the same. */
import type { OwnPattern } from '../../src/lib/model/redaction';
import type { RedactionPreview } from '../../src/lib/model/imports';
import { DATE_ORDERS } from '../../src/lib/mapping';
import { patternsFrom, readPatterns } from '../../src/lib/server/imports/patterns';
import { readSettings } from '../../src/lib/server/workspace/workspace';
import { makeRedactor } from '../../src/lib/text/redact';
import { openExport } from '../files/open';
import { detectAll, type RefusedFile } from '../formats';
import { openTables } from '../formats/unsettled';
import { readMappings } from './mappings';
import { WrongUsage } from '../errors';
import type { Group } from '../import/account';
import { previewRedaction } from '../privacy/preview';
import { RefusedExport, type ExportFile } from '../records';
import type { Command, Invocation } from './command';
import { tableOptions, redactOption, textOption } from './options';

export const detect: Command = {
  id: 'detect',
  argument: 'FILE…',
  summary: 'Tells what files are and why, without importing them.',
  options: {
    mapping: { type: 'string', value: 'FILE', help: 'which column means what in a table (JSON)' },
    dates: {
      type: 'string',
      value: 'ORDER',
      help: `what comes first in dates such as 03/04/2025: ${DATE_ORDERS.join(', ')}`,
    },
    redact: {
      type: 'string',
      value: 'LIST',
      help: 'shows what redaction would do: all, none, or some with commas between',
    },
    'phone-countries': {
      type: 'string',
      value: 'LIST',
      help: 'countries whose national numbers are looked for, e.g. DE,US',
    },
    pattern: {
      type: 'string',
      multiple: true,
      value: 'NAME=RE',
      help: 'tries a pattern of your own as well, without keeping it',
    },
    json: { type: 'boolean', help: 'one JSON object on standard output' },
  },
  async run(invocation) {
    if (invocation.positionals.length === 0) throw new WrongUsage('Name at least one file or folder to look at.');
    const opened = await openAll(invocation.positionals);
    const given = tableOptions(invocation);
    const detected = detectAll(opened.files, given, await readMappings(invocation.dataFolder));
    const refused = [...opened.refused, ...detected.refused];
    const groups = detected.groups.map(({ format, files, detected: { format: _format, ...detected } }) => ({
      format: format.id,
      title: format.title,
      files: files.map(({ name }) => name),
      ...detected,
    }));
    const redaction = await redactionOf(invocation, detected.groups);
    if (invocation.values.json) {
      const tables = await openTables(opened.files, detected.groups, given, redaction === null);
      process.stdout.write(`${JSON.stringify({ groups, refused, tables, ...(redaction && { redaction }) })}\n`);
      return 0;
    }
    for (const group of groups) {
      process.stdout.write(`${group.files.join(', ')}: ${group.title} (${group.format}, account ${group.account})\n`);
      for (const reason of group.reasons) process.stdout.write(`  ${reason}\n`);
    }
    if (redaction) process.stdout.write(`${sayRedaction(redaction)}\n`);
    for (const { file, problem, nextStep } of refused) process.stderr.write(`${file}: ${problem} ${nextStep}\n`);
    return groups.length ? 0 : 1;
  },
};

/** What --redact asks for; with a pattern to try alone, what the workspace chose is shown with it. */
async function redactionOf(invocation: Invocation, groups: readonly Group[]): Promise<RedactionPreview | null> {
  const tried = triedPatterns(invocation);
  if (textOption(invocation, 'redact') === undefined && tried.length === 0) return null;
  const settings = await readSettings(invocation.dataFolder);
  const kept = await readPatterns(invocation.dataFolder);
  const patterns = [...kept.filter(({ name }) => !tried.some((one) => one.name === name)), ...tried];
  const names = patterns.map(({ name }) => name);
  const redact = [...(redactOption(invocation, names) ?? settings.redact), ...tried.map(({ name }) => name)];
  const phoneCountries = textOption(invocation, 'phone-countries')?.split(',') ?? settings.phoneCountries;
  return previewRedaction(groups, makeRedactor({ redact, phoneCountries, patterns }));
}

/** @throws WorkspaceProblem when one cannot be used */
function triedPatterns({ values }: Invocation): OwnPattern[] {
  const given = Array.isArray(values.pattern) ? values.pattern : [];
  return patternsFrom(
    given.map((one) => ({ name: one.split('=')[0], pattern: one.slice(one.indexOf('=') + 1) })),
    '--pattern',
    'Write --pattern NAME=RE, such as --pattern "customer-number=KD-\\d{6}".',
  );
}

function sayRedaction({ records, counts, rows }: RedactionPreview): string {
  const found = Object.entries(counts).map(([kind, n]) => `${n.toLocaleString('en')} ${kind}`);
  return [
    `In the first ${records.toLocaleString('en')} records: ${found.join(', ') || 'nothing is looked for'}.`,
    ...rows.filter(({ kinds }) => kinds.length > 0).map(({ before, after }) => `- ${before}\n+ ${after}`),
  ].join('\n');
}

/** Opens each path by itself, so that every problem is told and not only the first. */
async function openAll(paths: string[]): Promise<{ files: ExportFile[]; refused: RefusedFile[] }> {
  const files: ExportFile[] = [];
  const refused: RefusedFile[] = [];
  for (const path of paths) {
    try {
      files.push(...(await openExport([path])));
    } catch (error) {
      if (!(error instanceof RefusedExport)) throw error;
      refused.push({ file: error.file, problem: error.problem, nextStep: error.nextStep });
    }
  }
  return { files, refused };
}
