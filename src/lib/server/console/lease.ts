/** A child for one query: a place among those that run, and what runs it, all given back at the end. */
import type { ConsoleProblem } from '../../model/console';
import type { Gate } from '../warehouse/gate';
import type { AskedQuery, Queries, Taken } from './queries';

export interface Lease extends Omit<Taken, 'give'> {
  /** The first call counts. @param isSound whether the child may run another query */
  end(isSound: boolean): void;
}

/** An abort kills the child and ends the lease. @throws the signal's reason, what `queries` throws */
export async function leaseOf(gate: Gate, queries: Queries, asked: AskedQuery): Promise<Lease> {
  const { signal } = asked;
  const leave = await gate.enter(signal);
  try {
    const { give, ...taken } = await queries.take(asked);
    let isOver = false;
    const end = (isSound: boolean) => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', kill);
      give(isSound);
      leave();
    };
    const kill = () => {
      taken.child.kill(stopOf(signal));
      end(false);
    };
    signal.addEventListener('abort', kill);
    if (signal.aborted) kill();
    return { ...taken, end };
  } catch (error) {
    leave();
    throw error;
  }
}

export const NOBODY: ConsoleProblem = {
  kind: 'stopped',
  message: 'The query was stopped: nobody reads its rows any more.',
};

/** Why it was stopped: what whoever stopped it said, else that nobody reads. */
export function stopOf(signal: AbortSignal): ConsoleProblem {
  const reason: unknown = signal.reason;
  const isSaid = reason !== null && typeof reason === 'object' && 'kind' in reason;
  return isSaid ? (reason as ConsoleProblem) : NOBODY;
}
