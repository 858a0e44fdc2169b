/**
 * `npm run bench`: how fast the product is, as ratios of things measured side by side in one run. A ratio says the
 * same on a slow machine and on a fast one; milliseconds stand beside it for orientation. The part `silent` measures no
 * time but truth: how often estimates hold a number that is known. Nothing here passes or fails.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { benchConsole } from './console/bench';
import { benchEndToEnd } from './endtoend/bench';
import { benchFacts } from './facts/bench';
import { benchImport } from './import/bench';
import { benchMachines } from './machines/bench';
import { benchMemory } from './memory/bench';
import { benchPages } from './pages/bench';
import { benchReaders } from './readers/bench';
import { benchScroll } from './scroll/bench';
import { benchSilent } from './silent/bench';
import { benchWords } from './words/bench';

/** @param exports files of the user's own, for a part that measures on them too */
type Part = (folder: string, exports: readonly string[]) => Promise<string>;

const PARTS: Record<string, Part> = {
  words: benchWords,
  facts: benchFacts,
  import: benchImport,
  endtoend: benchEndToEnd,
  pages: benchPages,
  console: benchConsole,
  readers: benchReaders,
  scroll: benchScroll,
  machines: benchMachines,
  memory: benchMemory,
  silent: benchSilent,
};
/** Take long, or are for another question than speed: only run when named. */
const ONLY_NAMED = ['machines', 'memory', 'readers'];

async function main(asked: string[]): Promise<number> {
  const exports = asked.filter((name) => !(name in PARTS) && existsSync(name)).map((name) => resolve(name));
  const named = asked.filter((name) => !existsSync(name) || name in PARTS);
  const unknown = named.filter((part) => !(part in PARTS));
  if (unknown.length > 0) {
    console.error(
      `The bench has no part "${unknown.join(' ')}"; expected one or more of: ${Object.keys(PARTS).join(', ')}; and exports of your own, for endtoend.`,
    );
    return 2;
  }
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const folder = mkdtempSync(join(tmpdir(), 'undertone-bench-'));
  try {
    const parts = named.length > 0 ? named : Object.keys(PARTS).filter((part) => !ONLY_NAMED.includes(part));
    for (const part of parts) console.log(`\n${await PARTS[part]!(folder, exports)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
