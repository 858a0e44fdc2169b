import { describe, expect, it } from 'vitest';
import { clicheCount, flagsOf, hasOwnWordsEmpathy } from '../../../pipelines/facts/flags';
import { messagesOf, type Line } from './corpus';

const tagged = (...tags: NonNullable<Line['tags']>) => messagesOf([{ at: '16 10:00', by: 'A1', text: 'x', tags }]);
const shown = (...tags: NonNullable<Line['tags']>) =>
  Object.entries(flagsOf(tagged(...tags)))
    .filter(([, is]) => is)
    .map(([flag]) => flag);

describe('what a message shows', () => {
  it('any apology, admission, acknowledgement and sign of empathy', () => {
    expect(shown('apology:conditional', 'admission', 'acknowledgement', 'empathy:stock')).toEqual([
      'has_apology',
      'has_admission',
      'has_acknowledgement',
      'has_empathy',
    ]);
    expect(shown('perspective')).toEqual(['has_empathy']);
  });

  it('a question about the problem, not one to verify a detail', () => {
    expect([shown('question:goal'), shown('question:verification')]).toEqual([['has_question'], []]);
  });

  it('appreciation of something particular, not a ready-made thanks', () => {
    expect([shown('appreciation:specific'), shown('appreciation:stock')]).toEqual([['has_appreciation'], []]);
  });

  it('empathy in own words: specific, or the customer’s side', () => {
    const own = (...tags: NonNullable<Line['tags']>) => hasOwnWordsEmpathy(tagged(...tags)[0]!);
    expect([own('empathy:specific'), own('perspective'), own('empathy:stock'), own('apology')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('each cliché once', () => {
    expect(clicheCount(tagged('cliche', 'apology', 'cliche')[0]!)).toBe(2);
  });
});
