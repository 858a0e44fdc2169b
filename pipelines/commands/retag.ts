/** undertone retag: the whole history read again with today's rules, and what that changed, tag by tag. */
import { readSettings } from '../../src/lib/server/workspace';
import { retagMessages } from '../import/retag';
import { changeWarehouse } from '../warehouse/change';
import { CATALOGUE } from './catalogue';
import type { Command } from './command';
import { progressFor } from './progress';
import { tableOf } from './table';

export const retag: Command = {
  id: 'retag',
  summary: "Tags the whole history again with today's rules and shows what changed.",
  options: {
    json: { type: 'boolean', help: 'the summary as one JSON object, last on standard output' },
    progress: { type: 'boolean', help: 'progress as JSON lines on standard output' },
  },
  async run(invocation) {
    const progress = progressFor(invocation);
    const outcome = await changeWarehouse(
      {
        dataFolder: invocation.dataFolder,
        settings: await readSettings(invocation.dataFolder),
        metrics: CATALOGUE,
        progress,
        note: (line) => process.stderr.write(`${line}\n`),
        needsWarehouse: true,
      },
      async (next) => ({
        result: await retagMessages(next, (done, total) => progress.update('tag', done, total, 'messages')),
        swap: true,
        facts: 'all',
      }),
    ).finally(() => progress.end());
    progress.update('done', outcome.messages, outcome.messages, 'messages');
    progress.end();
    if (invocation.values.json) {
      process.stdout.write(`${JSON.stringify(outcome)}\n`);
      return 0;
    }
    const { messages, rulesBefore, rules, tags } = outcome;
    process.stdout.write(`${messages.toLocaleString('en')} messages; rules ${rulesBefore ?? 'unknown'} → ${rules}.\n`);
    const rows = tags
      .filter((row) => row.before !== row.after)
      .map((row) => ({ ...row, change: row.after - row.before }));
    process.stdout.write(
      rows.length
        ? `${tableOf(['tag', 'before', 'after', 'change'], rows)}\n`
        : 'No tag is found more or less often.\n',
    );
    return 0;
  },
};
