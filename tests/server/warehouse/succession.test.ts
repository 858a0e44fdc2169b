/** Where many read, the next generation is shown when it knows what they asked lately; a reader alone sees it at once. */
import { describe, expect, it } from 'vitest';
import { DUCKDB } from '../../../src/lib/metrics';
import type { Engine } from '../../../src/lib/server/engine/engine';
import { generationOf } from '../../../src/lib/server/warehouse/generation';
import { ServedWarehouse, type Source } from '../../../src/lib/server/warehouse/served';
import { Succession } from '../../../src/lib/server/warehouse/succession';

/** A generation whose engine answers with its name, and tells what it was asked; it may keep an answer back. */
function named(name: string, answer: (sql: string) => Promise<void> = () => Promise.resolve()) {
  const asked: string[] = [];
  let isClosed = false;
  const engine: Engine = {
    dialect: DUCKDB,
    async rows<Row>(sql: string) {
      asked.push(sql);
      await answer(sql);
      return [{ name }] as Row[];
    },
    close: () => void (isClosed = true),
  };
  return {
    generation: generationOf({ file: name, state: '', changedAt: '' }, name, engine),
    asked,
    isClosed: () => isClosed,
  };
}

/** A warehouse of one generation after the other, as its readers ask it. */
function servedBy(succession: Succession): ServedWarehouse {
  const source: Source = {
    dialect: DUCKDB,
    current: () => succession.current(),
    caughtUp: () => succession.caughtUp(),
    exists: () => Promise.resolve(true),
    close: () => succession.close(),
  };
  return new ServedWarehouse(source);
}

const questions = (count: number) => Array.from({ length: count }, (_, number) => `question ${number}`);

/** One generation that was asked so many questions in a moment. */
async function afterAsking(count: number) {
  const succession: Succession = new Succession(1000, () => Promise.resolve(succession.shown!));
  const served = servedBy(succession);
  const first = named('first');
  succession.follow(first.generation);
  for (const sql of questions(count)) await served.query(sql);
  return { succession, served, first };
}

describe('the generation that follows', () => {
  it('is shown at once to a reader alone, and the one before lets go of its file', async () => {
    const { succession, served, first } = await afterAsking(9);
    const next = named('next');
    expect(succession.follow(next.generation)).toBe(next.generation);
    expect(first.isClosed()).toBe(true);
    expect(await served.query('question 0')).toEqual([{ name: 'next' }]);
    expect(next.asked).toEqual(['question 0']);
  });

  it('is asked first what many asked lately, the latest first, while they go on with the one before', async () => {
    const { succession, served, first } = await afterAsking(12);
    let goOn = () => {};
    const pause = new Promise<void>((resolve) => (goOn = resolve));
    const next = named('next', () => pause);
    expect(succession.follow(next.generation)).toBe(first.generation);
    expect(succession.newest).toBe(next.generation);
    expect(await served.query('question 5')).toEqual([{ name: 'first' }]);
    expect(first.asked).toEqual(questions(12));
    goOn();
    await served.caughtUp();
    expect(first.isClosed()).toBe(true);
    expect(await served.query('question 5')).toEqual([{ name: 'next' }]);
    expect(next.asked).toEqual(questions(12).reverse());
  });

  it('is shown though it cannot answer all of it; whoever asks that is told why', async () => {
    const { succession, served } = await afterAsking(12);
    const next = named('next', (sql) =>
      sql === 'question 7' ? Promise.reject(new Error('no such column')) : Promise.resolve(),
    );
    succession.follow(next.generation);
    await served.caughtUp();
    await expect(served.query('question 7')).rejects.toThrow('no such column');
    expect(await served.query('question 8')).toEqual([{ name: 'next' }]);
    expect(next.asked.filter((sql) => sql === 'question 8')).toHaveLength(1);
  });

  it('is closed instead of shown when the server ends while it learns', async () => {
    const { succession, first } = await afterAsking(12);
    const next = named('next');
    succession.follow(next.generation);
    await succession.close();
    expect([first.isClosed(), next.isClosed(), succession.shown]).toEqual([true, true, null]);
    expect(next.asked).toEqual(['question 11']);
  });
});
