/**
 * What an import, a page and a stored message cost on this machine, and what follows for sizes that it cannot hold: the
 * table "when to move" of the README, with the assumptions of plan.ts.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { warehousePath } from '../../../pipelines/warehouse/generation';
import { daysOfData } from '../../../src/lib/server/report/days';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { CORPORA } from '../endtoend/corpora';
import { importInto } from '../import/run';
import { enlargeToAMillion } from '../pages/million';
import { selectionsOf, VIEWS } from '../pages/views';
import { SAMPLE } from '../paths';
import { count, digits, tableOf } from '../table';
import { planFor, type Plan, type Rates } from './plan';

const SIZES = [1e6, 1e7, 1e8, 1e9];

/** @param exports files of the user's own, whose messages are taken instead of made-up mail */
export async function benchMachines(folder: string, exports: readonly string[]): Promise<string> {
  const rates = await measure(folder, exports[0] ?? CORPORA['HTML mail'](folder));
  return [
    tableOf(
      'What one core does',
      ['', ''],
      [
        ['messages imported a second', count(1 / rates.importing)],
        ['processor seconds of a page’s first look, a million messages (mean)', digits(rates.page)],
        ['bytes stored a message', count(rates.stored)],
      ],
    ),
    tableOf(
      'What would be needed (assumptions: tests/bench/machines/plan.ts)',
      ['messages', 'agents', 'readers at once', 'machines', 'disk GB', 'first look s', 'retag h', '$ a month'],
      SIZES.map((messages) => rowOf(planFor(messages, rates))),
    ),
  ].join('\n\n');
}

async function measure(folder: string, path: string): Promise<Rates> {
  const dataFolder = join(folder, 'machines');
  const { messages, processorSeconds } = await importInto(dataFolder, path);
  await importInto(dataFolder, SAMPLE);
  const million = await enlargeToAMillion(dataFolder);
  const stored = statSync(warehousePath(dataFolder)).size / million;
  try {
    const days = await daysOfData(dataFolder);
    if (!days) throw new Error('The sample holds no conversations any more: the bench of machines needs some.');
    const pages: number[] = [];
    for (const view of Object.values(VIEWS))
      for (const filters of selectionsOf(days.last)) {
        const before = process.cpuUsage();
        await view(filters, dataFolder);
        const { user, system } = process.cpuUsage(before);
        pages.push((user + system) / 1e6);
      }
    return {
      importing: processorSeconds / messages,
      page: pages.reduce((sum, seconds) => sum + seconds, 0) / pages.length / (million / 1e6),
      stored,
    };
  } finally {
    await warehouse(dataFolder).close();
  }
}

function rowOf(plan: Plan): string[] {
  const { cluster, coresOfMachine: cores } = plan;
  return [
    count(plan.messages),
    count(plan.agents),
    count(plan.readers),
    cluster ? `${cluster.shards} × ${cluster.replicas} of ${cores} cores, and 3` : `1 of ${cores} cores`,
    count(plan.gigabytes),
    digits(plan.firstLookSeconds),
    digits(plan.retagHours),
    count(plan.cost),
  ];
}
