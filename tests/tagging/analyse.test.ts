import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, normalWords } from '../../src/lib/tagging/analyse';

const normals = (text: string): string[] => analyse(text).tokens.map(({ normal }) => normal);
const sentences = (text: string): string[] => analyse(text).sentences.map(({ start, end }) => text.slice(start, end));

describe('words in normal form', () => {
  it('expands contractions into two words whose offsets are true', () => {
    const { tokens } = analyse("I can't, we’ll see");
    expect(tokens.map(({ value, normal, start, end }) => [value, normal, start, end])).toEqual([
      ['I', 'i', 0, 1],
      ['ca', 'can', 2, 4],
      ["n't", 'not', 4, 7],
      [',', ',', 7, 8],
      ['we', 'we', 9, 11],
      ['’ll', 'will', 11, 14],
      ['see', 'see', 15, 18],
    ]);
  });
  it.each(["I'm sorry", 'I’m sorry', 'im sorry', "I'M SORRY"])('reads %s as i am sorry', (text) => {
    expect(normals(text)).toEqual(['i', 'am', 'sorry']);
  });
  it('writes American, so that rules need one spelling', () => {
    expect(normalWords('apologised')).toEqual(normalWords('apologized'));
  });
  it('knows no word but those it was taught', () => {
    expect(normals('the constructor of it')).toEqual(['the', 'constructor', 'of', 'it']);
  });
  it('drops line breaks', () => {
    expect(normals('we\napologise')).toEqual(['we', 'apologize']);
  });
});

describe('sentences and clauses', () => {
  it('end at a full stop that the tokeniser took for an abbreviation', () => {
    expect(sentences("I can't log in. Then nothing.")).toEqual(["I can't log in.", 'Then nothing.']);
    expect(normals('please log in.')).toEqual(['please', 'log', 'in', '.']);
  });
  it('go on after a title', () => {
    expect(sentences('Ask Mr. Hill about it.')).toEqual(['Ask Mr. Hill about it.']);
  });
  it('end at a blank line, not at a line break', () => {
    expect(sentences('one\n\ntwo\nthree')).toEqual(['one', 'two\nthree']);
  });
  it('end at an address that a capital letter follows', () => {
    expect(sentences('See https://example.com/a Then press Save')).toEqual(['See', 'Then press Save']);
  });
  it('know whether they ask', () => {
    expect(analyse('Really?! Yes. "Why?"').sentences.map(({ isQuestion }) => isQuestion)).toEqual([true, false, true]);
  });
  it('part into clauses at punctuation and before a conjunction', () => {
    const { tokens } = analyse('sorry, but we tried');
    expect(tokens.map(({ clause }) => clause)).toEqual([0, 0, 2, 2, 2]);
  });
});

describe('wild texts', () => {
  const piece = fc.constantFrom(
    "can't", 'log in.', '👩‍👩‍👧', '👍🏽', '\u3000', '\u00a0', '\n\n', 'https://a.b/c?d=e', 'ann@example.com', '@ann', '#12345',
    'e\u0301', '\ud800', '...', ':)', 'U.S.', '"', '“', '\ufeff', '\t', '   ', '¿', 'naïve', "y'all",
  ); // prettier-ignore
  it('keep true offsets: every token is the text at its place, in order', () => {
    const wild = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(wild, (text) => {
        const { tokens, sentences } = analyse(text);
        const isTrue = tokens.every(
          ({ value, start, end }, index) =>
            text.slice(start, end) === value && start >= (index === 0 ? 0 : tokens[index - 1]!.end),
        );
        expect(isTrue).toBe(true);
        expect(sentences.map(({ first }) => first)).toEqual(
          [0, ...sentences.map(({ last }) => last)].slice(0, sentences.length),
        );
        expect(sentences.at(-1)?.last ?? 0).toBe(tokens.length);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
  it.each([
    ['an address repeated without a space', 'http://a.'.repeat(15_000)],
    ['exclamation marks', '!'.repeat(130_000)],
    ['hyphens and letters', '-a'.repeat(65_000)],
    ['apostrophes', "a'".repeat(65_000)],
    ['spaces', `a${' '.repeat(130_000)}b`],
    ['words beyond the longest message', 'word '.repeat(30_000)],
  ])('%s are read without stalling', (_, text) => {
    expect(analyse(text).tokens.length).toBeLessThan(20_001);
  });
  it('an empty text has no words', () => {
    expect(analyse('')).toEqual({ text: '', readable: '', tokens: [], sentences: [], words: 0 });
  });
});
