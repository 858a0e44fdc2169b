/** What apply and retag share: a warehouse that is there already, worked on under the lock, with progress. */
import type { Progress } from '../progress';
import type { Decisions } from '../decisions';
import { changeWarehouse, type Change } from '../warehouse/change';
import type { NextWarehouse } from '../warehouse/generation';
import { CATALOGUE } from './catalogue';
import type { Command, Invocation } from './command';
import { readDecisions } from './decisions';
import { progressFor } from './progress';

export const REWORK_OPTIONS: Command['options'] = {
  json: { type: 'boolean', help: 'the summary as one JSON object, last on standard output' },
  progress: { type: 'boolean', help: 'progress as JSON lines on standard output' },
};

/**
 * Runs `work` on the next warehouse and, when it says so, puts that into place.
 * @param counted what the last line of progress says is done
 */
export async function rework<T>(
  invocation: Invocation,
  work: (next: NextWarehouse, decisions: Decisions, progress: Progress) => Promise<Change<T>>,
  counted: (result: T) => { done: number; unit: 'messages' | 'conversations' },
): Promise<T> {
  const progress = progressFor(invocation);
  const result = await changeWarehouse(
    {
      dataFolder: invocation.dataFolder,
      readDecisions: () => readDecisions(invocation.dataFolder),
      metrics: CATALOGUE,
      progress,
      note: (line) => process.stderr.write(`${line}\n`),
      needsWarehouse: true,
    },
    (next, decisions) => work(next, decisions, progress),
  ).finally(() => progress.end());
  const { done, unit } = counted(result);
  progress.update('done', done, done, unit);
  progress.end();
  return result;
}
