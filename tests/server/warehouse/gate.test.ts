import { describe, expect, it } from 'vitest';
import { Gate } from '../../../src/lib/server/warehouse/gate';

/** A piece of work that ends when it is told to. */
function work() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { run: () => ended, end };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate of width three', () => {
  it('lets three through, the fourth when one is done, even when that one failed', async () => {
    const gate = new Gate(3);
    const started: number[] = [];
    const pieces = [work(), work(), work(), work()];
    const passes = pieces.map((piece, index) =>
      gate.pass(async () => {
        started.push(index);
        await piece.run();
        if (index === 0) throw new Error('failed');
      }),
    );
    await settle();
    expect(started).toEqual([0, 1, 2]);
    pieces[0]?.end();
    await expect(passes[0]).rejects.toThrow('failed');
    await settle();
    expect(started).toEqual([0, 1, 2, 3]);
    pieces.forEach((piece) => piece.end());
    await Promise.all(passes.slice(1));
  });

  it('never starts the work of one who left the line, and lets the next one in instead', async () => {
    const gate = new Gate(1);
    const first = work();
    const started: string[] = [];
    const pass = gate.pass(first.run);
    const leaver = new AbortController();
    const left = gate.pass(async () => void started.push('leaver'), leaver.signal);
    const next = gate.pass(async () => void started.push('next'));
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    first.end();
    await Promise.all([pass, next]);
    expect(started).toEqual(['next']);
  });

  it('lets in first what is a part of the oldest work, and what began together in the order in which it came', async () => {
    const gate = new Gate(1);
    const leave = await gate.enter();
    const entered: string[] = [];
    const entering = async (name: string, since: number) => {
      const leaveAgain = await gate.enter(undefined, since);
      entered.push(name);
      leaveAgain();
    };
    const all = [
      entering('page, first', 10),
      entering('page, second', 10),
      entering('newer page', 20),
      entering('older page', 5),
      entering('page, third', 10),
    ];
    leave();
    await Promise.all(all);
    expect(entered).toEqual(['older page', 'page, first', 'page, second', 'page, third', 'newer page']);
  });
});
