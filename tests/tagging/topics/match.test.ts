import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseWords, TopicMatcher } from '../../../src/lib/tagging/topics';

const matcher = new TopicMatcher([
  { id: 'date-picker', include: ['date picker', 'wrong month'], exclude: [] },
  { id: 'sync', include: ['sync'], exclude: ['kitchen sink', 'lip sync'] },
  { id: 'battery', include: ['batteries'], exclude: [] },
  { id: 'cache', include: ['cache'], exclude: [] },
]);
const topicsOf = (text: string) => matcher.find(text).map(({ topic }) => topic);

describe('a text is about a topic', () => {
  it('when it holds one of its phrases, with the first place and how often', () => {
    const text = 'The Date Pickers are odd: wrong month, and the date picker again.';
    const [mention] = matcher.find(text);
    expect(mention).toEqual({ topic: 'date-picker', start: 4, end: 16, count: 3 });
    expect(text.slice(4, 16)).toBe('Date Pickers');
  });

  it.each(['My battery died.', 'BATTERIES!', 'the battery’s lid'])('in any case and number: %s', (text) =>
    expect(topicsOf(text)).toEqual(['battery']),
  );

  it('in a plural that looks like another word', () => expect(topicsOf('I cleared all caches')).toEqual(['cache']));

  it.each(['asynchronous', 'The date. Picker is another word.', 'https://example.com/sync', 'me@sync.example'])(
    'not inside a word, across a full stop or in an address: %s',
    (text) => expect(topicsOf(text)).toEqual([]),
  );

  it('not when the same text holds a phrase that it excludes', () => {
    expect(topicsOf('Calendar sync is broken.')).toEqual(['sync']);
    expect(topicsOf('The sync of sound, the lip sync, is off.')).toEqual([]);
  });

  it('whatever stands around the phrase', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before}. wrong month. ${after}`;
        const found = matcher.find(text).find(({ topic }) => topic === 'date-picker');
        return found !== undefined && phraseWords(text.slice(found.start, found.end)).length === 2;
      }),
      { examples: [['[', ']']] },
    );
  });
});
