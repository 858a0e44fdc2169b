/** undertone apply: what was decided in the workspace takes effect in the warehouse. */
import { taggerOf } from '../import/tagger';
import { warehouseInfo } from '../warehouse/catalogue';
import { valueOf } from '../warehouse/database';
import type { Command } from './command';
import { rework, REWORK_OPTIONS } from './rework';

export const apply: Command = {
  id: 'apply',
  summary: 'Counts again with the settings of the workspace (workspace/settings.json).',
  options: REWORK_OPTIONS,
  async run(invocation) {
    const started = Date.now();
    const conversations = await rework(
      invocation,
      async (next, decisions) => ({
        result: (await valueOf<number>(next.connection, 'select count(*) from conversations')) ?? 0,
        swap: true,
        facts: 'all',
        rulesVersion: (await warehouseInfo(next, 'rules_version')) ?? taggerOf(decisions).version,
      }),
      (done) => ({ done, unit: 'conversations' }),
    );
    const seconds = (Date.now() - started) / 1000;
    process.stdout.write(
      invocation.values.json
        ? `${JSON.stringify({ conversations, seconds })}\n`
        : `Applied to ${conversations.toLocaleString('en')} conversations in ${seconds.toFixed(1)} s.\n`,
    );
    return 0;
  },
};
