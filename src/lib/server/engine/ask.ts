/** One question to a cluster, with an answer that is whole or an error with sentences. */
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { wholeAnswer, type ClusterAnswer } from '../../model/clusteranswer';
import { clusterProblemOf } from '../../model/clusterproblem';
import { readerOf } from './clickhousevalues';
import type { Params } from './engine';
import type { Hosts } from './hosts';

export interface Question {
  /** as ClickHouse reads it, parameters as {name:Type} */
  query: string;
  query_params?: Params;
  clickhouse_settings?: ClickHouseSettings;
  signal?: AbortSignal;
}

/**
 * Frozen rows with plain values.
 * @param hosts of the cluster, asked in turn where one is away
 * @param where the cluster is, for people
 * @throws ClusterProblem, what the signal says, or RangeError for a whole number beyond 2^53
 */
export async function askCluster<Row>(hosts: Hosts, { signal, ...question }: Question, where: string): Promise<Row[]> {
  signal?.throwIfAborted();
  const { meta, data } = await hosts.ask((client) =>
    answerTo(client, { ...question, ...(signal && { signal }) }, where),
  );
  // A column of two tables comes back as facts.team, which DuckDB calls team.
  const readers = meta.map(({ name, type }) => ({ name: name.replace(/^\w+\./, ''), read: readerOf(type, name) }));
  const rows = data.map((cells) => {
    const row: Record<string, unknown> = {};
    readers.forEach(({ name, read }, index) => (row[name] = read(cells[index])));
    return Object.freeze(row) as Row;
  });
  return Object.freeze(rows) as Row[];
}

async function answerTo(
  client: ClickHouseClient,
  { signal, ...question }: Question,
  where: string,
): Promise<ClusterAnswer> {
  try {
    const answer = await client.query({
      ...question,
      format: 'JSONCompact',
      ...(signal && { abort_signal: signal }),
    });
    return wholeAnswer(await answer.text(), where);
  } catch (error) {
    signal?.throwIfAborted();
    throw clusterProblemOf(error, where);
  }
}
