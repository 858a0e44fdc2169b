import { describe, expect, it } from 'vitest';
import { isClosingOnly, isThanks } from '../../../pipelines/facts/closing';

describe('closing lines', () => {
  it.each([
    'Thanks, bye',
    'OK.',
    'Got it, thanks!',
    'Thank you so much for your help. Have a nice day!',
    'Great, cheers',
  ])('say nothing else: %s', (text) => {
    expect(isClosingOnly(text)).toBe(true);
  });

  it.each([
    'Perfect, it works, thank you so much!',
    'Thanks for telling me honestly.',
    'Thanks for nothing',
    'Bye, I cancel',
    'That one, and it all',
    'OK, and the problem?',
    '',
    '👍',
  ])('say something else: %s', (text) => {
    expect(isClosingOnly(text)).toBe(false);
  });

  it('thank, unless the opposite is meant', () => {
    expect(['Thanks!', 'thank you', 'No thanks', 'Thanks for nothing', 'Thankless'].map(isThanks)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
