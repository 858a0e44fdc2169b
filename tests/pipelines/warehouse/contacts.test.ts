import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { numberContacts } from '../../../pipelines/warehouse/contacts';
import { rowsOf, type Database } from '../../../pipelines/warehouse/database';
import { SCHEMA_SQL } from '../../../src/lib/model/schema';

/** id, customer, kind, day of May, whether the export says who wrote */
const EPISODES = [
  ['c1', 'ann', 'bug', 1, true],
  ['c2', 'ann', 'bug', 10, true],
  ['c3', 'ann', 'price', 11, true],
  ['c4', 'ann', 'bug', 24, true],
  ['c5', 'ben', 'bug', 2, true],
  ['c6', 'nobody', 'bug', 3, false],
] as const;

it('counts contacts of one customer about one kind, from the start again after 14 quiet days', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(SCHEMA_SQL);
  for (const [id, customer, kind, day, has_identity] of EPISODES) {
    await connection.run(`insert into conversations (conversation_id, source, has_identity) values ('${id}', 'zendesk', ${has_identity});
      insert into conversation_facts (conversation_id, episode, customer_id, kind, started_at)
      values ('${id}', 1, '${customer}', '${kind}', timestamp '2024-05-01' + interval ${day} day)`);
  }
  const numbers = async () => {
    await numberContacts({ connection } as Database);
    const rows = await rowsOf<{ id: string; n: number }>(
      connection,
      'select conversation_id as id, contact_number as n from conversation_facts order by id',
    );
    return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
  };
  expect(await numbers()).toEqual({ c1: 1, c2: 2, c3: 1, c4: 3, c5: 1, c6: null });
  await connection.run(`delete from conversation_facts where conversation_id = 'c2'`);
  expect(await numbers()).toEqual({ c1: 1, c3: 1, c4: 1, c5: 1, c6: null });
});
