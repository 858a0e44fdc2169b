import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH, maskSameLength } from '../../src/lib/text';

const blanks = (length: number) => ' '.repeat(length);
/** Text in which everything between ⟦ and ⟧ must be blanked. */
function expectMasked(marked: string) {
  const text = marked.replace(/[⟦⟧]/g, '');
  const expected = marked.replace(/⟦([^⟧]*)⟧/g, (_span, inner: string) => blanks(inner.length));
  expect(maskSameLength(text)).toBe(expected);
}

describe('masking', () => {
  it.each([
    'See ⟦https://internal-host/a/b⟧, please.',
    'Open ⟦www.example.com/a?b=c⟧!',
    'It is on ⟦help.example.com/pricing⟧ (⟦example.org⟧).',
    'Type ⟦chrome://settings⟧ or look in ⟦C:\\Users\\ann\\log.txt⟧.',
    'Write to ⟦ann.lee+x@mail.example.co.uk⟧.',
    '⟦@115712⟧ sorry ⟦@Anna⟧ for the wait',
    'Order ⟦#12345⟧, ticket ⟦ABC-123⟧, parcel ⟦4711471147⟧, item ⟦B07XJ8C8F5⟧.',
    'Crash ⟦7be50068-de3f-4e7a-8433-e688f0190905⟧ again',
  ])('blanks addresses, mentions and identifiers: %s', expectMasked);

  it.each([
    'We will answer within 10 minutes, by 11:00, in 3-5 days or 48hours.',
    'It cost $1,200.50 on 2025-03-04, 100% wrong, 24/7, #1 in line.',
    'great.thanks.but it is so.it works and/or not, e.g. this',
    'I am @ home :( >:( iPhone12 B2B #fail',
    'Das wäre schön. 很好 👍🏽',
  ])('leaves times, prices, faces and ordinary words: %s', (text) => {
    expect(maskSameLength(text)).toBe(text);
  });

  it('turns exotic spaces and control characters into plain spaces', () => {
    expect(maskSameLength('a\u00a0b\u3000c\ufeffd\u2028e\u000bf\u0000g\rh\ti\nj')).toBe('a b c d e f g h\ti\nj');
  });

  it('keeps 64 characters of an endless run', () => {
    expect(maskSameLength(`so ${'!'.repeat(70)} ok`)).toBe(`so ${'!'.repeat(64)}${blanks(6)} ok`);
  });

  it('does not halve an emoji at the end of what it keeps', () => {
    expect(maskSameLength(`${'a'.repeat(63)}😀😀`)).toBe('a'.repeat(63) + blanks(4));
  });

  it('blanks what lies past the cap', () => {
    const masked = maskSameLength('so '.repeat(10_000));
    expect(masked.trimEnd().length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    expect(masked.length).toBe(30_000);
  });
});

describe('whatever comes in', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(' ', '\n', 'http://a.', '@', '#12', 'a@b.c', 'C:\\', 'A-1', '!', '\u3000', '😀', '\ud83d', '99999'),
  );
  const wild = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('masking keeps every character in its place or blanks it', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const masked = maskSameLength(text);
        expect(masked.length).toBe(text.length);
        for (let index = 0; index < text.length; index += 1) {
          if (masked[index] !== ' ') expect(masked[index]).toBe(text[index]);
        }
      }),
    );
  });

  it('no unspaced run of more than 64 characters is left', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const longest = Math.max(
          ...maskSameLength(text)
            .split(/\s/)
            .map((run) => run.length),
        );
        expect(longest).toBeLessThanOrEqual(64);
      }),
    );
  });
});
