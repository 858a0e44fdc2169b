import { describe, expect, it } from 'vitest';
import { easierWayIn, recurringPerMonth, taskOf } from '../../../src/lib/tagging/topics';

describe('what somebody was at', () => {
  it.each([
    ['When I try to export March, nothing comes.', 'export March'],
    ['I am trying to print address labels but the printer sleeps', 'print address labels'],
    ['It freezes whenever I open the calendar of a colleague.', 'open the calendar of a colleague'],
    ['I need to move ten appointments to Friday; it forgets them', 'move ten appointments to Friday'],
  ])('is read from: %s', (text, task) => expect(taskOf(text)).toBe(task));

  it.each(['It is broken.', 'I want to know why.', 'I wanted to say thank you', 'I need to ask something'])(
    'is not known from: %s',
    (text) => expect(taskOf(text)).toBeNull(),
  );
});

describe('asks for an easier way', () => {
  it.each([
    ['I type them all. Is there an easier way to do this? Thanks', 'Is there an easier way to do this'],
    ['There must be a quicker way', 'There must be a quicker way'],
    ['Do I really have to confirm it every single time?', 'Do I really have to confirm it every single time'],
  ])('stand in: %s', (text, ask) => {
    const place = easierWayIn(text);
    expect(place && text.slice(place.start, place.end)).toBe(ask);
  });

  it.each(['It is easier now, thanks.', 'Is there a way?', 'That way is better'])('do not stand in: %s', (text) =>
    expect(easierWayIn(text)).toBeNull(),
  );
});

describe('how often it comes again', () => {
  it.each([
    ['It fails every month.', 1],
    ['twice a day it logs me out', 60.875],
    ['every other week the list is empty', 30.4375 / 14],
    ['It crashes 3 times a week', (3 * 30.4375) / 7],
    ['it happens daily', 30.4375],
  ])('is read from: %s', (text, rate) => expect(recurringPerMonth(text)).toBeCloseTo(rate, 10));

  it('is not known where no rate is named', () => expect(recurringPerMonth('I use it every now and then')).toBeNull());
});
