import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWords } from '../../src/lib/text';

it.each([
  ['', 0],
  ['?! … 👍🏽', 0],
  ["I don't know, it’s Ann's", 5],
  ['10 minutes, by 11:00, for $1,200.50', 6],
  ['well-known and/or 48hours', 5],
  ['Grüße aus Łódź', 3],
  ['ありがとう', 5],
])('counts the words of %j as %i', (text, words) => {
  expect(countWords(text)).toBe(words);
});

it('counts plain English as it counts every other text', () => {
  const sign = fc.constantFrom('a', 'Z', '7', '0', "'", '’', '.', ',', ':', ' ', '-', '_', '\n');
  // A letter that is not English sends the whole text another way.
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 24 }), (text) => {
      expect(countWords(text)).toBe(countWords(`${text} é`) - 1);
    }),
    { seed: 5, numRuns: 2000 },
  );
});
