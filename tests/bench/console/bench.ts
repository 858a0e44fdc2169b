/**
 * The analyst's door with a million messages: a million rows as Arrow beside JSON, and what a page waits while hostile
 * queries run. "First row" is when a program can use one: JSON is one object and has none before its last byte.
 */
import { join } from 'node:path';
import { RecordBatchReader } from 'apache-arrow';
import { filtersFrom } from '../../../src/lib/filters';
import { DEFAULT_CONSOLE_LIMITS, type RowFormat } from '../../../src/lib/model/console';
import { queriesOf } from '../../../src/lib/server/console/chosen';
import { Console } from '../../../src/lib/server/console/console';
import { daysOfData, plusDays } from '../../../src/lib/server/report/days';
import { overview } from '../../../src/lib/server/overview/overview';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { importInto } from '../import/run';
import { enlargeToAMillion } from '../pages/million';
import { COMMAND, SAMPLE } from '../paths';
import { quantile, runInTurn, secondsSince, spreadOf } from '../rounds';
import { count, digits, ratio, tableOf } from '../table';

const ROUNDS = 3;
/** Enough for a machine that is busy; how long a query takes is what is measured. */
const LIMITS = { ...DEFAULT_CONSOLE_LIMITS, seconds: 600 };
const COLUMNS: Record<string, string> = {
  'eight columns of facts': 'sent_at, team, channel, role, agent_id, tone, words, has_empathy',
  'with ids that never repeat': 'message_id, conversation_id, sent_at, role, tone, words',
};
const HOSTILE = [
  'select count(*) from message_facts a, message_facts b, message_facts c where a.words + b.words = c.words',
  'with recursive t as (select 1 as x union all select x + 1 from t) select max(x) from t',
];
const PAGES = 20;

interface Read {
  bytes: number;
  first: number;
  all: number;
}

export async function benchConsole(folder: string): Promise<string> {
  const data = join(folder, 'console');
  await importInto(data, SAMPLE);
  const messages = await enlargeToAMillion(data);
  const door = new Console(queriesOf(data, () => COMMAND));
  try {
    const tables: string[] = [];
    for (const [name, columns] of Object.entries(COLUMNS)) tables.push(await formats(door, name, columns));
    return [...tables, await besidePages(door, data, messages)].join('\n\n');
  } finally {
    door.close();
    await warehouse(data).close();
  }
}

async function formats(door: Console, name: string, columns: string): Promise<string> {
  const read: Record<'arrow' | 'json' | 'ndjson', Read[]> = { arrow: [], json: [], ndjson: [] };
  const once = (format: keyof typeof read) => async () => {
    read[format].push(await readAll(door, `select ${columns} from message_facts limit 1000000`, format));
    return read[format].at(-1)!.all;
  };
  await runInTurn({ arrow: once('arrow'), json: once('json'), ndjson: once('ndjson') }, ROUNDS, 0);
  const against = (format: keyof typeof read, measure: keyof Read) =>
    ratio(spreadOf(read[format].map((own, round) => own[measure] / read.json[round]![measure])));
  const median = (format: keyof typeof read, measure: keyof Read) =>
    spreadOf(read[format].map((one) => one[measure])).median;
  return tableOf(
    `1,000,000 rows, ${name}, ${ROUNDS} rounds in turn; × is beside JSON`,
    ['format', 'MB', '× bytes', 'first row s', '× first row', 'all s', '× all'],
    (['json', 'ndjson', 'arrow'] as const).map((format) => [
      format,
      digits(median(format, 'bytes') / 1e6),
      against(format, 'bytes'),
      median(format, 'first').toFixed(3),
      against(format, 'first'),
      digits(median(format, 'all')),
      against(format, 'all'),
    ]),
  );
}

/** Reads a result the way a program would, into something it can use. */
async function readAll(door: Console, sql: string, format: RowFormat): Promise<Read> {
  const start = process.hrtime.bigint();
  const rows = await door.run({ sql }, { limits: LIMITS, format });
  const read: Read = { bytes: 0, first: 0, all: 0 };
  const isFirst = () => (read.first ||= secondsSince(start));
  async function* parts() {
    for (let part = await rows.next(); part; part = await rows.next()) {
      read.bytes += part.byteLength;
      yield part;
    }
  }
  if (format === 'arrow') {
    for await (const batch of await RecordBatchReader.from(parts())) if (batch.numRows > 0) isFirst();
  } else {
    const kept: Uint8Array[] = [];
    for await (const part of parts()) {
      kept.push(part);
      if (format === 'ndjson' && part.includes(10)) isFirst();
    }
    const text = Buffer.concat(kept).toString('utf8');
    if (format === 'json') JSON.parse(text);
    else for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
    isFirst();
  }
  read.all = secondsSince(start);
  return read;
}

async function besidePages(door: Console, data: string, messages: number): Promise<string> {
  const days = await daysOfData(data);
  if (!days) throw new Error('The sample holds no conversations any more: the bench of the console needs some.');
  let asked = 0;
  const pages = async () => {
    const seconds: number[] = [];
    for (let page = 0; page < PAGES; page++) {
      // Ever other days, so that no answer is one that was remembered.
      const to = plusDays(days.last, -(asked++ % 90));
      const { filters } = filtersFrom(new URL(`local:/?from=${plusDays(to, -27 - Math.floor(asked / 90))}&to=${to}`));
      const start = process.hrtime.bigint();
      await overview(filters, data);
      seconds.push(secondsSince(start));
    }
    return seconds;
  };
  await pages();
  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(...(await pages()));
    const stops = await Promise.all(HOSTILE.map((sql, at) => begin(door, sql, round * HOSTILE.length + at)));
    beside.push(...(await pages()));
    await Promise.all(stops.map((stop) => stop()));
  }
  const row = (name: string, share: number) => {
    const [own, with_] = [quantile(alone, share), quantile(beside, share)];
    return [name, digits(own * 1000), digits(with_ * 1000), digits(with_ / own)];
  };
  return tableOf(
    `The overview of ${count(messages)} messages alone, and beside ${HOSTILE.length} queries that never end`,
    ['', 'ms alone', 'ms beside', '×'],
    [row('p50', 0.5), row('p95', 0.95)],
  );
}

/** Starts a query that never ends; resolves when it runs, to what stops it. */
async function begin(door: Console, sql: string, number: number): Promise<() => Promise<void>> {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const running = door.run({ sql }, { limits: LIMITS, format: 'json', id }).catch(() => undefined);
  while (door.runs.find(id)?.rulesVersion === '') await new Promise((done) => setTimeout(done, 10));
  return async () => {
    door.runs.stop(id);
    await running;
  };
}
