/** undertone worker: reads chunks of imports that other machines hand out, until it is told to leave. */
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseOf } from '../../src/lib/model/databaseaddress';
import { CannotWork, WrongUsage } from '../errors';
import type { Command } from './command';

const AGAIN_MS = 2_000;

export const worker: Command = {
  id: 'worker',
  summary: 'Reads chunks of imports that other machines hand out (import --queue).',
  details: [
    'Takes one core: start one for each. It needs no data folder, and the same version of undertone as the import.',
    'Ctrl-C or SIGTERM: it hands in what it has begun and leaves. Killed, another worker begins that again.',
  ],
  options: {},
  async run({ home }) {
    const database = databaseOf(process.env);
    if (!database) throw new WrongUsage('Say where chunks are: --database postgres://user:password@host/name');
    const note = (line: string) => void process.stderr.write(`${line}\n`);
    const leave = leaving();
    const { work } = await import('../queue/worker');
    let wasThere = false;
    let read = 0;
    while (!leave.aborted) {
      try {
        read += await work({ database, home, leave, note: (line) => ((wasThere = true), note(line)) });
      } catch (error) {
        // An address that never answered is a mistake; one that did will answer again.
        if (!wasThere || !(error instanceof Error)) throw error;
        note(`${error instanceof CannotWork ? error.message : error.stack} Trying again.`);
        await sleep(AGAIN_MS, undefined, { signal: leave }).catch(() => undefined);
      }
    }
    note(`Left after ${read} ${read === 1 ? 'chunk' : 'chunks'}.`);
    return 0;
  },
};

/** Aborted by the first signal; the second one ends the process at once, as it does without us. */
function leaving(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
