/** What the fact tables are worth: the same weekly figures read from facts, and worked out from messages and tags. */
import { join } from 'node:path';
import { openReadOnly, rowsOf, type Database } from '../../../pipelines/warehouse/database';
import { warehousePath } from '../../../pipelines/warehouse/generation';
import { composeSql, metricById } from '../../../src/lib/metrics';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { writeEnlarged } from '../import/enlarged';
import { importInto } from '../import/run';
import { runInTurn, secondsSince, spreadOf, timesAsFast } from '../rounds';
import { count, digits, ratio, tableOf } from '../table';
import { arrivalsWithoutFacts, clichesWithoutFacts, type FactSettings } from './without';

const ROUNDS = 21;
const SIZES = [1, 4];
const STAND_INS = { tone_at_arrival: arrivalsWithoutFacts, cliche_rate: clichesWithoutFacts };
type MetricId = keyof typeof STAND_INS;

export async function benchFacts(folder: string): Promise<string> {
  const rows: string[][] = [];
  for (const times of SIZES) {
    const dataFolder = join(folder, `facts-${times}`);
    const { messages } = await importInto(dataFolder, writeEnlarged(folder, times));
    const warehouse = await openReadOnly(warehousePath(dataFolder));
    try {
      for (const id of Object.keys(STAND_INS) as MetricId[]) rows.push(await compare(warehouse, id, messages));
    } finally {
      warehouse.close();
    }
  }
  return tableOf(
    `Weekly figures from facts and without, ${ROUNDS} rounds in turn (median, quartiles)`,
    ['', '× as fast with facts', 'ms with', 'ms without', 'messages', 'figures'],
    rows,
  );
}

async function compare({ connection }: Database, id: MetricId, messages: number): Promise<string[]> {
  const metric = metricById(id);
  if (!metric) throw new Error(`There is no metric ${id} any more: mend STAND_INS in the bench.`);
  const settings: FactSettings = { ...DEFAULT_SETTINGS };
  const sql = composeSql(metric, { by: 'week' });
  const queries = { with: sql, without: sql.replace(`from ${metric.table}`, `from ${STAND_INS[id](settings)}`) };
  const ask = (query: string) => async () => {
    const start = process.hrtime.bigint();
    await rowsOf(connection, query);
    return secondsSince(start);
  };
  const timings = await runInTurn({ with: ask(queries.with), without: ask(queries.without) }, ROUNDS, 2);
  const isSame =
    comparable(await rowsOf(connection, queries.with)) === comparable(await rowsOf(connection, queries.without));
  const milliseconds = (name: 'with' | 'without') => digits(spreadOf(timings[name]).median * 1000);
  return [
    id,
    ratio(timesAsFast(timings.with, timings.without)),
    milliseconds('with'),
    milliseconds('without'),
    count(messages),
    isSame ? 'the same' : 'differ',
  ];
}

/** Rows without regard to their order, and to the last digits of sums. */
function comparable(rows: Record<string, unknown>[]): string {
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value);
  return JSON.stringify(rows.map((row) => JSON.stringify(row, rounded)).sort());
}
