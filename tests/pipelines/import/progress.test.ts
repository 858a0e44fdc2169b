import { describe, expect, it } from 'vitest';
import { jsonProgress, terminalProgress } from '../../../pipelines/progress';

/** A clock that stands at `time` until the test moves it. */
function clock() {
  const state = { time: 0 };
  return { state, now: () => state.time };
}

describe('progress', () => {
  it('says as JSON how far a stage is, how fast it goes and how long it still takes', () => {
    const { state, now } = clock();
    const lines: unknown[] = [];
    const progress = jsonProgress((text) => lines.push(JSON.parse(text)), now);
    progress.update('tag', 0, 400, 'messages');
    state.time = 100;
    progress.update('tag', 10, 400, 'messages');
    state.time = 1000;
    progress.update('tag', 100, 400, 'messages');
    progress.update('facts', 0, 8, 'conversations');
    expect(lines).toEqual([
      { stage: 'tag', done: 0, total: 400, unit: 'messages', perSecond: null, secondsLeft: null },
      { stage: 'tag', done: 100, total: 400, unit: 'messages', perSecond: 100, secondsLeft: 3 },
      { stage: 'facts', done: 0, total: 8, unit: 'conversations', perSecond: null, secondsLeft: null },
    ]);
  });

  it('draws a bar on one line of a terminal and clears it at the end', () => {
    const { state, now } = clock();
    let screen = '';
    const progress = terminalProgress((text) => (screen = text), now);
    progress.update('tag', 0, 1000, 'messages');
    state.time = 2000;
    progress.update('tag', 500, 1000, 'messages');
    expect(screen).toBe(
      `\r\x1b[2KReading between the lines   ${'█'.repeat(12)}${'░'.repeat(12)}  50 %  500 messages  250 messages/s  2 s left`,
    );
    progress.end();
    expect(screen).toBe('\r\x1b[2K');
  });
});
