/** One import by the built command in processes of its own, with what it cost. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { ImportSummary } from '../../../src/lib/model/imports';
import { builtFile, COMMAND } from '../paths';
import { secondsSince } from '../rounds';

export interface ImportCost {
  messages: number;
  /** of the whole command, its start included */
  seconds: number;
  /** the most memory that each of its processes held at any moment, summed, in bytes */
  peakBytes: number;
  /** of all its processes, in the kernel too */
  processorSeconds: number;
}

/**
 * Imports into a fresh data folder.
 * @param heapMegabytes most that Node may keep on its heap; without it Node lets garbage lie for as long as it may
 * @throws Error with the command's own words when it fails
 */
export async function importInto(dataFolder: string, path: string, heapMegabytes?: number): Promise<ImportCost> {
  rmSync(dataFolder, { recursive: true, force: true });
  return importOnto(dataFolder, path, heapMegabytes);
}

/** Imports into a data folder as it is. @throws Error with the command's own words when it fails */
export async function importOnto(dataFolder: string, path: string, heapMegabytes?: number): Promise<ImportCost> {
  const usage = `${dataFolder}-usage.jsonl`;
  rmSync(usage, { force: true });
  const heap = heapMegabytes ? [`--max-old-space-size=${heapMegabytes}`] : [];
  const start = process.hrtime.bigint();
  const child = spawn(
    process.execPath,
    [...heap, '--import', builtFile('usage.js'), COMMAND, 'import', path, '--data', dataFolder, '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, UNDERTONE_BENCH_USAGE: usage } },
  );
  const [printed, said, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  const seconds = secondsSince(start);
  if (code !== 0) throw new Error(`The import of ${path} ended with code ${code}: ${said.trim()}`);
  const { messages } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as ImportSummary;
  const used = readFileSync(usage, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as NodeJS.ResourceUsage);
  const total = (of: (one: NodeJS.ResourceUsage) => number) => used.reduce((sum, one) => sum + of(one), 0);
  return {
    messages,
    seconds,
    peakBytes: total(({ maxRSS }) => maxRSS) * 1024,
    processorSeconds: total(({ userCPUTime, systemCPUTime }) => userCPUTime + systemCPUTime) / 1e6,
  };
}
