import { describe, expect, it } from 'vitest';
import { Memory, weightOfRows } from '../../../src/lib/server/warehouse/memory';

describe('answers kept while a warehouse is served', () => {
  const counting = () => {
    let asked = 0;
    return async () => ++asked;
  };

  it('works an answer out once, also for those who ask while it is worked out', async () => {
    const [memory, work] = [new Memory(1000), counting()];
    expect(await Promise.all([memory.ask(['q', 1], work), memory.ask(['q', 1], work)])).toEqual([1, 1]);
    expect(await memory.ask(['q', 1], work)).toBe(1);
    expect(await memory.ask(['q', 2], work)).toBe(2);
  });

  it('tells what it was asked, the latest first', async () => {
    const [memory, work] = [new Memory(1000), counting()];
    for (const question of ['first', 'second', 'first']) await memory.ask(question, work);
    expect(memory.questions()).toEqual(['first', 'second']);
  });

  it('keeps no failure', async () => {
    const memory = new Memory(1000);
    await expect(memory.ask('q', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    expect(await memory.ask('q', async () => 'well')).toBe('well');
  });

  it('lets go of what nobody asked for longest, once all weighs too much', async () => {
    const [memory, work] = [new Memory(100), counting()];
    await memory.ask('first', work, () => 10);
    for (let i = 0; i < 3; i++)
      await memory.ask(
        i,
        async () => i,
        () => 20,
      );
    expect(await memory.ask('first', work)).toBe(1);
    for (let i = 3; i < 6; i++)
      await memory.ask(
        i,
        async () => i,
        () => 20,
      );
    expect(await memory.ask('first', work)).toBe(1);
    for (let i = 6; i < 12; i++)
      await memory.ask(
        i,
        async () => i,
        () => 20,
      );
    expect(await memory.ask('first', work)).toBe(2);
  });

  it('keeps nothing that would take more than a quarter of the room', async () => {
    const [memory, work] = [new Memory(100), counting()];
    await memory.ask('large', work, () => 30);
    expect(await memory.ask('large', work)).toBe(2);
  });

  it('weighs rows by the first of them', () => {
    expect(weightOfRows([{ n: 1 }, { n: 2 }, { n: 3 }])).toBe(3 * '{"n":1}'.length);
    expect(weightOfRows([])).toBe(0);
  });
});
