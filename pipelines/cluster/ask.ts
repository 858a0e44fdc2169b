/** One question to a cluster while it is written to, with a whole answer: one that broke off must not look empty. */
import type { ClickHouseClient } from '@clickhouse/client';
import { wholeAnswer } from '../../src/lib/model/clusteranswer';

export async function ask<Row>(
  client: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown> = {},
): Promise<Row[]> {
  const answer = await client.query({ query, query_params, format: 'JSONCompact' });
  const { meta, data } = wholeAnswer(await answer.text(), 'the cluster');
  return data.map((cells) => Object.fromEntries(meta.map(({ name }, index) => [name, cells[index]])) as Row);
}
