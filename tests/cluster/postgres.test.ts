import { Client } from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from './postgres';

it('answers at its address, and no longer once it was stopped', async () => {
  const postgres = await startPostgres();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  expect((await client.query('select 1 + 1 as two')).rows).toEqual([{ two: 2 }]);
  await client.end();
  await postgres.stop();
  const late = new Client({ connectionString: postgres.url });
  await expect(late.connect()).rejects.toThrow('ECONNREFUSED');
});
