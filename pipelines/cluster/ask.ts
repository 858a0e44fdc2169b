/** What is asked of and said to a cluster while it is written to. All of it may come twice, so a broken line ends nothing. */
import type { ClickHouseClient } from '@clickhouse/client';
import { wholeAnswer } from '../../src/lib/model/clusteranswer';
import { overBrokenLines } from './brokenline';
import type { Layout } from './layout';

/** One question, with a whole answer: one that broke off must not look empty. */
export async function ask<Row>(
  client: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown> = {},
): Promise<Row[]> {
  const text = await overBrokenLines(async () =>
    (await client.query({ query, query_params, format: 'JSONCompact' })).text(),
  );
  const { meta, data } = wholeAnswer(text, 'the cluster');
  return data.map((cells) => Object.fromEntries(meta.map(({ name }, index) => [name, cells[index]])) as Row);
}

/** Makes or drops something everywhere, in words that say "if exists" or "if not exists". */
export async function define(client: ClickHouseClient, { definitionSettings }: Layout, query: string): Promise<void> {
  await overBrokenLines(() => client.command({ query, clickhouse_settings: definitionSettings }));
}

/** Adds a row to a table of Undertone's own, where one that stands there twice says nothing else. */
export async function note(client: ClickHouseClient, table: string, row: Record<string, unknown>): Promise<void> {
  await overBrokenLines(() => client.insert({ table, values: [row], format: 'JSONEachRow' }));
}
