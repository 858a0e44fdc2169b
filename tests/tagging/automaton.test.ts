import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/lib/tagging/analyse';
import { Automaton } from '../../src/lib/tagging/automaton';
import { keysOf } from '../../src/lib/tagging/keys';
import { PhraseTree } from '../../src/lib/tagging/tree';
import { Phrases } from '../../src/lib/tagging/trie';
import { walkThrough } from './walk';

const LISTS = {
  feeling: ['upset', 'let down', 'down and out'],
  open: ['{feeling}', '{number} odd', 'a {0-2} down'],
  end: ['out $', '^ a', 'b'],
};
const piece = fc.constantFrom(
  'a', 'b', 'upset', 'down', 'out', 'not', 'so', 'send~', '(a|b c)', '(a|b down)?', '(so)?', '((a|b) c|{feeling})',
  '{feeling}', '{open}', '{end}', '{number}', '{1}', '{0-2}', '{2-3}', ',', '^', '$',
); // prettier-ignore
const phrase = fc
  .tuple(fc.constantFrom('', '', '^ '), fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', ' ?'))
  .map(([start, pieces, end]) => `${start}a ${pieces.join(' ')}${end}`);
const text = fc
  .array(
    fc.constantFrom(
      'a', 'b', 'c', 'upset', 'let', 'down', 'and', 'out', 'not', 'so', 'very', 'just', 'sent', 'three', '4', 'odd',
      ',', '-', ':', '.', '?', '!', 'stranger', ':)', '\n\n', '"',
    ),
    { maxLength: 16 },
  )
  .map((words) => words.join(' ')); // prettier-ignore

describe('the automaton', () => {
  it('finds what a plain walk finds, in the same order, whatever the phrases, the text and what it forgot', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(phrase, { minLength: 1, maxLength: 8 }),
        fc.array(text, { maxLength: 4 }),
        (list, texts) => {
          const tree = new PhraseTree<string>(LISTS);
          for (const entry of list) tree.add(entry, entry);
          const automaton = new Automaton(tree);
          const forgetful = new Automaton(tree, 3);
          for (const message of texts) {
            const analysis = analyse(message);
            const expected = walkThrough(tree, analysis);
            expect(automaton.find(keysOf(analysis))).toEqual(expected);
            expect(forgetful.find(keysOf(analysis))).toEqual(expected);
          }
        },
      ),
      { seed: 3, numRuns: 1500 },
    );
  });

  it('takes phrases that are added after a first reading', () => {
    const phrases = new Phrases<string>();
    phrases.add('a b', 'first');
    phrases.find(analyse('a c'));
    phrases.add('a c', 'second');
    expect(phrases.find(analyse('a c'))).toEqual([{ value: 'second', first: 0, last: 2 }]);
  });
});
