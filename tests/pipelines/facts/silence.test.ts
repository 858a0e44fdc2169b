import { describe, expect, it } from 'vitest';
import { episodeFacts, type Line } from './corpus';

const ask: Line = { at: '16 10:00', by: 'customer', text: 'It fails. Thanks in advance!' };
const answer: Line = { at: '16 10:05', by: 'A1', text: 'Try again.' };
const silent = (...lines: Line[]) => episodeFacts(lines).went_silent;

describe('whether the customer went silent', () => {
  it('after an answer and never another word: yes, thanks in advance or not', () => {
    expect(silent(ask, answer)).toBe(true);
  });

  it('no, when they had the last word', () => {
    expect(silent(ask, answer, { ...ask, at: '16 10:10', text: 'It still fails.' })).toBe(false);
    expect(silent(ask)).toBe(false);
  });

  it('no, when they thanked before the last "you are welcome"', () => {
    const welcome = { ...answer, at: '16 10:20', text: "You're welcome!" };
    expect(silent(ask, answer, { ...ask, at: '16 10:10', text: 'Works, thank you!' }, welcome)).toBe(false);
    expect(silent(ask, answer, { ...ask, at: '16 10:10', text: 'Works!', mood: 'pleased' }, welcome)).toBe(false);
    expect(silent(ask, answer, { ...ask, at: '16 10:10', text: 'Thanks for nothing.' }, welcome)).toBe(true);
  });

  it('no, when the last word kept a promise', () => {
    expect(silent(ask, { ...answer, tags: ['followup_kept'] })).toBe(false);
  });

  it('unknown while it is open, and where no customer wrote', () => {
    expect(silent(ask, { ...answer, at: '16 16:50' })).toBeNull();
    expect(silent(answer)).toBeNull();
  });
});
