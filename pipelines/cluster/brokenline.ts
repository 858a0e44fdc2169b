/** What is said to a cluster while it is written to, said again when the line breaks before an answer has come. */
import { setTimeout } from 'node:timers/promises';

const TRIES = 3;
/** Long enough for a proxy or a server that is being restarted, in milliseconds. */
const PAUSE_MS = 1_000;

/** As Node names a line that the other side, or what stands between, closed. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Nobody knows whether what broke off was done: only what may come twice may be said so.
 * @throws what the last try threw, at once where it is anything but a broken line
 */
export async function overBrokenLines<T>(say: () => Promise<T>, pauseMs = PAUSE_MS): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await say();
    } catch (error) {
      if (tried === TRIES || !BROKEN.has(String((error as NodeJS.ErrnoException)?.code))) throw error;
      await setTimeout(pauseMs);
    }
  }
}
