import { describe, expect, it } from 'vitest';
import { remembered } from '../../src/lib/server/remembered';

describe('answers kept for one state of the warehouse', () => {
  const counting = () => {
    let asked = 0;
    return async () => ++asked;
  };

  it('works an answer out once, also for those who ask while it is worked out', async () => {
    const work = counting();
    const answers = [remembered('a:1', ['q', 1], work), remembered('a:1', ['q', 1], work)];
    expect(await Promise.all(answers)).toEqual([1, 1]);
    expect(await remembered('a:1', ['q', 1], work)).toBe(1);
  });

  it('asks again for another question, and after an import', async () => {
    const work = counting();
    expect(await remembered('b:1', ['q', 1], work)).toBe(1);
    expect(await remembered('b:1', ['q', 2], work)).toBe(2);
    expect(await remembered('b:2', ['q', 1], work)).toBe(3);
  });

  it('keeps nothing where the state cannot be told, and no failure', async () => {
    const work = counting();
    expect([await remembered(null, 'q', work), await remembered(null, 'q', work)]).toEqual([1, 2]);
    await expect(remembered('c:1', 'q', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    expect(await remembered('c:1', 'q', async () => 'well')).toBe('well');
  });

  it('lets go of what nobody asked for', async () => {
    const work = counting();
    await remembered('d:1', 'first', work);
    for (let i = 0; i < 250; i++) await remembered('d:1', i, async () => i);
    expect(await remembered('d:1', 'first', work)).toBe(2);
  });
});
