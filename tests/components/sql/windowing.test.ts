import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrolledTo, scrollHeight, windowOf } from '../../../src/lib/components/sql/windowing';

const view = { rowHeight: 28, viewHeight: 560, scrollTop: 0, rows: 1_000_000 };

describe('rows of a long table', () => {
  it('are those on the screen and some beside them', () => {
    expect(windowOf({ ...view, rows: 100 })).toEqual({ first: 0, count: 24, top: 0 });
    expect(windowOf({ ...view, rows: 100, scrollTop: 294 })).toEqual({ first: 6, count: 29, top: 168 });
    expect(windowOf({ ...view, rows: 3 })).toEqual({ first: 0, count: 3, top: 0 });
    expect(windowOf({ ...view, rows: 0 })).toEqual({ first: 0, count: 0, top: 0 });
  });

  it('of a million end with the last, below the height at which browsers cut off', () => {
    expect(scrollHeight(view)).toBe(8_000_000);
    const end = { ...view, scrollTop: 8_000_000 - 560 };
    const { first, count, top } = windowOf(end);
    expect(first + count).toBe(1_000_000);
    expect(top + count * 28).toBeCloseTo(8_000_000);
  });

  it('each can be brought to the screen, whole, wherever one stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.integer({ min: 56, max: 900 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, viewHeight, from, to) => {
          const here = { rowHeight: 28, viewHeight, rows, scrollTop: from * 9_000_000 };
          const row = Math.min(rows - 1, Math.floor(to * rows));
          const there = { ...here, scrollTop: scrolledTo(row, here) };
          const { first, count, top } = windowOf(there);
          expect(first).toBeLessThanOrEqual(row);
          expect(first + count).toBeGreaterThan(row);
          const edge = Math.min(there.scrollTop, Math.max(0, scrollHeight(there) - viewHeight));
          expect(top + (row - first) * 28).toBeGreaterThanOrEqual(edge - 0.01);
          expect(top + (row + 1 - first) * 28).toBeLessThanOrEqual(edge + viewHeight + 0.01);
        },
      ),
    );
  });
});
