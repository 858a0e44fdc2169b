/** undertone import: exports of helpdesks go into the warehouse. */
import { DATE_ORDERS, shapeOf } from '../../src/lib/mapping';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REDACTED_KINDS } from '../../src/lib/model/redaction';
import type { Settings } from '../../src/lib/model/settings';
import { readPatterns } from '../../src/lib/server/imports/patterns';
import { changeSettings } from '../../src/lib/server/workspace/workspace';
import { CannotWork, WrongUsage } from '../errors';
import { FORMATS } from '../formats';
import { tableShapeOf } from '../formats/saved';
import { readMappings, saveMapping } from './mappings';
import type { Group } from '../import/account';
import type { ImportOptions } from '../import/run';
import { redactorsOf } from '../privacy/redactors';
import { bringWorkspace } from './brought';
import { CATALOGUE } from './catalogue';
import type { Command, Invocation } from './command';
import { reportOf, summaryOf } from './import-report';
import { readDecisions } from './decisions';
import { progressFor } from './progress';
import {
  choiceOption,
  instantOption,
  nameOption,
  QUEUE_HELP,
  queueOption,
  redactOption,
  tableOptions,
  textOption,
  zoneOption,
} from './options';

export const importCommand: Command = {
  id: 'import',
  argument: 'FILE…',
  summary: 'Reads exports of helpdesks (files, folders, .zip, .gz, .xlsx) into the warehouse.',
  details: [
    'What was imported before is recognised: the same or a newer export changes only what changed.',
    'The warehouse that is being served stays as it is until the new one is complete.',
    'What --redact and --agents say holds for this data folder from then on, also for what it holds already.',
  ],
  options: {
    format: {
      type: 'string',
      value: 'F',
      help: `the format, when it is not recognised: ${FORMATS.map(({ id }) => id).join(', ')}`,
    },
    account: { type: 'string', value: 'NAME', help: 'what the account is called, for exports that do not say' },
    mapping: { type: 'string', value: 'FILE', help: 'which column means what in a table (JSON)' },
    dates: {
      type: 'string',
      value: 'ORDER',
      help: `what comes first in dates such as 03/04/2025: ${DATE_ORDERS.join(', ')}`,
    },
    'save-mapping': { type: 'string', value: 'FILE', help: 'writes the mapping that was used' },
    timezone: { type: 'string', value: 'Z', help: 'zone of times that have none, e.g. Europe/Berlin' },
    'exported-at': { type: 'string', value: 'T', help: "the export's last instant, e.g. 2024-05-16T16:55:00Z" },
    redact: {
      type: 'string',
      value: 'LIST',
      help: `what is taken out of texts before they are written: ${REDACTED_KINDS.join(',')},own, all or none`,
    },
    agents: { type: 'string', value: 'pseudonym', help: "never stores agents' names (named: stores them again)" },
    queue: { type: 'boolean', help: QUEUE_HELP },
    json: { type: 'boolean', help: 'the summary as one JSON object, last on standard output' },
    progress: { type: 'boolean', help: 'progress as JSON lines on standard output' },
  },
  async run(invocation) {
    if (invocation.positionals.length === 0) throw new WrongUsage('Name at least one file or folder to import.');
    const patterns = await readPatterns(invocation.dataFolder);
    const given = givenSettings(
      invocation,
      patterns.map(({ name }) => name),
    );
    const progress = progressFor(invocation);
    let detected: Group[] = [];
    const options: ImportOptions = {
      paths: invocation.positionals,
      dataFolder: invocation.dataFolder,
      format: choiceOption(
        invocation,
        'format',
        FORMATS.map(({ id }) => id),
      ),
      mapping: tableOptions(invocation),
      account: nameOption(invocation, 'account'),
      timezone: zoneOption(invocation, 'timezone'),
      exportedAt: instantOption(invocation, 'exported-at'),
      command: join(invocation.home, 'undertone.js'),
      queue: queueOption(invocation),
      readDecisions: () => readDecisions(invocation.dataFolder, given),
      metrics: CATALOGUE,
      progress,
      note: (line) => process.stderr.write(`${line}\n`),
      saved: await readMappings(invocation.dataFolder),
      onFirst: (paths) => bringWorkspace(paths, invocation.dataFolder),
      onDetected: (groups) => {
        detected = groups;
        writeMapping(groups, textOption(invocation, 'save-mapping'), zoneOption(invocation, 'timezone'));
      },
    };
    // Loaded here because it brings the tag engine, which takes a moment: wrong usage is told at once.
    const { importExports } = await import('../import/run');
    const outcome = await importExports(options).finally(() => progress.end());
    if (outcome.imports.length) await changeSettings(given, invocation.dataFolder);
    if (outcome.imports.length && options.mapping) await remember(detected, options, invocation.dataFolder);
    const summary = summaryOf(outcome);
    if (outcome.imports.length) progress.update('done', summary.messages, summary.messages, 'messages');
    progress.end();
    const { settings, patterns: own } = await readDecisions(invocation.dataFolder);
    const redactor = redactorsOf({ settings, patterns: own }).chosen;
    for (const sentence of [...outcome.refused, ...outcome.setAside])
      process.stderr.write(`${redactor.text(sentence)}\n`);
    if (outcome.imports.length)
      process.stdout.write(`${invocation.values.json ? JSON.stringify(summary) : reportOf(summary, outcome)}\n`);
    else process.stderr.write('Nothing was imported; the warehouse is as it was.\n');
    return outcome.refused.length ? 1 : 0;
  },
};

/** Settings that the command line names; they are remembered when the import is done. */
function givenSettings(invocation: Invocation, patterns: readonly string[]): Partial<Settings> {
  const redact = redactOption(invocation, patterns);
  const agents = choiceOption(invocation, 'agents', ['pseudonym', 'named'] as const);
  return { ...(redact && { redact }), ...(agents && { agentNames: agents }) };
}

/** What was used, so that the same table is read the same way again: the zone that was named belongs to it. */
function writeMapping(groups: Group[], path: string | undefined, timezone: string | undefined): void {
  if (!path) return;
  const mapping = groups.map((group) => group.detected.mapping).find((found) => found !== undefined);
  if (!mapping) throw new WrongUsage('--save-mapping: none of these files is a table whose columns were guessed.');
  try {
    writeFileSync(path, `${JSON.stringify(timezone ? { ...mapping, timezone } : mapping, null, 2)}\n`);
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? error;
    throw new CannotWork(
      `--save-mapping ${path}: cannot be written (${cause}). Nothing was imported; name another file.`,
    );
  }
}

/** What a person said about a table holds for the next one of the same shape; a guess alone is made anew each time. */
async function remember(groups: Group[], { timezone }: ImportOptions, dataFolder: string): Promise<void> {
  for (const { format, files, detected } of groups) {
    const table = files[0] && tableShapeOf(files[0]);
    if (!table || !detected.mapping || table.format !== format.id) continue;
    const mapping = timezone ? { ...detected.mapping, timezone } : detected.mapping;
    const savedOn = new Date().toISOString().slice(0, 10);
    await saveMapping({ shape: shapeOf(table.header), format: format.id, savedOn, mapping }, dataFolder);
  }
}
