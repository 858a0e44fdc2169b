/** undertone apply: what was decided in the workspace takes effect in the warehouse. */
import { readSettings } from '../../src/lib/server/workspace';
import { changeWarehouse } from '../warehouse/change';
import { valueOf } from '../warehouse/database';
import { CATALOGUE } from './catalogue';
import type { Command } from './command';
import { progressFor } from './progress';

export const apply: Command = {
  id: 'apply',
  summary: 'Counts again with the settings of the workspace (workspace/settings.json).',
  options: {
    json: { type: 'boolean', help: 'the summary as one JSON object, last on standard output' },
    progress: { type: 'boolean', help: 'progress as JSON lines on standard output' },
  },
  async run(invocation) {
    const started = Date.now();
    const progress = progressFor(invocation);
    const conversations = await changeWarehouse(
      {
        dataFolder: invocation.dataFolder,
        settings: await readSettings(invocation.dataFolder),
        metrics: CATALOGUE,
        progress,
        note: (line) => process.stderr.write(`${line}\n`),
        needsWarehouse: true,
      },
      async (next) => ({
        result: (await valueOf<number>(next.connection, 'select count(*) from conversations')) ?? 0,
        swap: true,
        facts: 'all',
      }),
    ).finally(() => progress.end());
    progress.update('done', conversations, conversations, 'conversations');
    progress.end();
    const seconds = (Date.now() - started) / 1000;
    process.stdout.write(
      invocation.values.json
        ? `${JSON.stringify({ conversations, seconds })}\n`
        : `Applied to ${conversations.toLocaleString('en')} conversations in ${seconds.toFixed(1)} s.\n`,
    );
    return 0;
  },
};
