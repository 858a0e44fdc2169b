import { describe, expect, it } from 'vitest';
import { DUCKDB } from '../../../src/lib/metrics';
import type { Engine } from '../../../src/lib/server/engine/engine';
import { differences } from '../../../src/lib/server/parity/alike';
import { compareEngines } from '../../../src/lib/server/parity/compare';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';

/** An engine that says the same to whatever it is asked. */
function engine(say: (sql: string) => object[]): Engine {
  const rows = <Row>(sql: string) => new Promise<Row[]>((done) => done(say(sql) as Row[]));
  return { dialect: DUCKDB, rows, close: () => undefined };
}

const asking = (...queries: string[]) => ({
  list: () =>
    Promise.resolve(queries.map((sql) => ({ name: sql, ask: (folder: string) => warehouse(folder).query(sql) }))),
});

describe('two engines', () => {
  it('that say the same have no differences, and each was asked once', async () => {
    const one = engine((sql) => [{ sql, share: 0.1 + 0.2 }]);
    const other = engine((sql) => [{ sql, share: 0.3 }]);
    const { questions, took, unlike } = await compareEngines('/nowhere', [one, other], asking('a', 'b'));
    expect({ questions, asked: took.map((each) => each.length), unlike }).toEqual({
      questions: 2,
      asked: [2, 2],
      unlike: [],
    });
  });

  it('that differ, or of which the second fails, are told apart by question', async () => {
    const one = engine((sql) => [{ sql, n: 1 }]);
    const other = engine((sql) => {
      if (sql === 'c') throw new Error('no such function');
      return sql === 'b' ? [] : [{ sql, n: 1 }];
    });
    const { unlike } = await compareEngines('/nowhere', [one, other], asking('a', 'b', 'c'));
    expect(unlike).toEqual([
      { question: 'b', differences: ['/0: {"sql":"b","n":1} and undefined'] },
      { question: 'c', differences: ['the second failed: no such function'] },
    ]);
  });

  it('of which the second answers nothing at all are not compared further', async () => {
    const broken = engine(() => {
      throw new Error('Nothing listens.');
    });
    await expect(compareEngines('/nowhere', [engine(() => []), broken], asking('a'))).rejects.toThrow(
      'Nothing listens.',
    );
  });

  it('stop between two questions when they are told to', async () => {
    const stopping = new AbortController();
    const onDone = () => stopping.abort(new Error('stopped'));
    const both: [Engine, Engine] = [engine(() => []), engine(() => [])];
    const comparing = compareEngines('/nowhere', both, { ...asking('a', 'b'), onDone, signal: stopping.signal });
    await expect(comparing).rejects.toThrow('stopped');
  });
});

describe('two answers', () => {
  it.each([
    ['numbers within a billionth', 1e12, 1e12 + 1, []],
    ['numbers further apart', 1, 1.00000001, [': 1 and 1.00000001']],
    ['nothing and none', { n: null }, { n: 0 }, ['/n: null and 0']],
    ['what is no number', { n: NaN }, { n: NaN }, []],
    ['moments', { at: new Date(1) }, { at: new Date(2) }, ['/at: 1 and 2']],
    ['tables by key', new Map([['a', 1]]), new Map([['a', 2]]), ['/0/1: 1 and 2']],
    ['a list that goes on', [1], [1, 2], ['/1: undefined and 2']],
  ])('%s', (_, one, other, expected) => expect(differences(one, other)).toEqual(expected));
});
