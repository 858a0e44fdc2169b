/**
 * How far a long command is: a bar on a terminal, JSON lines for the program that started it, silence otherwise.
 */
import type { Progress as ProgressLine, Stage } from '../src/lib/model/imports';

const EVERY_MS = 200;
const BAR_WIDTH = 24;
/** A rate says something only after a while. */
const SETTLED_SECONDS = 0.5;

const STAGE_WORDS: Record<Stage, string> = {
  detect: 'Looking at the files',
  read: 'Reading',
  tag: 'Reading between the lines',
  facts: 'Counting',
  check: 'Checking',
  publish: 'Publishing on the cluster',
  done: 'Done',
};

export interface Progress {
  /** Cheap enough to call for every record. `detail` stands beside the bar on a terminal. */
  update(stage: Stage, done: number, total: number | null, unit: ProgressLine['unit'], detail?: string): void;
  /** Clears the bar; what is printed afterwards starts on a clean line. */
  end(): void;
}

export const silent: Progress = { update: () => undefined, end: () => undefined };

/** One JSON line per step, for the server. */
export function jsonProgress(write: (text: string) => void, now: () => number = Date.now): Progress {
  return throttled(
    (line, detail) => write(`${JSON.stringify(detail === undefined ? line : { ...line, detail })}\n`),
    now,
    () => undefined,
  );
}

/** A bar that redraws itself on one line. */
export function terminalProgress(write: (text: string) => void, now: () => number = Date.now): Progress {
  return throttled(
    (line, detail) => write(`\r\x1b[2K${barOf(line, detail)}`),
    now,
    () => write('\r\x1b[2K'),
  );
}

function throttled(show: (line: ProgressLine, detail?: string) => void, now: () => number, end: () => void): Progress {
  let stage: Stage | null = null;
  let stageBegan = 0;
  let shown = -Infinity;
  return {
    update(nextStage, done, total, unit, detail) {
      const time = now();
      if (nextStage !== stage) {
        stage = nextStage;
        stageBegan = time;
      } else if (time - shown < EVERY_MS && done !== total) return;
      shown = time;
      const seconds = (time - stageBegan) / 1000;
      const perSecond = seconds >= SETTLED_SECONDS && done > 0 ? Math.round(done / seconds) : null;
      const secondsLeft = perSecond && total !== null ? Math.ceil(Math.max(0, total - done) / perSecond) : null;
      show({ stage: nextStage, done, total, unit, perSecond, secondsLeft }, detail);
    },
    end,
  };
}

function barOf({ stage, done, total, unit, perSecond, secondsLeft }: ProgressLine, detail?: string): string {
  const share = total ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * BAR_WIDTH);
  const parts = [
    `${STAGE_WORDS[stage].padEnd(26)}`,
    total
      ? `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${String(Math.floor(share * 100)).padStart(3)} %`
      : '',
    detail ?? (done ? amount(done, unit) : ''),
    perSecond ? `${amount(perSecond, unit)}/s` : '',
    secondsLeft !== null ? `${durationOf(secondsLeft)} left` : '',
  ];
  return parts
    .filter(Boolean)
    .join('  ')
    .slice(0, process.stderr.columns || 120);
}

function amount(n: number, unit: ProgressLine['unit']): string {
  return unit === 'bytes' ? `${(n / 1e6).toFixed(1)} MB` : `${n.toLocaleString('en')} ${unit}`;
}

function durationOf(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
