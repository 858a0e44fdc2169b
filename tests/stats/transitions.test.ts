import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transitions, transitionsOf, wilson } from '../../src/lib/stats';

const SEQUENCES = ['FFNP', 'FAA', 'NNP', 'AFNN', 'FNP'].map((moods) => [...moods]);

describe('from one state to the next', () => {
  it('G-TRANS: counts, shares and what is smoothed for display', () => {
    const rows = transitions(transitionsOf(SEQUENCES), [...'AFNP'], ['P']);
    expect(rows.map(({ from, n, cells }) => [from, n, cells.map(({ count }) => count)])).toEqual([
      ['A', 2, [1, 1, 0, 0]],
      ['F', 5, [1, 1, 3, 0]],
      ['N', 5, [0, 0, 2, 3]],
      ['P', 0, []],
    ]);
    expect(rows.map(({ cells }) => cells.map(({ share }) => share))).toEqual([
      [0.5, 0.5, 0, 0],
      [0.2, 0.2, 0.6, 0],
      [0, 0, 0.4, 0.6],
      [],
    ]);
    expect(rows[1]!.cells.map(({ smoothed }) => Number(smoothed.toFixed(4)))).toEqual([0.2143, 0.2143, 0.5, 0.0714]);
    expect(rows[1]!.cells[2]!.interval).toEqual(wilson(3, 5));
    expect(rows.map(({ isAbsorbing, isSmall }) => [isAbsorbing, isSmall])).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [true, true],
    ]);
  });

  it('adds up counts of the same way, and a row of ten is no small one', () => {
    const [row] = transitions(
      [
        { from: 'angry', to: 'calm', count: 4 },
        { from: 'angry', to: 'calm', count: 6 },
      ],
      ['angry', 'calm'],
    );
    expect(row).toMatchObject({ n: 10, isSmall: false, cells: [{ count: 0 }, { count: 10, share: 1 }] });
  });

  it('refuses an unknown state, and a way out of one that has none', () => {
    const way = (from: string, to: string) => () =>
      transitions([{ from, to, count: 1 }], ['calm', 'silent'], ['silent']);
    expect(way('calm', 'cross')).toThrow('No way from "calm" to "cross": the states are calm, silent.');
    expect(way('silent', 'calm')).toThrow('No way from "silent" to "calm"');
  });

  it('counts each pair of neighbours once, and its rows come to 1', () => {
    const sequences = fc.array(fc.array(fc.constantFrom(...'AFN')), { maxLength: 8 });
    fc.assert(
      fc.property(sequences, (moods) => {
        const rows = transitions(transitionsOf(moods), [...'AFN']);
        const pairs = moods.reduce((sum, one) => sum + Math.max(0, one.length - 1), 0);
        expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(pairs);
        for (const { n, cells } of rows) {
          if (n > 0) expect(cells.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
          if (n > 0) expect(cells.reduce((sum, { smoothed }) => sum + smoothed, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});
