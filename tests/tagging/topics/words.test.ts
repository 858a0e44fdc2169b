import { describe, expect, it } from 'vitest';
import { topicWords } from '../../../src/lib/tagging/topics';
import { singular } from '../../../src/lib/tagging/topics/words';

describe('words of topics', () => {
  it.each([
    ['batteries', 'battery'],
    ['cookies', 'cookie'],
    ['boxes', 'box'],
    ['caches', 'cache'],
    ['crashes', 'crash'],
    ['pages', 'page'],
    ['issues', 'issue'],
    ['addresses', 'address'],
  ])('%s and %s are one', (plural, one) => expect(singular(plural)).toBe(singular(one)));

  it.each(['status', 'class', 'is', 'this', 'news', 'us'])('%s is no plural', (word) =>
    expect(singular(word)).toBe(word),
  );

  it('carry their places, without accents and capitals, and know what parts phrases', () => {
    expect(topicWords('Café, the Café’s')).toEqual([
      { normal: 'cafe', start: 0, end: 4, isAfterBreak: false },
      { normal: 'the', start: 6, end: 9, isAfterBreak: true },
      { normal: 'cafe', start: 10, end: 16, isAfterBreak: false },
    ]);
  });

  it('leave addresses, accounts, marks of redaction and files out', () => {
    const text = '@shop see https://a.example/x and [email] or me@b.example in shot.png now';
    expect(topicWords(text).map(({ normal }) => normal)).toEqual(['see', 'and', 'or', 'in', 'now']);
  });

  it('keep what a customer wrote in brackets', () =>
    expect(topicWords('[Sync] [broken, again]').map(({ normal }) => normal)).toEqual(['sync', 'broken', 'again']));
});
