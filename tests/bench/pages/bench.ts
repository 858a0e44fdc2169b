/**
 * How long a page waits for its data with a million messages: each page over many selections, the first time it is
 * asked for one and again; and figures of the report beside SQL written by hand.
 */
import { join } from 'node:path';
import { filtersFrom, type Filters } from '../../../src/lib/filters';
import { metricById } from '../../../src/lib/metrics';
import { daysOfData, plusDays } from '../../../src/lib/server/report/days';
import { report } from '../../../src/lib/server/report/report';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { importInto } from '../import/run';
import { SAMPLE } from '../paths';
import { quantile, runInTurn, secondsSince, spreadOf } from '../rounds';
import { count, digits, tableOf } from '../table';
import { BY_HAND } from './byhand';
import { enlargeToAMillion } from './million';
import { listOf, SELECTIONS, selectionsOf, VIEWS, type View } from './views';

const ROUNDS = 15;
const WORDS = ['refund', 'date picker', '"wrong month"', 'thank you', 'invoice rounding', 'sync', 'nobody answered'];

export async function benchPages(folder: string): Promise<string> {
  const dataFolder = join(folder, 'pages');
  await importInto(dataFolder, SAMPLE);
  const messages = await enlargeToAMillion(dataFolder);
  const days = await daysOfData(dataFolder);
  if (!days) throw new Error('The sample holds no conversations any more: the bench of pages needs some.');
  const selections = selectionsOf(days.last);
  try {
    const pages: string[][] = [];
    for (const [name, view] of Object.entries(VIEWS))
      pages.push([name, ...(await timed(view, selections, dataFolder))]);
    const searches = selections.map((filters, at) => ({ ...filters, words: WORDS[at % WORDS.length]! }));
    pages.push(['search by words', ...(await timed(listOf, searches, dataFolder))]);
    const figures: string[][] = [];
    for (const id of Object.keys(BY_HAND)) figures.push(await beside(id, days.last, dataFolder));
    return [
      tableOf(
        `Data of a page, milliseconds, ${count(messages)} messages, ${SELECTIONS} selections one after the other`,
        ['page', 'first p50', 'first p95', 'again p50', 'again p95'],
        pages,
      ),
      tableOf(
        `A figure and its 26 weeks beside SQL written by hand, ${ROUNDS} rounds in turn`,
        ['metric', '× the time by hand', 'ms', 'ms by hand'],
        figures,
      ),
    ].join('\n\n');
  } finally {
    await warehouse(dataFolder).close();
  }
}

async function timed(view: View, selections: Filters[], folder: string): Promise<string[]> {
  await view({ ...selections[0]!, language: ['de'] }, folder); // opens the file and compiles what it needs
  const milliseconds = async () => {
    const taken: number[] = [];
    for (const filters of selections) {
      const start = process.hrtime.bigint();
      await view(filters, folder);
      taken.push(secondsSince(start) * 1000);
    }
    return taken;
  };
  const first = await milliseconds();
  const again = await milliseconds();
  return [first, again].flatMap((taken) => [digits(quantile(taken, 0.5)), digits(quantile(taken, 0.95))]);
}

async function beside(id: string, last: string, folder: string): Promise<string[]> {
  const metric = metricById(id);
  if (!metric) throw new Error(`There is no metric ${id} any more: mend BY_HAND in the bench.`);
  let day = 0;
  // Another first day each time: a remembered answer would cost nothing.
  const from = () => plusDays(last, -181 - day++);
  const timings = await runInTurn(
    {
      report: async () => {
        const filters = filtersFrom(new URL(`local:/?from=${from()}&to=${last}`)).filters;
        const start = process.hrtime.bigint();
        await report(metric, filters, { by: 'week', folder });
        return secondsSince(start);
      },
      byHand: async () => {
        const params = { from: from(), to: last };
        const start = process.hrtime.bigint();
        await warehouse(folder).query(BY_HAND[id]!, params);
        return secondsSince(start);
      },
    },
    ROUNDS,
    2,
  );
  const ratios = timings.report.map((seconds, round) => seconds / timings.byHand[round]!);
  const milliseconds = (taken: number[]) => digits(spreadOf(taken).median * 1000);
  return [id, digits(quantile(ratios, 0.5)), milliseconds(timings.report), milliseconds(timings.byHand)];
}
