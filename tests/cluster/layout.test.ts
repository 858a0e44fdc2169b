import { describe, expect, it } from 'vitest';
import { overCluster } from '../../pipelines/cluster/layout';
import { clickHouse } from './chdb';

const layout = overCluster('support');
const table = {
  name: 'message_facts',
  columns: [
    { name: 'message_id', type: 'VARCHAR' },
    { name: 'conversation_id', type: 'VARCHAR' },
  ],
  rows: 2,
};

const flat = (sql: string) => sql.replaceAll(/\s+/g, ' ').trim();

describe('tables over a cluster', () => {
  it('are replicated on their shard, and asked through one name on every node', () =>
    expect(layout.create('undertone_7', table).map(flat)).toEqual([
      "create table if not exists undertone_7.message_facts_local on cluster 'support' " +
        '(`message_id` Nullable(String), `conversation_id` Nullable(String)) ' +
        "engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/undertone_7/message_facts', '{replica}') " +
        'order by (day, conversation_id, position) ' +
        'settings replicated_deduplication_window = 10000, replicated_deduplication_window_seconds = 2592000, allow_nullable_key = 1',
      "create table if not exists undertone_7.message_facts on cluster 'support' " +
        '(`message_id` Nullable(String), `conversation_id` Nullable(String)) ' +
        "engine = Distributed('support', 'undertone_7', 'message_facts_local', cityHash64(ifNull(toString(`conversation_id`), '')))",
    ]));

  it('are made, settled and dropped in words that ClickHouse reads', async () => {
    const client = clickHouse();
    const statements = [
      ...layout.create('undertone_7', table),
      `create table undertone.generations${layout.everywhere} (number UInt32) engine = ${layout.ownEngine('generations', 'number')}`,
      layout.settle('undertone_7', 'message_facts')!,
      layout.settle('undertone', 'generations')!,
      layout.drop('undertone_7'),
    ];
    for (const statement of statements) {
      const answer = await client.query({
        query: 'select formatQuery({statement:String}) as read',
        query_params: { statement },
        format: 'JSONEachRow',
      });
      const [formatted] = await answer.json<{ read: string }>();
      // What it understood is written out again: ON CLUSTER must be part of it.
      expect(formatted?.read).toMatch(/ON CLUSTER support/);
    }
    await client.close();
  });
});
