import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { localDates, secondsBetween } from '../../../pipelines/facts/localtime';

const HOURS = 3600;

describe('time between two instants', () => {
  it.each([
    ['the night that loses an hour', '2024-03-30T23:30+01:00', '2024-03-31T03:30+02:00', 3],
    ['the night that has one twice', '2024-10-26T23:30+02:00', '2024-10-27T03:30+01:00', 5],
  ])('%s in Berlin', (_, from, to, hours) => {
    expect(secondsBetween(new Date(from), new Date(to)) / HOURS).toBe(hours);
  });

  it('is never negative, whatever a clock in the export says', () => {
    expect(secondsBetween(new Date('2024-01-01T00:00:05Z'), new Date('2024-01-01T00:00:00Z'))).toBe(0);
  });
});

describe('local days and weeks', () => {
  const at = (instant: string, zone = 'Europe/Berlin', weekStart = 1) => localDates(new Date(instant), zone, weekStart);

  it('are cut in the zone, not in UTC', () => {
    expect(at('2024-05-12T22:30Z')).toEqual({ day: '2024-05-13', week: '2024-05-13', hour: 0 });
    expect(at('2024-05-12T22:30Z', 'UTC')).toEqual({ day: '2024-05-12', week: '2024-05-06', hour: 22 });
    expect(at('2024-05-13T03:00Z', 'America/New_York')).toEqual({ day: '2024-05-12', week: '2024-05-06', hour: 23 });
  });

  it('begin on the weekday of the settings', () => {
    expect(at('2024-05-16T10:00Z', 'UTC', 1).week).toBe('2024-05-13');
    expect(at('2024-05-16T10:00Z', 'UTC', 7).week).toBe('2024-05-12');
    expect(at('2024-05-16T10:00Z', 'UTC', 4).week).toBe('2024-05-16');
    expect(at('2024-05-15T10:00Z', 'UTC', 4).week).toBe('2024-05-09');
  });

  it('stay whole days over the change of the clocks and of the year', () => {
    expect(at('2024-03-31T21:59Z')).toEqual({ day: '2024-03-31', week: '2024-03-25', hour: 23 });
    expect(at('2024-03-31T22:01Z')).toEqual({ day: '2024-04-01', week: '2024-04-01', hour: 0 });
    expect(at('2024-10-27T22:59Z')).toEqual({ day: '2024-10-27', week: '2024-10-21', hour: 23 });
    expect(at('2025-01-01T11:00Z')).toEqual({ day: '2025-01-01', week: '2024-12-30', hour: 12 });
  });

  it('are those that the zone itself names, also on days when clocks change at odd minutes', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe'];
    const instant = fc.date({ min: new Date('1987-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    // In Newfoundland clocks went from a minute past midnight back into the day before.
    const odd = fc.integer({ min: -180, max: 180 }).map((minutes) => new Date(Date.UTC(2005, 9, 30, 2, 31 + minutes)));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.oneof(instant, odd), { minLength: 1, maxLength: 20 }),
        (zone, weekStart, instants) => {
          for (const one of instants) {
            const local = DateTime.fromJSDate(one, { zone });
            const week = local.minus({ days: (local.weekday - weekStart + 7) % 7 });
            expect(localDates(one, zone, weekStart)).toEqual({
              day: local.toISODate(),
              week: week.toISODate(),
              hour: local.hour,
            });
          }
        },
      ),
    );
  });

  it('need a zone and a weekday that exist', () => {
    expect(() => at('2024-05-16T10:00Z', 'Europe/Atlantis')).toThrow(
      'The time zone "Europe/Atlantis" is not known; expected an IANA name such as Europe/Berlin.',
    );
    expect(() => at('2024-05-16T10:00Z', 'UTC', 0)).toThrow(
      'The setting weekStart is 0; expected 1 (Monday) to 7 (Sunday).',
    );
  });
});
