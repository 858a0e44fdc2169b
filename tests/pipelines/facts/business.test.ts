import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessClock, clockOf } from '../../../pipelines/facts/business';
import type { BusinessHours, Weekday } from '../../../src/lib/model/business';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';

const WORKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const nineToFive = (change: Partial<BusinessHours> = {}): BusinessHours => ({
  timezone: null,
  week: Object.fromEntries(WORKDAYS.map((day) => [day, '09:00-17:00'])),
  holidays: [],
  ...change,
});
const minutes = (hours: BusinessHours, from: string, to: string, zone = 'UTC') =>
  businessClock(hours, zone).secondsBetween(new Date(from), new Date(to)) / 60;

describe('the business clock', () => {
  it('counts 10 minutes of Friday and 20 of Monday, where the calendar counts 3,870 [G-BIZ]', () => {
    const [from, to] = ['2024-05-10T16:50:00Z', '2024-05-13T09:20:00Z'];
    expect(minutes(nineToFive(), from, to)).toBe(30);
    expect((Date.parse(to) - Date.parse(from)) / 60_000).toBe(3870);
  });

  it('counts true time on the days on which the local clock is changed [G-DST]', () => {
    const nights: BusinessHours = {
      timezone: 'Europe/Berlin',
      week: { saturday: '00:00-24:00', sunday: '00:00-24:00' },
      holidays: [],
    };
    expect(minutes(nights, '2024-03-30T23:30:00+01:00', '2024-03-31T03:30:00+02:00')).toBe(3 * 60);
    expect(minutes(nights, '2024-10-26T23:30:00+02:00', '2024-10-27T03:30:00+01:00')).toBe(5 * 60);
  });

  it('starts at the next opening for a message of the night', () => {
    expect(minutes(nineToFive(), '2024-05-13T03:00:00Z', '2024-05-13T09:15:00Z')).toBe(15);
    expect(minutes(nineToFive(), '2024-05-11T10:00:00Z', '2024-05-12T20:00:00Z')).toBe(0);
  });

  it('opens by the zone of the team, else of the workspace', () => {
    const span = ['2024-05-13T06:00:00Z', '2024-05-13T08:00:00Z'] as const;
    expect(minutes(nineToFive(), ...span, 'Europe/Berlin')).toBe(60);
    expect(minutes(nineToFive({ timezone: 'America/New_York' }), ...span, 'Europe/Berlin')).toBe(0);
  });

  it('stands still at noon where noon is closed, and on holidays', () => {
    const week = { monday: '09:00-12:00, 13:00-17:00', tuesday: '09:00-17:00' };
    expect(minutes(nineToFive({ week }), '2024-05-13T11:00:00Z', '2024-05-13T14:00:00Z')).toBe(120);
    expect(
      minutes(nineToFive({ week, holidays: ['2024-05-13'] }), '2024-05-13T11:00:00Z', '2024-05-14T10:00:00Z'),
    ).toBe(60);
  });

  it('goes on over the end of a year, whose first hours are another year’s in UTC', () => {
    const always = Object.fromEntries([...WORKDAYS, 'saturday', 'sunday'].map((day) => [day, '00:00-24:00']));
    const hours = nineToFive({ week: always, timezone: 'Pacific/Auckland' });
    expect(minutes(hours, '2023-12-31T08:00:00Z', '2023-12-31T20:00:00Z')).toBe(12 * 60);
    expect(minutes(nineToFive(), '2022-12-30T16:00:00Z', '2025-01-02T10:00:00Z')).toBe(60 + (260 + 262 + 1) * 480 + 60);
  });

  it('adds up, never runs back, and never faster than the calendar', () => {
    const clock = businessClock(nineToFive({ timezone: 'Europe/Berlin', holidays: ['2024-05-01'] }), 'UTC');
    const instant = fc.date({ min: new Date('2023-11-01'), max: new Date('2025-02-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, instant, (...instants) => {
        const [a, b, c] = instants.sort((one, other) => one.getTime() - other.getTime()) as [Date, Date, Date];
        const whole = clock.secondsBetween(a, c);
        expect(clock.secondsBetween(a, b) + clock.secondsBetween(b, c)).toBeCloseTo(whole, 6);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeLessThanOrEqual((c.getTime() - a.getTime()) / 1000);
        expect(clock.secondsBetween(c, a)).toBe(0);
      }),
    );
  });

  it('is not there for a team without hours', () => {
    const settings = { ...DEFAULT_SETTINGS, businessHours: { Billing: nineToFive() } };
    expect(clockOf(settings, 'Technical')).toBeNull();
    expect(clockOf(settings, 'Billing')).toBe(clockOf(settings, 'Billing'));
  });

  it('refuses hours and zones that cannot be read', () => {
    expect(() => businessClock(nineToFive({ week: { monday: 'nine to five' } }), 'UTC')).toThrow(
      'expected 09:00-17:00',
    );
    expect(() =>
      minutes(nineToFive({ timezone: 'Mars/Olympus' }), '2024-05-13T06:00:00Z', '2024-05-13T08:00:00Z'),
    ).toThrow('Mars/Olympus');
  });
});
