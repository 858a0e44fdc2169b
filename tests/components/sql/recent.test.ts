import { describe, expect, it } from 'vitest';
import { addRecent, isSame, recentQueries } from '../../../src/lib/components/sql/recent';

function storeOf(text: string | null = null) {
  let kept = text;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
}
const run = (sql: string, parameters = {}) => ({ sql, parameters, said: '3 rows' });

describe('the last queries of a browser', () => {
  it('stand latest first, once each, fifty at most', () => {
    const store = storeOf();
    for (let n = 0; n < 60; n += 1) addRecent(store, run(`select ${n}`));
    const runs = addRecent(store, run('select 30'));
    expect(runs).toHaveLength(50);
    expect(runs.slice(0, 3).map(({ sql }) => sql)).toEqual(['select 30', 'select 59', 'select 58']);
    expect(runs.filter(({ sql }) => sql === 'select 30')).toHaveLength(1);
    expect(recentQueries(store)).toEqual(runs);
  });

  it('are different with different parameters, in whichever order these stand', () => {
    const store = storeOf();
    addRecent(store, run('select $a + $b', { a: 1, b: 2 }));
    addRecent(store, run('select $a + $b', { b: 2, a: 1 }));
    expect(addRecent(store, run('select $a + $b', { a: 1, b: 3 }))).toHaveLength(2);
  });

  it('are the same whether a value is known to be a number or not', () => {
    expect(isSame(run('select $a', { a: 0.2 }), run('select $a', { a: '0.2' }))).toBe(true);
    expect(isSame(run('select $a', { a: null }), run('select $a', { a: '' }))).toBe(true);
  });

  it('are none where nothing is kept, something else, or nothing may be', () => {
    expect(recentQueries(storeOf())).toEqual([]);
    expect(recentQueries(storeOf('{'))).toEqual([]);
    expect(recentQueries(storeOf('[{"sql": 1}, null]'))).toEqual([]);
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(addRecent(full, run('select 1'))).toMatchObject([run('select 1')]);
  });
});
