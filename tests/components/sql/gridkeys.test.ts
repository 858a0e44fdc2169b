import { describe, expect, it } from 'vitest';
import { columnsWithin, edgesOf } from '../../../src/lib/components/sql/columnlayout';
import { moved } from '../../../src/lib/components/sql/gridkeys';

const size = { rows: 100, columns: 5, pageRows: 10 };
const press = (key: string, row: number, column: number, ctrlKey = false) =>
  moved({ key, ctrlKey, metaKey: false }, { row, column }, size);

describe('keys in the grid', () => {
  it.each([
    ['ArrowDown', 3, 2, false, 4, 2],
    ['ArrowUp', 0, 2, false, -1, 2],
    ['ArrowUp', -1, 2, false, -1, 2],
    ['ArrowUp', 50, 2, true, 0, 2],
    ['ArrowDown', 50, 2, true, 99, 2],
    ['ArrowLeft', 3, 0, false, 3, 0],
    ['ArrowRight', 3, 4, false, 3, 4],
    ['ArrowRight', 3, 1, true, 3, 4],
    ['PageDown', 95, 0, false, 99, 0],
    ['PageUp', 5, 0, false, 0, 0],
    ['Home', 7, 3, false, 7, 0],
    ['End', 7, 3, true, 99, 4],
  ] as const)('%s at row %i, column %i (Control: %s) leads to %i, %i', (key, row, column, isFar, toRow, toColumn) => {
    expect(press(key, row, column, isFar)).toEqual({ row: toRow, column: toColumn });
  });

  it('that move nowhere are left to the page', () => expect(press('a', 1, 1)).toBeNull());

  it('in a result without rows stay in the head', () => {
    const none = { rows: 0, columns: 2, pageRows: 10 };
    expect(moved({ key: 'End', ctrlKey: true, metaKey: false }, { row: -1, column: 0 }, none)).toEqual({
      row: -1,
      column: 1,
    });
  });
});

describe('columns across', () => {
  it('are those that the view touches', () => {
    const edges = edgesOf([100, 50, 200]);
    expect(edges).toEqual([6, 106, 156, 356]);
    expect(columnsWithin(edges, 0, 100)).toEqual({ first: 0, count: 1 });
    expect(columnsWithin(edges, 120, 100)).toEqual({ first: 1, count: 2 });
    expect(columnsWithin(edges, 900, 100)).toEqual({ first: 2, count: 1 });
  });
});
