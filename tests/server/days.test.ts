import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFilters } from '../../src/lib/filters';
import { daysBetween, daysInWords, lastWholeWeekEnd, periodsOf, plusDays, weekOf } from '../../src/lib/server/days';

const data = { first: '2024-01-01', last: '2024-05-16', lastConversation: '2024-05-16' };
const enough = async () => 100;

describe('the period of a selection', () => {
  it('is the last four whole weeks when the URL names no days', async () => {
    const { now, before, isChosen } = await periodsOf(noFilters(), data, 1, enough);
    expect([now.label, before?.label, isChosen]).toEqual(['15 Apr – 12 May 2024', '18 Mar – 14 Apr 2024', true]);
  });

  it('follows the day on which weeks start', async () => {
    const { now } = await periodsOf(noFilters(), data, 7, enough);
    expect(now).toMatchObject({ from: '2024-04-14', to: '2024-05-11' });
  });

  it('reaches further back when four weeks hold too little', async () => {
    const sparse = async (from: string) => (from <= '2024-02-12' ? 20 : 19);
    expect((await periodsOf(noFilters(), data, 1, sparse)).now).toMatchObject({ from: '2024-02-12', weeks: 13 });
  });

  it('is all there is when even a year holds too little, and then compares with nothing', async () => {
    const { now, before } = await periodsOf(noFilters(), data, 1, async () => 3);
    expect([now.from, now.to, before]).toEqual(['2024-01-01', '2024-05-16', null]);
  });

  it('ends with the last conversations when the export was taken long after them', async () => {
    const late = { ...data, last: '2025-01-01' };
    expect((await periodsOf(noFilters(), late, 1, enough)).now.to).toBe('2024-05-19');
  });

  it('compares days that make no whole weeks with the same weekdays before', async () => {
    const filters = { ...noFilters(), from: '2024-05-06', to: '2024-05-15' };
    const { now, before } = await periodsOf(filters, data, 1, enough);
    expect(now.weeks).toBeNull();
    expect([before?.from, before?.to]).toEqual(['2024-04-22', '2024-05-01']);
  });
});

describe('days', () => {
  it('are said once with their year, and twice where it changes', () => {
    expect(daysInWords('2024-04-14', '2024-05-11')).toBe('14 Apr – 11 May 2024');
    expect(daysInWords('2023-12-25', '2024-01-07')).toBe('25 Dec 2023 – 7 Jan 2024');
    expect(daysInWords('2024-05-16', '2024-05-16')).toBe('16 May 2024');
  });

  it('lie in exactly one week, which the last whole week never passes', () => {
    const offset = fc.integer({ min: -20_000, max: 20_000 });
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 7 }), (days, weekStart) => {
        const day = plusDays('2000-01-01', days);
        const week = weekOf(day, weekStart);
        expect(daysBetween(week, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(week, day)).toBeLessThan(7);
        expect(new Date(week).getUTCDay()).toBe(weekStart % 7);
        const end = lastWholeWeekEnd(day, weekStart);
        expect(daysBetween(end, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(end, day)).toBeLessThan(7);
        expect(weekOf(plusDays(end, 1), weekStart)).toBe(plusDays(end, 1));
      }),
    );
  });
});
