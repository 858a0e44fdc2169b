/** undertone detect: tells what files are, before anything is imported. The import page asks the same. */
import { openExport } from '../files/open';
import { detectAll, type RefusedFile } from '../formats';
import { WrongUsage } from '../errors';
import { RefusedExport, type ExportFile } from '../records';
import type { Command } from './command';
import { mappingOption } from './options';

export const detect: Command = {
  id: 'detect',
  argument: 'FILE…',
  summary: 'Tells what files are and why, without importing them.',
  options: {
    mapping: { type: 'string', value: 'FILE', help: 'which column means what in a table (JSON)' },
    json: { type: 'boolean', help: 'one JSON object on standard output' },
  },
  async run(invocation) {
    if (invocation.positionals.length === 0) throw new WrongUsage('Name at least one file or folder to look at.');
    const opened = await openAll(invocation.positionals);
    const detected = detectAll(opened.files, mappingOption(invocation, 'mapping'));
    const refused = [...opened.refused, ...detected.refused];
    const groups = detected.groups.map(({ format, files, detected: { confidence, reasons, account, mapping } }) => ({
      format: format.id,
      title: format.title,
      files: files.map(({ name }) => name),
      confidence,
      reasons,
      account,
      mapping,
    }));
    if (invocation.values.json) {
      process.stdout.write(`${JSON.stringify({ groups, refused })}\n`);
      return 0;
    }
    for (const group of groups) {
      process.stdout.write(`${group.files.join(', ')}: ${group.title} (${group.format}, account ${group.account})\n`);
      for (const reason of group.reasons) process.stdout.write(`  ${reason}\n`);
    }
    for (const { file, problem, nextStep } of refused) process.stderr.write(`${file}: ${problem} ${nextStep}\n`);
    return groups.length ? 0 : 1;
  },
};

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
