import { describe, expect, it } from 'vitest';
import { CORPUS, episodeFacts, type Line } from './corpus';

const ask: Line = { at: '16 10:00', by: 'customer', text: 'It fails.' };
const bot = (at: string, text: string, ...tags: NonNullable<Line['tags']>): Line => ({
  at: `16 ${at}`,
  by: 'bot',
  text,
  tags,
});
const given = (lines: Line[]) => {
  const row = episodeFacts(lines);
  return [row.autoresponder_score, row.has_bot_repetition, row.has_bot_cliche, row.is_bot_resolved];
};

describe('automatic texts', () => {
  it('of K1 give none of the four and hold a cliché; the others have none', () => {
    const scores = Object.entries(CORPUS).map(([id, { lines }]) => [id, episodeFacts(lines).autoresponder_score]);
    expect(scores.filter(([, score]) => score !== null)).toEqual([['K1', 0]]);
    expect(given(CORPUS.K1!.lines)).toEqual([0, false, true, false]);
  });

  it('get a point for how long, how they feel, why it matters, and that it is voluntary', () => {
    const whole =
      'Somebody is with you in about 6 minutes. If you like, tell us how you feel about it and why it matters.';
    expect(given([ask, bot('10:00', whole, 'wait_estimate')])).toEqual([4, false, false, false]);
  });

  it('repeat themselves where the same sentence comes twice in one wait', () => {
    const wait = 'Please wait for a free colleague.';
    expect(given([ask, bot('10:00', wait), bot('10:02', wait)])[1]).toBe(true);
    const answered: Line = { at: '16 10:01', by: 'A1', text: 'Try again.' };
    expect(given([ask, bot('10:00', wait), answered, bot('10:02', wait)])[1]).toBe(false);
  });

  it('settle a conversation only where the customer says so', () => {
    const answer = bot('10:01', 'Press the small lamp.');
    expect(given([ask, answer, { ...ask, at: '16 10:02', text: 'Great, thanks!' }])[3]).toBe(true);
    expect(given([ask, answer])[3]).toBe(false);
    expect(given([ask, answer, { ...ask, at: '16 10:02', text: 'That does nothing.' }])[3]).toBe(false);
  });
});
