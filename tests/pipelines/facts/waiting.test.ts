import { describe, expect, it } from 'vitest';
import { CORPUS, episodeFacts, type Line } from './corpus';

const waiting = (lines: Line[]) => {
  const row = episodeFacts(lines);
  return [
    row.has_wait_request,
    row.has_wait_estimate,
    row.has_wait_question,
    row.has_wait_refusal,
    row.has_wait_alternative,
  ];
};
const ask: Line = { at: '16 10:00', by: 'customer', text: 'It fails.' };
const agent = (at: string, text: string, ...tags: NonNullable<Line['tags']>): Line => ({
  at: `16 ${at}`,
  by: 'A1',
  text,
  tags,
});
const customer = (at: string, text: string): Line => ({ at: `16 ${at}`, by: 'customer', text });

describe('being asked to wait', () => {
  it('in the mini-corpus: K1 is told until when and asked, K6 told, K7 neither', () => {
    const told = Object.entries(CORPUS).map(([id, { lines }]) => [id, waiting(lines).slice(0, 3)]);
    expect(Object.fromEntries(told)).toMatchObject({
      K1: [true, true, true],
      K2: [false, null, null],
      K6: [true, true, false],
      K7: [true, false, false],
    });
  });

  it('may be refused, and then another way offered', () => {
    const lines = [
      ask,
      agent('10:01', 'Please wait until Friday.', 'wait_estimate'),
      customer('10:02', 'That is too late.'),
    ];
    expect(waiting(lines)).toEqual([true, true, false, true, false]);
    const offered = [...lines, agent('10:03', 'Meanwhile I can mail you the file.')];
    expect(waiting(offered)).toEqual([true, true, false, true, true]);
  });

  it('is not refused by a no to something else', () => {
    const lines = [
      ask,
      agent('10:01', 'Did you restart it?'),
      customer('10:02', 'No.'),
      agent('10:03', 'One moment please.'),
    ];
    expect(waiting(lines)).toEqual([true, false, false, false, null]);
  });
});
