import { describe, expect, test } from 'vitest';
import { analyse, tagMessage } from '../../src/lib/tagging';
import { durationOf, gravityOf, repeatCountOf, severityOf } from '../../src/lib/tagging/gravity';

const cues = (...names: string[]) => new Map(names.map((name) => [name, 0.5]));
const THURSDAY = new Date('2026-03-19T10:00:00Z');

describe('severity (methodology 5.3)', () => {
  test.each<[string[], ('urgent' | 'repeat')[], number]>([
    [['broken'], [], 2],
    [['broken', 'unable'], [], 3],
    [['broken'], ['urgent'], 3],
    [['grave', 'minor'], [], 4],
    [['look', 'minor'], ['repeat'], 1],
  ])('of cues %j and signals %j is %i', (names, signals, expected) => {
    expect(severityOf(cues(...names), signals)).toBe(expected);
  });

  test('is unknown where nobody complains', () => {
    const nothing = { cues: cues('grave'), signals: [], isComplaint: false };
    expect(gravityOf(analyse('hello'), nothing).severity).toBeNull();
  });

  test.each([
    ['You charged my card twice for one order.', 4],
    ['I cannot open the report.', 3],
    ['The menu is confusing.', 2],
    ['How do I rename a table?', null],
  ])('of "%s" is %j', (text, expected) => {
    expect(tagMessage({ role: 'customer', text }).gravity?.severity).toBe(expected);
  });
});

describe('how often it has come', () => {
  test.each([
    ['For the third time the login fails.', 3],
    ['This is my fourth email about it.', 4],
    ['I have written 5 times.', 5],
    ['My 2nd ticket this week, and the third call.', 3],
    ['It failed twice.', 2],
    ['It crashed again.', 2],
    ['Still nothing.', 2],
    ['It runs three times a day.', null],
    ['Thanks again!', null],
    ['Shall I try again?', null],
    ['It fails.', null],
  ])('"%s": %j', (text, expected) => {
    expect(repeatCountOf(analyse(text))).toBe(expected);
  });
});

describe('how long it has lasted, in days', () => {
  test.each([
    ['I have waited for two weeks.', 14],
    ['It has been 3 days now.', 3],
    ['Down for the past few days.', 3],
    ['No reply for a month.', 30],
    ['No answer for a couple of weeks.', 14],
    ['Waiting for 12 hours.', 0.5],
    ['It has been broken for weeks.', 14],
    ['The trial takes 14 days.', null],
    ['Please call me on Monday.', null],
    ['It fails since Monday.', null],
  ])('"%s": %j', (text, expected) => {
    expect(durationOf(analyse(text))).toBe(expected);
  });

  test('since a day of the week counts back from when it was written', () => {
    expect(durationOf(analyse('It fails since Monday.'), THURSDAY)).toBe(3);
    expect(durationOf(analyse('It fails since Thursday.'), THURSDAY)).toBe(7);
  });
});
