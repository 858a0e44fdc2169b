/** Loads the conversations in staging.todo into the warehouse: replaced ones leave first, then rows stream in. */
import { availableParallelism } from 'node:os';
import { WrongUsage } from '../../errors';
import type { Decisions } from '../../decisions';
import { valueOf } from '../../warehouse/database';
import type { QueueOptions } from '../../queue/options';
import type { NextWarehouse } from '../../warehouse/generation';
import { CONVERSATION_TABLES, loadAll, type PartOptions } from './part';
import { processesFor, startCrew, type Crew } from './processes';

export interface LoadOptions extends PartOptions {
  decisions: Decisions;
  /** path of the built command, when it can be started once more for each core */
  command?: string;
  /** processes that were started before it was known how much there is to load */
  crew?: Crew | null;
  /** where other machines take chunks from instead */
  queue?: QueueOptions;
}

/** What a message takes in most exports, or less: too few processes are started ahead rather than too many. */
const MESSAGE_BYTES = 500;

/** Starts processes ahead where the size of an export says that there will be work for them. */
export function crewFor(bytes: number, command: string | undefined): Crew | null {
  const size = processesFor(bytes / MESSAGE_BYTES, ...cores());
  return command && size > 1 ? startCrew(command, size) : null;
}

/** @param onMessages called with the messages loaded so far and their total */
export async function loadConversations(
  next: NextWarehouse,
  { crew, ...options }: LoadOptions,
  onMessages: (done: number, total: number) => void,
): Promise<void> {
  const { connection } = next;
  for (const table of CONVERSATION_TABLES)
    await connection.run(`delete from ${table} where conversation_id in (select conversation_id from staging.gone)`);
  const total = (await valueOf<number>(connection, `select coalesce(sum(messages), 0)::bigint from staging.todo`)) ?? 0;
  const tell = (done: number) => onMessages(done, total);
  const { identity, tagger, redactor, command, queue, ...rest } = options;
  const { dropCorrections: _, ...decisions } = options.decisions;
  const task = { ...rest, decisions, identityKey: identity.key };
  if (queue && total > 0) {
    const { loadByQueue } = await import('../../queue/load');
    return tagger.learn(await loadByQueue(queue, next, task, tell));
  }
  const count = command && total > 0 ? processesFor(total, ...cores()) : 1;
  if (!command || count === 1) {
    await crew?.dismiss();
    return loadAll(next, { ...rest, identity, tagger, redactor }, tell);
  }
  const members = crew ?? startCrew(command, count);
  tagger.learn(await members.load(next, task, tell));
}

/** How many cores there are, and whether a person said so. @throws WrongUsage when UNDERTONE_PROCESSES is no number */
function cores(): [number, boolean] {
  const asked = process.env.UNDERTONE_PROCESSES;
  if (!asked) return [availableParallelism(), false];
  const count = Number(asked);
  if (Number.isInteger(count) && count > 0) return [count, true];
  throw new WrongUsage(`UNDERTONE_PROCESSES is "${asked}"; expected how many processes an import may take, such as 2.`);
}
