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

/** What an import needs with room to spare; below it Node has to clear away garbage, and what stays is what is used. */
const HELD_HEAP_MEGABYTES = 160;

interface Subject {
  name: string;
  path: string;
  heapMegabytes?: number;
  /** the subject that this one is compared with */
  base: string;
}

export async function benchImport(folder: string): Promise<string> {
  const subjects = subjectsIn(folder);
  const costs = new Map<string, ImportCost[]>(subjects.map(({ name }) => [name, []]));
  const rounds = subjects.map(({ name, path, heapMegabytes }) => {
    const round = async () => {
      const cost = await importInto(join(folder, 'data'), path, heapMegabytes);
      costs.get(name)?.push(cost);
      return cost.seconds;
    };
    return [name, round] as const;
  });
  await runInTurn(Object.fromEntries(rounds), ROUNDS, 0);

  const medianOf = (name: string, of: (cost: ImportCost) => number) => spreadOf(costs.get(name)!.map(of)).median;
  const speed = (name: string) => medianOf(name, ({ messages, seconds }) => messages / seconds);
  const peak = (name: string) => medianOf(name, ({ peakBytes }) => peakBytes);
  return tableOf(
    `Importing, ${ROUNDS} rounds in turn, each in a process of its own (medians; its start included)`,
    ['', '× peak memory of 1×', '× speed of 1×', 'peak MB', 'messages/s', 'messages'],
    subjects.map(({ name, base }) => [
      name,
      digits(peak(name) / peak(base)),
      digits(speed(name) / speed(base)),
      count(peak(name) / MEGABYTE),
      count(speed(name)),
      count(medianOf(name, ({ messages }) => messages)),
    ]),
  );
}

/** The sample as it lies there, and as one file of each size, with Node's heap as it is and held. */
function subjectsIn(folder: string): Subject[] {
  const files = SIZES.map((times) => ({ times, path: writeEnlarged(folder, times) }));
  const named = (suffix: string, heapMegabytes?: number) =>
    files.map(({ times, path }) => ({
      name: `${times}× the sample, one file${suffix}`,
      path,
      heapMegabytes,
      base: `1× the sample, one file${suffix}`,
    }));
  return [
    { name: 'sample-data, three formats', path: SAMPLE, base: '1× the sample, one file' },
    ...named(''),
    ...named(`, heap ≤ ${HELD_HEAP_MEGABYTES} MB`, HELD_HEAP_MEGABYTES),
  ];
}
