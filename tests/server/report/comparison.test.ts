import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFilters, type Filters } from '../../../src/lib/filters';
import { comparisonOf } from '../../../src/lib/server/report/comparison';
import { daysBetween, period, plusDays } from '../../../src/lib/server/report/days';

const data = { first: '2022-01-03' };
const compared = (from: string, to: string, more: Partial<Filters> = {}) =>
  comparisonOf({ ...noFilters(), ...more }, period(from, to), data);

describe('the days that a period is compared with', () => {
  it('are the same weekdays just before', () => {
    expect(compared('2024-04-15', '2024-05-12')).toEqual({
      before: { from: '2024-03-18', to: '2024-04-14', label: '18 Mar – 14 Apr 2024', weeks: 4 },
      comparison: {
        kind: 'before',
        sentence: 'Compared with 18 Mar – 14 Apr 2024: the same weekdays, four weeks earlier.',
        inWords: 'in the period before',
      },
    });
    expect(compared('2024-05-09', '2024-05-10').comparison.sentence).toBe(
      'Compared with 2 May – 3 May 2024: the same weekdays, a week earlier.',
    );
  });

  it('are the same weekdays 52 weeks earlier, and 104 where a year would overlap', () => {
    const { before, comparison } = compared('2024-04-15', '2024-05-12', { compare: 'year' });
    expect([before?.from, before?.to, comparison.inWords]).toEqual(['2023-04-17', '2023-05-14', 'a year before']);
    expect(comparison.sentence).toBe('Compared with 17 Apr – 14 May 2023: the same weekdays, 52 weeks earlier.');
    expect(compared('2024-01-01', '2024-12-31', { compare: 'year' }).before?.from).toBe('2022-01-03');
  });

  it('are none when none are wanted, and none when the data do not reach back, which is said', () => {
    expect(compared('2024-04-15', '2024-05-12', { compare: 'none' })).toEqual({
      before: null,
      comparison: { kind: 'none', sentence: 'Compared with nothing, as chosen.', inWords: '' },
    });
    expect(compared('2022-01-10', '2022-01-23')).toEqual({
      before: null,
      comparison: {
        kind: 'before',
        sentence: 'Nothing to compare with: that would be 27 Dec 2021 – 9 Jan 2022, and the data begin on 3 Jan 2022.',
        inWords: '',
      },
    });
  });

  it.each([
    ['2024-05-06', '2024-05-12', ''],
    ['2024-04-08', '2024-05-05', ''],
    ['2024-05-07', '2024-05-10', ' The weekdays differ, which alone can move a figure.'],
    ['2024-05-07', '2024-05-13', ' One day is in both, which hides part of a change.'],
    ['2024-05-10', '2024-05-16', ' 4 days are in both, which hides part of a change.'],
  ])('may be chosen (%s to %s), and what misleads is said', (from, to, note) => {
    const { before, comparison } = compared('2024-05-13', '2024-05-19', { compare_from: from, compare_to: to });
    expect(comparison).toEqual({
      kind: 'own',
      sentence: `Compared with ${before?.label}, the days you chose.${note}`,
      inWords: `on ${before?.label}`,
    });
  });

  it('never overlap the period, and match its weekdays, when they are ready-made', () => {
    const day = fc.integer({ min: 800, max: 3000 }).map((days) => plusDays('2022-01-03', days));
    const kinds = fc.constantFrom('year' as const, undefined);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), kinds, (from, length, compare) => {
        const { before } = compared(from, plusDays(from, length), compare ? { compare } : {});
        if (!before) return;
        expect(before.to < from).toBe(true);
        expect(daysBetween(before.from, from) % 7).toBe(0);
        expect(daysBetween(before.from, before.to)).toBe(length);
      }),
    );
  });
});
