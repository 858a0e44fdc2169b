import { describe, expect, it } from 'vitest';
import { everyWeek, incompleteWeeks, weeksSql, type WeekRow } from '../../src/lib/metrics';
import { engineWith } from './engine';

const row = (key: string, open = 0): WeekRow => ({ key, n: 9, open });

describe('weeks that may mislead', () => {
  it('are those with fewer than seven days, and the last one with open conversations', () => {
    const rows = [row('2024-05-06', 3), row('2024-05-13', 1), row('2024-04-29')];
    expect(incompleteWeeks(rows, '2024-05-01', '2024-05-19')).toEqual(new Set(['2024-04-29', '2024-05-13']));
    expect(incompleteWeeks(rows, '2024-04-29', '2024-05-18')).toEqual(new Set(['2024-05-13']));
    expect(incompleteWeeks([row('2024-05-06')], '2024-05-06', '2024-05-12')).toEqual(new Set());
    expect(incompleteWeeks([], '2024-05-06', '2024-05-12')).toEqual(new Set());
  });

  it('are counted from the facts', async () => {
    const engine = await engineWith({
      conversations: [{}, { is_open: true }, { week: '2024-05-06', team: 'Billing' }],
    });
    const rows = await engine.query(`${weeksSql({ where: "team = 'Support'" })} order by key`);
    expect(rows.map(({ key, n, open }) => [key, Number(n), Number(open)])).toEqual([['2024-05-13', 2, 1]]);
  });
});

describe('the weeks of a series', () => {
  it('leave none out, over the turn of the year too', () => {
    expect(everyWeek(['2025-01-06', '', '2024-12-23'])).toEqual(['2024-12-23', '2024-12-30', '2025-01-06']);
    expect(everyWeek([''])).toEqual([]);
  });
});
