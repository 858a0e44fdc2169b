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
