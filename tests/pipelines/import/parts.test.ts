import { describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { fillInParts } from '../../../pipelines/import/resolve/parts';
import { rowsOf } from '../../../pipelines/warehouse/database';

async function gathered(most: number): Promise<{ rows: unknown[]; parts: string[] }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `create table said as select 'c' || i % 100 as conversation, i as position from range(1000) t(i)`,
  );
  const parts: string[] = [];
  const select = (where: string) => {
    parts.push(where);
    return `select conversation, string_agg(position::varchar, ' ' order by position) as words from said where ${where} group by conversation`;
  };
  await fillInParts(connection, 'gathered', { table: 'said', by: 'conversation' }, select, most);
  const rows = await rowsOf(connection, 'from gathered order by conversation');
  connection.closeSync();
  instance.closeSync();
  return { rows, parts };
}

describe('gathering in parts', () => {
  it('few groups are gathered at once', async () => {
    const { rows, parts } = await gathered(1000);
    expect(parts).toEqual(['true']);
    expect(rows).toHaveLength(100);
  });

  it('many groups are gathered some at a time, and each once, as if at once', async () => {
    const atOnce = await gathered(1000);
    const inParts = await gathered(10);
    expect(inParts.parts.length).toBeGreaterThan(5);
    expect(inParts.rows).toEqual(atOnce.rows);
  });
});
