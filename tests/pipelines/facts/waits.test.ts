import { describe, expect, it } from 'vitest';
import { episodeFacts, type Around, type Line } from './corpus';

const response = (lines: Line[], around?: Around) => {
  const row = episodeFacts(lines, around);
  return [row.first_response_seconds, row.first_response_outcome, row.first_response_followed_seconds];
};
const empathy = (lines: Line[], around?: Around) => {
  const row = episodeFacts(lines, around);
  return {
    any: [row.first_empathy_outcome, row.first_empathy_followed_seconds],
    own: [row.first_own_words_empathy_outcome, row.first_own_words_empathy_followed_seconds],
  };
};
const ask: Line = { at: '16 10:00', by: 'customer', text: 'It fails.' };
const upset: Line = { ...ask, mood: 'angry' };

describe('the wait for a first answer', () => {
  it('is over with a person, not with a bot, a note, an event or an automatic reply', () => {
    const lines: Line[] = [
      { at: '16 09:59', by: 'bot', text: 'Welcome!' },
      ask,
      { at: '16 10:00', by: 'bot', text: 'Please wait.' },
      { at: '16 10:01', by: 'system', text: 'Assigned' },
      { at: '16 10:01', by: 'note', text: 'Look at this one' },
      { at: '16 10:02', by: 'A1', text: 'Hi Ann,\nwe have received your request (#4711) and will get back to you.' },
      { at: '16 10:30', by: 'A1', text: 'Which file is it?' },
    ];
    expect(response(lines)).toEqual([1800, 'event', 1800]);
  });

  it('ended without one: as long as the customer kept writing', () => {
    expect(response([ask, { ...ask, at: '16 10:20' }])).toEqual([null, 'ended', 1200]);
  });

  it('is still running when the export stops', () => {
    expect(response([ask], { channel: 'email' })).toEqual([null, 'open', (6 * 60 + 55) * 60]);
  });

  it('is none where the team wrote first', () => {
    expect(
      response([
        { ...ask, by: 'A1' },
        { ...ask, at: '16 10:05' },
        { ...ask, at: '16 10:06', by: 'A1' },
      ]),
    ).toEqual([null, null, null]);
  });

  it('follows the clock of the world through the night that loses an hour', () => {
    const lines = [
      { ...ask, at: '2024-03-30T23:30:00+01:00' },
      { ...ask, at: '2024-03-31T03:30:00+02:00', by: 'A1' },
    ];
    expect(response(lines, { settings: { timezone: 'Europe/Berlin' } })[0]).toBe(3 * 3600);
  });
});

describe('the wait for empathy', () => {
  const answer = (at: string, tags: Line['tags'], by = 'A1'): Line => ({ at, by, text: 'I hear you.', tags });

  it('begins with the first upset message, not with the conversation', () => {
    const late = { ...upset, at: '16 10:10' };
    expect(
      empathy([ask, answer('16 10:05', ['empathy:specific']), late, answer('16 10:12', ['empathy:specific'])]),
    ).toEqual({
      any: ['event', 120],
      own: ['event', 120],
    });
  });

  it('a ready-made line is a sign, and is not in their own words', () => {
    const lines = [upset, answer('16 10:01', ['empathy:stock']), answer('16 10:04', ['perspective'])];
    expect(empathy(lines)).toEqual({ any: ['event', 60], own: ['event', 240] });
    expect(empathy(lines.slice(0, 2))).toEqual({ any: ['event', 60], own: ['ended', 60] });
  });

  it('a bot, a note and an automatic reply show none', () => {
    const lines = [
      upset,
      answer('16 10:01', ['empathy:specific'], 'bot'),
      answer('16 10:02', ['empathy:specific'], 'note'),
      { ...answer('16 10:03', ['empathy:specific']), text: 'This is an automated reply: we know it is frustrating.' },
    ];
    expect(empathy(lines)).toEqual({ any: ['ended', 180], own: ['ended', 180] });
  });

  it('asks for scored words, and for a mood of the settings', () => {
    expect(episodeFacts([{ ...upset, isScored: false }]).needs_empathy).toBe(false);
    const confused: Line = { ...ask, mood: 'confused' };
    expect(episodeFacts([confused]).needs_empathy).toBe(false);
    expect(episodeFacts([confused], { settings: { needsEmpathy: ['confused'] } }).needs_empathy).toBe(true);
  });

  it('of nobody upset is none', () => {
    expect(empathy([ask, answer('16 10:01', ['empathy:specific'])])).toEqual({ any: [null, null], own: [null, null] });
  });
});

describe('a wait in opening hours', () => {
  const week = Object.fromEntries(
    (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => [day, '09:00-17:00']),
  );
  const settings = { businessHours: { Support: { timezone: null, week, holidays: [] } } };
  const lines: Line[] = [
    { ...upset, at: '10 16:50' },
    { at: '13 09:20', by: 'A1', text: 'That is maddening.', tags: ['empathy:specific'] },
  ];
  const clocks = (around: Around) => {
    const row = episodeFacts(lines, { channel: 'email', ...around });
    return [
      [row.first_response_seconds, row.first_response_business_seconds],
      [row.first_empathy_followed_seconds, row.first_empathy_followed_business_seconds],
      [row.first_own_words_empathy_followed_seconds, row.first_own_words_empathy_followed_business_seconds],
    ];
  };

  it('stands beside that of the calendar [G-BIZ]', () => {
    expect(clocks({ settings })).toEqual(Array(3).fill([3870 * 60, 30 * 60]));
  });

  it('is not known for a team without hours', () => {
    expect(clocks({ settings, conversation: { team: 'Billing' } })).toEqual(Array(3).fill([3870 * 60, null]));
  });

  it('is none until the event, and as long as it was watched', () => {
    const row = episodeFacts(lines.slice(0, 1), { channel: 'email', settings });
    expect([row.first_response_business_seconds, row.first_response_followed_business_seconds]).toEqual([
      null,
      10 * 60 + 3 * 8 * 3600 + (7 * 60 + 55) * 60,
    ]);
  });
});
