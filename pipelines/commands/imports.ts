/** undertone imports: what was imported, newest first. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openReadOnly, rowsOf } from '../warehouse/database';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import type { Command } from './command';
import { tableOf } from './table';

const COLUMNS = [
  'import_id',
  'source',
  'account_id',
  'conversations',
  'messages',
  'rejected',
  'skipped',
  'seconds',
  'exported_at',
  'rules_version',
];

export const imports: Command = {
  id: 'imports',
  summary: 'Lists the imports, newest first.',
  options: { json: { type: 'boolean', help: 'one JSON object a line' } },
  async run(invocation) {
    const path = warehousePath(resolve(invocation.dataFolder));
    if (!existsSync(path)) throw noWarehouse(resolve(invocation.dataFolder));
    const database = await openReadOnly(path);
    try {
      const rows = await rowsOf(database.connection, 'select * from imports order by started_at desc, import_id');
      const text = invocation.values.json ? rows.map((row) => JSON.stringify(row)).join('\n') : tableOf(COLUMNS, rows);
      process.stdout.write(`${text}\n`);
    } finally {
      database.close();
    }
    return 0;
  },
};
