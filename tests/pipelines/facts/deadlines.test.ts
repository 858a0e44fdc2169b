import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { businessClock } from '../../../pipelines/facts/business';
import { deadlineOf } from '../../../pipelines/facts/deadlines';

const nineToFive = Object.fromEntries(
  (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => [day, '09:00-17:00']),
);

/** When a sentence of Wednesday, 15 May 2024, is due, as local time. */
function due(sentence: string, { at = '2024-05-15T10:00', zone = 'Europe/Berlin', holidays = [] as string[] } = {}) {
  const sentAt = DateTime.fromISO(at, { zone }).toJSDate();
  const clock = businessClock({ timezone: null, week: nineToFive, holidays }, zone);
  const instant = deadlineOf(sentence, { sentAt, zone, clock });
  return instant && DateTime.fromJSDate(instant, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

describe('a deadline', () => {
  it.each([
    ['You’ll have an answer by 11:00.', '2024-05-15 11:00'],
    ['I’ll write to you by 11.', '2024-05-15 11:00'],
    ['I’ll call you at 4.', '2024-05-15 16:00'],
    ['You’ll hear from me before 5 pm.', '2024-05-15 17:00'],
    ['It is back by 9 am.', '2024-05-16 09:00'],
    ['I’ll tell you by noon.', '2024-05-15 12:00'],
    ['It runs again by midnight.', '2024-05-16 00:00'],
    ['Tonight at 8 I’ll know.', '2024-05-15 20:00'],
    ['I’ll call by 5 pm ET.', '2024-05-15 23:00'],
  ])('at a time of the clock: “%s”', (sentence, expected) => expect(due(sentence)).toBe(expected));

  it.each([
    ['I’ll write to you when it’s fixed, by Friday.', '2024-05-17 23:59'],
    ['I’ll write on Wednesday.', '2024-05-15 23:59'],
    ['You’ll have it by Tuesday at 3 pm.', '2024-05-21 15:00'],
    ['We ship it next Friday.', '2024-05-24 23:59'],
    ['I’ll tell you tomorrow.', '2024-05-16 23:59'],
    ['Tomorrow by noon you’ll have it.', '2024-05-16 12:00'],
    ['It’s done by the end of the day.', '2024-05-15 23:59'],
    ['You’ll get it this week.', '2024-05-19 23:59'],
    ['We’ll look at it next week.', '2024-05-26 23:59'],
    ['It comes by the end of this month.', '2024-05-31 23:59'],
    ['It will be out next month.', '2024-06-30 23:59'],
    ['The refund arrives by 20 May.', '2024-05-20 23:59'],
    ['Expect it by June 3rd.', '2024-06-03 23:59'],
    ['We open again on the 2nd.', '2024-06-02 23:59'],
    ['It is planned for 2024-07-01.', '2024-07-01 23:59'],
    ['By 3 March you’ll have it.', '2025-03-03 23:59'],
  ])('on a day, until its end: “%s”', (sentence, expected) => expect(due(sentence)).toBe(expected));

  it.each([
    ['Give me 5 minutes.', '2024-05-15 10:05'],
    ['It takes about half an hour.', '2024-05-15 10:30'],
    ['We’ll answer within 24 hours.', '2024-05-16 10:00'],
    ['You’ll have it in the next two days.', '2024-05-17 10:00'],
    ['It takes 2-3 weeks.', '2024-06-05 10:00'],
    ['I’ll be back within the hour.', '2024-05-15 11:00'],
    ['Refunds take 3 to 5 business days.', '2024-05-22 10:00'],
    ['It’s done in two working hours.', '2024-05-15 12:00'],
  ])('after a span, its upper end: “%s”', (sentence, expected) => expect(due(sentence)).toBe(expected));

  it('skips the days on which all is closed', () => {
    expect(due('It takes 3 to 5 business days.', { holidays: ['2024-05-20'] })).toBe('2024-05-23 10:00');
    expect(due('It’s done in two business hours.', { at: '2024-05-17T16:00' })).toBe('2024-05-20 10:00');
  });

  it.each([
    'I’ll let you know soon.',
    'We’ll come back to you shortly.',
    'Our customers usually wait 15 minutes.',
    'You wrote to us two days ago.',
    'We should have told you when next month’s report appears.',
    'It has failed since Monday.',
    'I’ll check the order of 12 items.',
    'The export of last Friday is empty.',
  ])('is none in “%s”', (sentence) => expect(due(sentence)).toBeNull());

  it('is never before it was said, whatever is written', () => {
    const word = fc.constantFrom(
      ...'by on within in 5 11:00 am pm friday next week tomorrow 3 to days business hours may noon the end of'.split(
        ' ',
      ),
    );
    const at = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), at, (words, sentAt) => {
        const instant = deadlineOf(words.join(' '), { sentAt, zone: 'America/New_York', clock: null });
        if (instant) expect(instant.getTime()).toBeGreaterThan(sentAt.getTime());
      }),
    );
  });
});
