import { describe, expect, it } from 'vitest';
import { CORPUS, episodeFacts, factsOf, type Around, type Line } from './corpus';

const waits = (lines: Line[], around?: Around) =>
  factsOf(lines, around)
    .turns.filter(({ side }) => side === 'customer')
    .map(({ response_outcome, response_followed_seconds }) => [
      response_outcome,
      response_followed_seconds === null ? null : response_followed_seconds / 60,
    ]);
const ask: Line = { at: '16 10:00', by: 'customer', text: 'It fails.' };

describe('the wait for the next word of a person', () => {
  it('is measured for each turn of the customer, from its last message', () => {
    const lines: Line[] = [
      ask,
      { ...ask, at: '16 10:02' },
      { at: '16 10:05', by: 'A1', text: 'Try again.' },
      { ...ask, at: '16 10:06' },
    ];
    expect(waits(lines)).toEqual([
      ['event', 3],
      ['ended', 0],
    ]);
    expect(waits(lines, { channel: 'email' })).toEqual([
      ['event', 3],
      ['open', 6 * 60 + 49],
    ]);
  });

  it('is none for a goodbye', () => {
    const lines: Line[] = [
      ask,
      { at: '16 10:05', by: 'A1', text: 'Try again.' },
      { at: '16 10:06', by: 'customer', text: 'OK, thanks!' },
    ];
    expect(waits(lines)).toEqual([
      ['event', 5],
      [null, null],
    ]);
  });

  it('never ended in K3, whose customer had the last word', () => {
    const unanswered = Object.entries(CORPUS).map(([id, { lines, channel }]) => [
      id,
      episodeFacts(lines, { channel }).has_unanswered_last_word,
    ]);
    expect(Object.fromEntries(unanswered)).toEqual({
      K1: false,
      K2: false,
      K3: true,
      K4: false,
      K5: false,
      K6: false,
      K7: false,
      K8: null,
    });
  });
});
