/**
 * What a whole import costs (read, clean, language, tags, facts, load, its start included) beside what the tagger alone
 * needs for the same messages on one thread: the rest should cost little, and all cores should share it.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { warehousePath } from '../../../pipelines/warehouse/generation';
import { importInto } from '../import/run';
import { builtFile } from '../paths';
import { runInTurn, spreadOf, timesAsFast } from '../rounds';
import { count, ratio, tableOf } from '../table';
import { CORPORA, type CorpusName } from './corpora';

const ROUNDS = 3;

export async function benchEndToEnd(folder: string): Promise<string> {
  const rows: string[][] = [];
  for (const name of Object.keys(CORPORA) as CorpusName[]) rows.push(await compare(name, folder));
  return tableOf(
    `A whole import and the tagger alone on one thread, ${ROUNDS} rounds in turn (median, quartiles)`,
    ['', '× the time of the tagger', 'messages/s of the import', 'messages/s of the tagger', 'messages'],
    rows,
  );
}

async function compare(name: CorpusName, folder: string): Promise<string[]> {
  const path = CORPORA[name](folder);
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
