/**
 * Measures the rules on all sets at hand and publishes the figures: src/lib/tagging/accuracy.json and the table in the
 * README. `npm run measure -- FOLDER` (a data folder, see sets.ts); without FOLDER only the project's own set.
 * `--floors` also raises the floors under the project's own set. Prints figures, never a message.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotWork } from '../../pipelines/errors';
import type { MeasuredSet } from '../../src/lib/model/accuracy';
import { ownBehaviour, OWN_SET } from '../../pipelines/evaluate/files';
import { accuracyMarkdown, inReadmeOrder, withAccuracy } from '../../pipelines/evaluate/markdown';
import { accuracyJson, setsIn, withSet } from '../../pipelines/evaluate/publish';
import { RULES_VERSION } from '../../src/lib/tagging';
import { CARE_SET, type Care } from './care';
import { CORPUS_FILES } from './corpora';
import { figuresOf, raisedFloors, type Floors } from './floors';
import { ownSet, setsOf, type Run } from './sets';

const USAGE = 'usage: npm run measure -- [FOLDER] [--date DAY] [--floors]';

/** @param root the project's folder */
function measure(root: string, args: string[]): void {
  const options = { date: { type: 'string' }, floors: { type: 'boolean' } } as const;
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const [folder, ...others] = positionals;
  const day = values.date ?? new Date().toISOString().slice(0, 10);
  if (others.length || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new CannotWork(USAGE);
  if (folder !== undefined && !existsSync(folder)) throw new CannotWork(`${folder}: there is no such folder. ${USAGE}`);
  const run: Run = { measuredOn: day, rules: RULES_VERSION, behaviour: ownBehaviour(root) };
  const file = join(root, 'src', 'lib', 'tagging', 'accuracy.json');
  const readme = join(root, 'README.md');
  const found = folder === undefined ? { sets: [], care: null } : setsOf(root, folder, run);
  const measured = [...found.sets, ...ownSet(root, run)];
  const sets = measured.reduce(withSet, folder === undefined ? setsIn(readFileSync(file, 'utf8')) : []);
  writeFileSync(file, accuracyJson(sets));
  writeFileSync(readme, withAccuracy(readFileSync(readme, 'utf8'), inReadmeOrder(sets)));
  if (values.floors) raiseFloors(root, sets);
  process.stdout.write(`${accuracyMarkdown(inReadmeOrder(sets))}\n`);
  if (folder !== undefined) process.stdout.write(`\n${lookupText(folder, found.care)}\n`);
}

/** How much of the second set the folder has, by corpus: without it figures are of a part, and look like the whole. */
function lookupText(folder: string, care: Care | null): string {
  if (!care) return `${CARE_SET}: ${folder} has none of ${CORPUS_FILES.join(', ')}, so it was not measured.`;
  const { labelled, notFound } = care;
  const corpora = [...new Set(notFound.map((id) => id.slice(0, id.indexOf(':'))))];
  const parts = corpora.map((corpus) => `${corpus} ${notFound.filter((id) => id.startsWith(`${corpus}:`)).length}`);
  const which = parts.length ? ` (${parts.join(', ')})` : '';
  return `${CARE_SET}: of ${labelled} ids ${notFound.length} were not found in ${folder}${which}.`;
}

function raiseFloors(root: string, sets: readonly MeasuredSet[]): void {
  const own = sets.find(({ use }) => use === 'own');
  if (!own) throw new CannotWork(`${OWN_SET}: expected the project's own labelled messages, found none.`);
  const file = join(root, OWN_SET, 'floors.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Floors) : {};
  writeFileSync(file, `${JSON.stringify(raisedFloors(before, figuresOf(own)), null, 2)}\n`);
}

try {
  const [root = '.', ...args] = process.argv.slice(2);
  measure(root, args);
} catch (error) {
  if (!(error instanceof CannotWork)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
