/**
 * `npm run bench`: how fast the product is, as ratios of things measured side by side in one run. A ratio says the
 * same on a slow machine and on a fast one; milliseconds stand beside it for orientation. Nothing here passes or fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFacts } from './facts/bench';
import { benchImport } from './import/bench';
import { benchWords } from './words/bench';

const PARTS: Record<string, (folder: string) => Promise<string>> = {
  words: benchWords,
  facts: benchFacts,
  import: benchImport,
};

async function main(asked: string[]): Promise<number> {
  const unknown = asked.filter((part) => !(part in PARTS));
  if (unknown.length > 0) {
    console.error(
      `The bench has no part "${unknown.join(' ')}"; expected one or more of: ${Object.keys(PARTS).join(', ')}.`,
    );
    return 2;
  }
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const folder = mkdtempSync(join(tmpdir(), 'undertone-bench-'));
  try {
    for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) console.log(`\n${await PARTS[part]!(folder)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
