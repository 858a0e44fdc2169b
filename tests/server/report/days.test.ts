import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, daysInWords, lastWholeWeekEnd, plusDays, weekOf } from '../../../src/lib/server/report/days';

describe('days', () => {
  it('are said once with their year, and twice where it changes', () => {
    expect(daysInWords('2024-04-14', '2024-05-11')).toBe('14 Apr – 11 May 2024');
    expect(daysInWords('2023-12-25', '2024-01-07')).toBe('25 Dec 2023 – 7 Jan 2024');
    expect(daysInWords('2024-05-16', '2024-05-16')).toBe('16 May 2024');
  });

  it('are days of the calendar', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29');
    for (const none of ['2023-02-29', '2024-04-31', '2024-13-01', '2024-W05', 'yesterday'])
      expect(() => plusDays(none, 1), none).toThrow(`"${none}" is no day; expected one such as 2024-05-16.`);
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
