/** When whoever asked has gone: a query that nobody waits for is not worth a processor. */
import type { IncomingMessage } from 'node:http';

/**
 * Runs the work with a signal that is aborted when the connection closes meanwhile. Kit's own signal ends with the
 * body of the request, and the answer's stream tells only once there is an answer.
 * @param platform of adapter-node; elsewhere (in development) nobody tells
 */
export async function whileThere<T>(platform: unknown, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const socket = (platform as { req?: IncomingMessage } | undefined)?.req?.socket;
  const gone = new AbortController();
  const close = () => gone.abort();
  socket?.once('close', close);
  try {
    return await work(gone.signal);
  } finally {
    // The next request may come on the same connection.
    socket?.off('close', close);
  }
}
