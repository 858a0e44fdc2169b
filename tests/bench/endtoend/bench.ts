/**
 * What a whole import costs (read, clean, language, tags, facts, load, its start included) beside what the tagger alone
 * needs for the same messages on one thread: the rest should cost little, and all cores should share it.
 */
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { warehousePath } from '../../../pipelines/warehouse/generation';
import { importInto } from '../import/run';
import { builtFile } from '../paths';
import { runInTurn, spreadOf, timesAsFast } from '../rounds';
import { count, ratio, tableOf } from '../table';
import { CORPORA } from './corpora';

const ROUNDS = 3;

/** @param exports files of the user's own: made-up lines are short and come again and again, which the tagger likes best */
export async function benchEndToEnd(folder: string, exports: readonly string[]): Promise<string> {
  const rows: string[][] = [];
  for (const [name, write] of Object.entries(CORPORA)) rows.push(await compare(name, write(folder), folder));
  for (const path of exports) rows.push(await compare(basename(path), path, folder));
  return tableOf(
    `A whole import and the tagger alone on one thread, ${ROUNDS} rounds in turn (median, quartiles)`,
    ['', '× the time of the tagger', 'messages/s of the import', 'messages/s of the tagger', 'messages'],
    rows,
  );
}

async function compare(name: string, path: string, folder: string): Promise<string[]> {
  const dataFolder = join(folder, 'endtoend');
  const { messages } = await importInto(dataFolder, path);
  const stored = warehousePath(dataFolder);
  const timings = await runInTurn(
    {
      import: async () => (await importInto(join(folder, 'again'), path)).seconds,
      tagger: async () =>
        Number(execFileSync(process.execPath, [builtFile('tagger.js'), stored], { encoding: 'utf8', stdio: 'pipe' })),
    },
    ROUNDS,
    0,
  );
  const perSecond = (of: 'import' | 'tagger') => count(messages / spreadOf(timings[of]).median);
  return [
    name,
    ratio(timesAsFast(timings.tagger, timings.import)),
    perSecond('import'),
    perSecond('tagger'),
    count(messages),
  ];
}
