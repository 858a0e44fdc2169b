/** What apply and retag share: the whole warehouse worked on under the lock, with progress, all facts built again. */
import { readSettings } from '../../src/lib/server/workspace';
import type { Progress } from '../progress';
import { changeWarehouse } from '../warehouse/change';
import type { NextWarehouse } from '../warehouse/generation';
import { CATALOGUE } from './catalogue';
import type { Command, Invocation } from './command';
import { progressFor } from './progress';

export const REWORK_OPTIONS: Command['options'] = {
  json: { type: 'boolean', help: 'the summary as one JSON object, last on standard output' },
  progress: { type: 'boolean', help: 'progress as JSON lines on standard output' },
};

/**
 * Runs `work` on the next warehouse and puts it into place.
 * @param counted what the last line of progress says is done
 */
export async function rework<T>(
  invocation: Invocation,
  work: (next: NextWarehouse, progress: Progress) => Promise<T>,
  counted: (result: T) => { done: number; unit: 'messages' | 'conversations' },
): Promise<T> {
  const progress = progressFor(invocation);
  const result = await changeWarehouse(
    {
      dataFolder: invocation.dataFolder,
      settings: await readSettings(invocation.dataFolder),
      metrics: CATALOGUE,
      progress,
      note: (line) => process.stderr.write(`${line}\n`),
      needsWarehouse: true,
    },
    async (next) => ({ result: await work(next, progress), swap: true, facts: 'all' }),
  ).finally(() => progress.end());
  const { done, unit } = counted(result);
  progress.update('done', done, done, unit);
  progress.end();
  return result;
}
