import { describe, expect, it } from 'vitest';
import { businessHoursOf, openingsOf, type BusinessHours } from '../../src/lib/model/business';

describe('opening times of a day', () => {
  it('are spans of the clock, in order', () => {
    expect(openingsOf('09:00-17:00')).toEqual([{ from: 540, to: 1020 }]);
    expect(openingsOf('13:30 – 18:00, 8:00-12:30')).toEqual([
      { from: 480, to: 750 },
      { from: 810, to: 1080 },
    ]);
    expect(openingsOf('00:00-24:00')).toEqual([{ from: 0, to: 1440 }]);
  });

  it('are none for a day that is closed', () => {
    expect(openingsOf(' ')).toEqual([]);
  });

  it.each(['9-17', '09:00', '17:00-09:00', '09:00-09:00', '09:60-17:00', '09:00-24:01', '09:00-12:00, 11:00-17:00'])(
    'cannot be "%s"',
    (text) => {
      expect(openingsOf(text)).toBeNull();
    },
  );
});

describe('the hours of a team', () => {
  const hours = (monday: string): BusinessHours => ({ timezone: null, week: { monday }, holidays: [] });
  const settings = { '*': hours('09:00-17:00'), Billing: hours('10:00-12:00') };

  it('are its own, else those of every team', () => {
    expect(businessHoursOf(settings, 'Billing')).toBe(settings.Billing);
    expect(businessHoursOf(settings, 'Technical')).toBe(settings['*']);
    expect(businessHoursOf(settings, null)).toBe(settings['*']);
  });

  it('are not known where nobody set them', () => {
    expect(businessHoursOf({ Billing: settings.Billing }, 'Technical')).toBeNull();
    expect(businessHoursOf({}, 'toString')).toBeNull();
  });
});
