import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discsOf, notesOn, sideOfName } from '../../src/lib/charts/events';
import type { EventNote } from '../../src/lib/model/overview';

const WEEKS = ['2024-01-01', '2024-01-08', '2024-01-15'];
const note = (at: string): EventNote => ({ id: at, at, text: 'Release', kind: 'release' });

describe('event notes on a chart of weeks', () => {
  it('stand at their day, numbered from the left, and those of other weeks are left out', () => {
    const placed = notesOn(WEEKS, ['2024-01-15', '2023-12-31', '2024-01-04', '2024-01-22'].map(note));
    expect(placed.map(({ at, number, x }) => [at, number, x])).toEqual([
      ['2024-01-04', 1, 3 / 7],
      ['2024-01-15', 2, 2],
    ]);
  });

  it('of the last week stand at its point, where the chart ends', () => {
    expect(notesOn(WEEKS, [note('2024-01-21')]).map(({ x }) => x)).toEqual([2]);
  });

  it('stand within columns of four weeks too', () => {
    const placed = notesOn(['2024-01-01', '2024-01-29'], ['2024-01-15', '2024-02-20', '2024-02-26'].map(note), 28);
    expect(placed.map(({ at, x }) => [at, x])).toEqual([
      ['2024-01-15', 0.5],
      ['2024-02-20', 1],
    ]);
  });

  it('leave room for the name of the period on one side of it, or do without', () => {
    expect(sideOfName([], 100, 300)).toBe('start');
    expect(sideOfName([110], 100, 300)).toBe('end');
    expect(sideOfName([110, 290], 100, 300)).toBeNull();
    expect(sideOfName([], 100, 150)).toBeNull();
  });

  it('are none where no week is drawn', () => {
    expect(notesOn([], [note('2024-01-04')])).toEqual([]);
  });

  it('have discs that never lie on one another, and move only as far as they must', () => {
    expect(discsOf([10, 12, 100], 17)).toEqual([10, 27, 100]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 })), (places) => {
        const ordered = [...places].sort((a, b) => a - b);
        const discs = discsOf(ordered, 17);
        expect(discs.every((disc, index) => index === 0 || disc - discs[index - 1]! >= 17)).toBe(true);
        expect(discs.every((disc, index) => disc >= ordered[index]!)).toBe(true);
      }),
    );
  });
});
