/** How fast an import is, and whether its memory grows with the file. */
import { join } from 'node:path';
import { SAMPLE } from '../paths';
import { runInTurn, spreadOf } from '../rounds';
import { count, digits, tableOf } from '../table';
import { writeEnlarged } from './enlarged';
import { importInto, type ImportCost } from './run';

const ROUNDS = 3;
const SIZES = [1, 4];
const MEGABYTE = 1e6;

export async function benchImport(folder: string): Promise<string> {
  const exports = SIZES.map((times) => ({ name: `${times}× the sample, one file`, ...writeEnlarged(folder, times) }));
  const subjects = [{ name: 'sample-data, three formats', path: SAMPLE, size: null }, ...exports];
  const costs = new Map<string, ImportCost[]>(subjects.map(({ name }) => [name, []]));
  const rounds = subjects.map(({ name, path }) => {
    const round = async () => {
      const cost = await importInto(join(folder, 'data'), path);
      costs.get(name)?.push(cost);
      return cost.seconds;
    };
    return [name, round] as const;
  });
  await runInTurn(Object.fromEntries(rounds), ROUNDS, 0);

  const medianOf = (name: string, of: (cost: ImportCost) => number) => spreadOf(costs.get(name)!.map(of)).median;
  const speed = (name: string) => medianOf(name, ({ messages, seconds }) => messages / seconds);
  const peak = (name: string) => medianOf(name, ({ peakBytes }) => peakBytes);
  const [{ name: once }] = exports as [(typeof exports)[number]];
  return tableOf(
    `Importing, ${ROUNDS} rounds in turn, each in a process of its own (medians; its start included)`,
    ['', '× peak memory of 1×', '× speed of 1×', 'peak MB', 'messages/s', 'messages', 'file MB'],
    subjects.map(({ name, size }) => [
      name,
      digits(peak(name) / peak(once)),
      digits(speed(name) / speed(once)),
      count(peak(name) / MEGABYTE),
      count(speed(name)),
      count(medianOf(name, ({ messages }) => messages)),
      size === null ? '' : digits(size / MEGABYTE),
    ]),
  );
}
