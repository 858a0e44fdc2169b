import { describe, expect, it } from 'vitest';
import { classTerms } from '../../../src/lib/tagging/topics/ctfidf';

const classOf = (text: string) => {
  const words = text.split(' ');
  const terms = new Map<string, number>();
  for (const word of words) terms.set(word, (terms.get(word) ?? 0) + 1);
  return { terms, words: words.length };
};

describe('names by c-TF-IDF', () => {
  it('are those of the golden example: G-CTFIDF', () => {
    const found = classTerms([
      classOf('date picker confusing date picker wrong month report month'),
      classOf('export csv export broken report empty'),
    ]).map((terms) => terms.map(({ term, weight }) => [term, Number(weight.toFixed(4))]));
    expect(found).toEqual([
      [
        ['date', 0.3463],
        ['month', 0.3463],
        ['picker', 0.3463],
        ['confusing', 0.2378],
        ['wrong', 0.2378],
        ['report', 0.1731],
      ],
      [
        ['export', 0.5194],
        ['broken', 0.3567],
        ['csv', 0.3567],
        ['empty', 0.3567],
        ['report', 0.2597],
      ],
    ]);
  });

  it('of no classes are none', () => expect(classTerms([])).toEqual([]));
});
