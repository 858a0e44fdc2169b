import { describe, expect, it } from 'vitest';
import type { PromiseFactRow } from '../../../src/lib/model/partrows';
import { CORPUS, factsOf, type Around, type Line } from './corpus';

const DAY = 24 * 60;
const outcomes = (lines: Line[], around?: Around) =>
  factsOf(lines, around).promises.map(({ outcome, is_promise, due_at, late_seconds }) => [
    outcome,
    is_promise,
    due_at?.toISOString() ?? null,
    late_seconds === null ? null : late_seconds / 60,
  ]);
const ask: Line = { at: '13 09:00', by: 'customer', text: 'My order has not come.' };
const promise: Line = { at: '13 10:00', by: 'A1', text: 'I will write to you by noon.', tags: ['promise'] };
const followUp = (at: string): Line => ({
  at,
  by: 'A1',
  text: 'I rang the depot, it left today.',
  tags: ['followup_kept'],
});
const noon = '2024-05-13T12:00:00.000Z';

describe('the promises of the mini-corpus', () => {
  const facts = (id: string) => factsOf(CORPUS[id]!.lines, { channel: CORPUS[id]!.channel }).promises;

  it('K1 is kept five minutes early, K6 pending, K7 kept after 2 days 18 hours 55 minutes', () => {
    const told = ({ outcome, late_seconds, follow_up_seconds }: PromiseFactRow) => [
      outcome,
      late_seconds === null ? null : late_seconds / 60,
      follow_up_seconds === null ? null : follow_up_seconds / 60,
    ];
    expect(['K1', 'K6', 'K7'].map((id) => facts(id).map(told))).toEqual([
      [['in_time', -5, 43]],
      [['pending', null, null]],
      [['kept', null, 2 * DAY + 18 * 60 + 55]],
    ]);
  });

  it('nobody else promises anything', () => {
    expect(['K2', 'K3', 'K4', 'K5', 'K8'].flatMap(facts)).toEqual([]);
  });
});

describe('a promise with a date', () => {
  it('is kept in time, or late, by the first message of a person that reports back', () => {
    expect(outcomes([ask, promise, followUp('13 11:30')])).toEqual([['in_time', true, noon, -30]]);
    expect(outcomes([ask, promise, followUp('13 13:00'), followUp('13 14:00')])).toEqual([['late', true, noon, 60]]);
  });

  it('is kept by the thing itself, and not by a bot, a note or a question', () => {
    const thing: Line = { at: '13 11:00', by: 'A2', text: 'Here is your parcel’s new number.' };
    expect(outcomes([ask, promise, thing])).toEqual([['in_time', true, noon, -60]]);
    const others = [
      { ...followUp('13 11:00'), by: 'bot' },
      { ...followUp('13 11:10'), by: 'note' },
      { at: '13 11:20', by: 'A1', text: 'Which street was it?' },
    ];
    expect(outcomes([ask, promise, ...others])).toEqual([['broken', true, noon, null]]);
  });

  it('is broken when the date passed, and pending when the export stops before', () => {
    expect(outcomes([ask, promise])).toEqual([['broken', true, noon, null]]);
    expect(outcomes([ask, promise], { exportedAt: new Date('2024-05-13T11:00:00Z') })).toEqual([
      ['pending', true, noon, null],
    ]);
  });

  it('was asked after where the customer had to, before it came', () => {
    const chased: Line = { at: '13 11:00', by: 'customer', text: 'Any news?' };
    const isChased = (lines: Line[]) => factsOf(lines).promises.map(({ is_chased }) => is_chased);
    expect(isChased([ask, promise, chased, followUp('13 11:30')])).toEqual([true]);
    expect(isChased([ask, promise, { ...chased, text: 'OK, thanks.' }, followUp('13 11:30')])).toEqual([false]);
    expect(isChased([ask, promise, followUp('13 10:30'), chased])).toEqual([false]);
  });

  it('is late by so many opening hours [G-WAIT]', () => {
    const week = {
      monday: '09:00-17:00',
      tuesday: '09:00-17:00',
      wednesday: '09:00-17:00',
      thursday: '09:00-17:00',
      friday: '09:00-17:00',
    };
    const settings = { businessHours: { '*': { timezone: null, week, holidays: [] } } };
    const lines: Line[] = [
      ask,
      { at: '15 10:00', by: 'A1', text: 'The refund takes 3 to 5 business days.', tags: ['wait_estimate'] },
      followUp('23 12:00'),
    ];
    const [row] = factsOf(lines, { settings, channel: 'email' }).promises;
    expect([row?.due_at, row!.late_seconds! / 60, row!.late_business_seconds! / 60, row?.is_promise]).toEqual([
      new Date('2024-05-22T10:00:00Z'),
      1560,
      600,
      false,
    ]);
  });
});

describe('the promises of one message', () => {
  const said = (text: string, ...starts: [string, string][]): Line[] => [
    ask,
    {
      at: '13 10:00',
      by: 'A1',
      text,
      tags: starts.map(([tag]) => tag as 'promise'),
      words: Object.fromEntries(starts),
    },
  ];

  it('are one where a deadline belongs to what is promised beside it', () => {
    expect(
      outcomes(said('I will ask them. It takes about two hours.', ['promise', 'I will'], ['wait_estimate', 'takes'])),
    ).toEqual([['broken', true, noon, null]]);
  });

  it('are one where the same deadline is named twice', () => {
    expect(
      outcomes(
        said('You hear from me by noon. Would noon, so by noon, do?', ['promise', 'You'], ['wait_estimate', 'so by']),
      ),
    ).toEqual([['broken', true, noon, null]]);
  });

  it('are none where a wait has neither date nor promise', () => {
    expect(outcomes(said('Our customers usually wait 15 minutes.', ['wait_estimate', 'usually']))).toEqual([]);
  });

  it('without a date end with the conversation, or may still come', () => {
    const lines = said('I will ask them.', ['promise', 'I will']);
    expect(outcomes(lines)).toEqual([['ended', true, null, null]]);
    expect(outcomes(lines, { channel: 'email' })).toEqual([['open', true, null, null]]);
  });
});
