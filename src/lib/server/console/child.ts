/**
 * The process that runs analysts' queries, one at a time: it may crash, hang or take all its memory, and is killed for
 * it, without harm to the server. It ends with the server, even in the middle of a query.
 */
import { Socket } from 'node:net';
import { answer } from './answer';
import { ROWS_PIPE, type Ask, type ChildOptions, type Said } from './messages';
import { ConsoleFailure } from './problem';
import { openReading } from './reading';

/** News of rows more often would cost more than they tell. */
const NEWS_EVERY_MS = 100;

/** @param options ChildOptions as JSON */
export async function beConsoleChild(options: string): Promise<void> {
  // Not process.exit(): that waits for threads, and one may be planning for minutes.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const pipe = new Socket({ fd: ROWS_PIPE, readable: false, writable: true });
  pipe.on('error', () => process.kill(process.pid, 'SIGKILL'));
  const reading = await openReading(JSON.parse(options) as ChildOptions).catch((error: unknown) => {
    process.stderr.write(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
  process.on('message', (ask: Ask) => void run(ask));
  say({ kind: 'ready', rulesVersion: reading.rulesVersion });

  async function run(ask: Ask): Promise<void> {
    let bytes = 0;
    let isStarted = false;
    let toldAt = 0;
    try {
      const { rows, isTruncated } = await answer(reading, ask, {
        started(columns) {
          isStarted = true;
          say({ kind: 'started', columns });
        },
        async write(part) {
          bytes += part.byteLength;
          if (pipe.write(part)) return;
          say({ kind: 'waiting', isWaiting: true });
          await new Promise<void>((done) => pipe.once('drain', done));
          say({ kind: 'waiting', isWaiting: false });
        },
        rows(count) {
          if (Date.now() - toldAt < NEWS_EVERY_MS) return;
          toldAt = Date.now();
          say({ kind: 'rows', rows: count });
        },
      });
      say({ kind: 'done', rows, isTruncated, bytes });
    } catch (error) {
      const problem =
        error instanceof ConsoleFailure ? error.problem : ({ kind: 'failed', message: String(error) } as const);
      const isHarmless = !isStarted && (problem.kind === 'refused' || problem.kind === 'syntax');
      say({ kind: isHarmless ? 'refused' : 'failed', problem });
    }
  }
}

function say(said: Said): void {
  process.send?.(said);
}
