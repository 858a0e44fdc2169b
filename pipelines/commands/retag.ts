/** undertone retag: the whole history read again with today's rules, and what that changed, tag by tag. */
import { retagMessages } from '../import/retag';
import type { Command } from './command';
import { rework, REWORK_OPTIONS } from './rework';
import { tableOf } from './table';

export const retag: Command = {
  id: 'retag',
  summary: "Tags the whole history again with today's rules and shows what changed.",
  options: REWORK_OPTIONS,
  async run(invocation) {
    const outcome = await rework(
      invocation,
      (next, progress) => retagMessages(next, (done, total) => progress.update('tag', done, total, 'messages')),
      ({ messages: done }) => ({ done, unit: 'messages' }),
    );
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
