/** Bodies that no person wrote: whatever comes in, cleaning ends, keeps its promises and says the same twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_TEXT_LENGTH,
  cleanBody,
  countWords,
  detectLanguage,
  maskSameLength,
  type BodyFormat,
} from '../../src/lib/text';

const FORMATS: BodyFormat[] = ['text', 'html', 'markdown'];
const isTidy = (text: string) => text === text.trim() && !/\n{3}| {2}|[\t\r\u00a0]/.test(text);

describe('a body made to stall a parser', () => {
  const units: Record<string, string> = {
    'nested elements': '<div>',
    'nested quotations': '<blockquote>a',
    'nested tables': '<table><tr><td>a',
    'open bold': '<b>x',
    'open attributes': '<a href="',
    brackets: '<',
    ampersands: '&#1',
    'blank lines': '\n',
    'quoted lines': '> a\n',
    attributions: 'On 2025 a wrote:\n',
    'Dutch attributions': 'Op 2025 schreef a:\n',
    'address lines': 'a <a@b.c> 2025:\n',
    'mail headers': 'From: a\nTo: b\nSubject: c\n',
    separators: '-- \n',
    valedictions: 'Best,\nAnn\n',
    'open links': '[a](',
    stars: '**a',
    underscores: '_a ',
    addresses: 'http://a.',
    mails: 'a@',
    hosts: 'a.',
    dashes: '-a',
    exclamations: '!',
    digits: '1_',
    'halves of emoji': '\ud83d',
    'wide spaces': '\u3000',
  };

  it.each(Object.entries(units))('is read to its end: %s', (_name, unit) => {
    const body = unit.repeat(Math.ceil(128_000 / unit.length));
    for (const format of FORMATS) {
      const text = cleanBody(body, format);
      expect(text.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
      expect(isTidy(text)).toBe(true);
      expect(countWords(text)).toBeLessThanOrEqual(text.length);
    }
    expect(maskSameLength(body).length).toBe(body.length);
    expect(['sure', 'undetermined']).toContain(detectLanguage(body).certainty);
  });

  it('keeps the words inside 90 nested elements', () => {
    expect(cleanBody('<div>'.repeat(90) + 'Help!' + '</div>'.repeat(90), 'html')).toBe('Help!');
  });

  it('keeps own words above 32,000 blank lines', () => {
    expect(cleanBody(`Help!${'\n'.repeat(32_000)}Please.`, 'text')).toBe('Help!\n\nPlease.');
  });

  it('is cut at the cap without halving an emoji', () => {
    const text = cleanBody(`a${'😀'.repeat(MAX_TEXT_LENGTH)}`, 'text');
    expect(text).toBe(`a${'😀'.repeat(MAX_TEXT_LENGTH / 2 - 1)}`);
  });
});

describe('any body', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '> ',
      '-- \n',
      'Best regards,\n',
      'Ann Lee\n',
      'Sent from my iPhone\n',
      'On 4 March 2025 at 10:12, Ann <ann@b.test> wrote:\n',
      '-----Original Message-----\n',
      'From: Ann\nTo: Mara\nSubject: Lamp\n',
      '<p>',
      '</div>',
      '<br>',
      '**',
      '&amp;',
      '\u00a0',
    ),
  );
  const body = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it.each(FORMATS)('comes out tidy, and the same every time: %s', (format) => {
    fc.assert(
      fc.property(body, (text) => {
        const clean = cleanBody(text, format);
        expect(isTidy(clean)).toBe(true);
        expect(cleanBody(text, format)).toBe(clean);
      }),
    );
  });

  it('of words alone is not emptied by what stands around them', () => {
    fc.assert(
      fc.property(body, (text) => {
        const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '');
        if (letters(text) !== '') expect(cleanBody(text, 'text')).not.toBe('');
      }),
    );
  });

  it('of one plain line is left as it is, and cleaning it again changes nothing', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9.,!?:)('-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const line = words.join(' ');
        expect(cleanBody(line, 'text')).toBe(line);
      }),
    );
  });
});
