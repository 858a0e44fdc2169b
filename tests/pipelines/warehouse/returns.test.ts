import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openForWriting, rowsOf, type Database } from '../../../pipelines/warehouse/database';
import { markReturns } from '../../../pipelines/warehouse/returns';
import { SCHEMA_SQL } from '../../../src/lib/model/schema';

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-returns-'));
  database = await openForWriting(join(folder, 'warehouse.duckdb'), join(folder, 'spill'));
  await database.connection.run(SCHEMA_SQL);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

interface Contact {
  customer?: string;
  kind?: string;
  /** days of May: the first and the last message */
  from: number;
  to?: number;
  hasIdentity?: boolean;
}

/** What is marked, in the order given; the account's last conversation ends on the 30th of May. */
async function marked(contacts: Contact[]) {
  const all: Contact[] = [...contacts, { customer: 'the last one', from: 30 }];
  const day = (of: number) => `2026-05-${String(of).padStart(2, '0')} 12:00:00`;
  for (const [i, { customer = 'ann', kind = 'question', from, to = from, hasIdentity = true }] of all.entries()) {
    await database.connection.run(
      `insert into conversations (conversation_id, source, has_identity) values ($1, 'csv', $2)`,
      [`c${i}`, hasIdentity],
    );
    await database.connection.run(
      `insert into conversation_facts (conversation_id, episode, source, account_id, customer_id, kind, started_at, ended_at)
       values ($1, 1, 'csv', 'acme', $2, $3, $4::timestamp, $5::timestamp)`,
      [`c${i}`, customer, kind, day(from), day(to)],
    );
  }
  await markReturns(database);
  const rows = await rowsOf<{ has_come_back: boolean | null }>(
    database.connection,
    'select has_come_back from conversation_facts order by conversation_id',
  );
  return rows.slice(0, -1).map(({ has_come_back }) => has_come_back);
}

describe('customers who come back', () => {
  it('wrote about the same kind of matter within seven days of the end', async () => {
    expect(await marked([{ from: 1, to: 3 }, { from: 10 }, { from: 18 }])).toEqual([true, false, false]);
  });

  it('not about another kind, nor did another customer', async () => {
    expect(await marked([{ from: 1 }, { from: 2, kind: 'bug' }, { from: 3, customer: 'bob' }])).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are not known in the last week, nor where the export does not tell customers apart', async () => {
    expect(await marked([{ from: 25 }, { from: 1, customer: 'x', hasIdentity: false }])).toEqual([null, null]);
  });

  it('are known in the last week once they have come back', async () => {
    expect(await marked([{ from: 25 }, { from: 27 }])).toEqual([true, null]);
  });
});
