/** undertone publish: the warehouse of this machine becomes what a cluster serves. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { publishTo } from '../cluster';
import { WrongUsage } from '../errors';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import type { Command } from './command';
import { progressFor } from './progress';

export const publish: Command = {
  id: 'publish',
  summary: 'Sends the warehouse to a ClickHouse cluster, whole or not at all.',
  details: [
    'Written beside what the cluster serves, in chunks that may be sent twice, counted, and only then published; broken',
    'off, it goes on where it was. With UNDERTONE_WAREHOUSE set, every import and change does this by itself.',
  ],
  options: {
    json: { type: 'boolean', help: 'the summary as one JSON object, last on standard output' },
    progress: { type: 'boolean', help: 'progress as JSON lines on standard output' },
  },
  async run(invocation) {
    const address = process.env.UNDERTONE_WAREHOUSE;
    if (!address) throw new WrongUsage('Say where the cluster is: --warehouse clickhouse://user:password@host:8123');
    const dataFolder = resolve(invocation.dataFolder);
    if (!existsSync(warehousePath(dataFolder))) throw noWarehouse(dataFolder);
    const progress = progressFor(invocation);
    const outcome = await publishTo(address, dataFolder, progress).finally(() => progress.end());
    process.stdout.write(
      invocation.values.json
        ? `${JSON.stringify(outcome)}\n`
        : `Published ${outcome.rows.toLocaleString('en')} rows as ${outcome.database}` +
            `${outcome.skipped ? `; ${outcome.skipped} chunks were there already` : ''}.\n`,
    );
    return 0;
  },
};
