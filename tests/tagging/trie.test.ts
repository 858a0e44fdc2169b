import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/lib/tagging/analyse';
import { Phrases } from '../../src/lib/tagging/trie';

const LISTS = { feeling: ['upset', 'let down'], mood: ['{feeling}', 'calm'] };

/** The longest text that one phrase finds at each beginning. */
function find(phrase: string, text: string): string[] {
  const phrases = new Phrases<true>(LISTS);
  phrases.add(phrase, true);
  const { tokens } = analyse(text);
  const longest = new Map<number, number>();
  for (const { first, last } of phrases.find(analyse(text)))
    longest.set(first, Math.max(last, longest.get(first) ?? 0));
  return [...longest].map(([first, last]) => text.slice(tokens[first]!.start, tokens[last - 1]!.end));
}

describe('the notation of phrases', () => {
  it.each([
    ['a word, in any spelling', 'we apologise', 'And we apologize.', ['we apologize']],
    ['contractions', 'i am sorry', "I'm sorry", ["I'm sorry"]],
    ['up to two adverbs in between', 'i am sorry', "I'm so very sorry", ["I'm so very sorry"]],
    ['not three', 'i am sorry', "I'm just so very sorry", []],
    ['no adverb behind', 'i am', "I'm really", ["I'm"]],
    ['verb forms', 'we send~ it', 'We sent it, we are sending it', ['We sent it']],
    ['choices', '(we|the team) fixed', 'The team fixed it', ['The team fixed']],
    ['optional words', 'how (very)? odd', 'how odd', ['how odd']],
    ['lists, entries of two words and lists in lists', 'feel {mood}', 'I feel let down', ['feel let down']],
    ['numbers as digits', 'in {number} days', 'in 3 days', ['in 3 days']],
    ['numbers as words', 'in {number} days', 'in three days', ['in three days']],
    ['gaps', 'sent {1-2} wrong file', 'sent you the wrong file', ['sent you the wrong file']],
    ['exact gaps', 'sent {1} wrong file', 'sent you the wrong file', []],
    ['no gap over punctuation', 'sent {0-4} file', 'sent, the file', []],
    ['no gap over a negation', 'we {0-3} charged', 'we have not charged', []],
    ['a comma that may be missing', 'got it, the loop', 'Got it the loop', ['Got it the loop']],
    ['a comma that is there', 'got it, the loop', 'Got it: the loop', ['Got it: the loop']],
    ['only the beginning of a sentence', '^ so', 'So it is. And so on.', ['So']],
    ['only the end of a sentence', 'thanks $', 'thanks for that. Many thanks!', ['thanks']],
    ['only sentences that ask', 'why ?', 'why not. Why so?', ['Why']],
    ['nothing across sentences', 'let me know', 'let me. Know', []],
  ])('means %s', (_, phrase, text, expected) => {
    expect(find(phrase, text)).toEqual(expected);
  });

  it.each([
    ['(a|b', 'expected ")" for every "("'],
    ['a|b', 'stands outside of brackets'],
    ['{unheard of} x', 'Word list {unheard of} is unknown. Known lists: feeling, mood.'],
    ['{1-} x', 'expected {list name} or {1-4}, found {1-}'],
    ['(a)?', 'expected at least one word that must be there'],
  ])('refuses "%s" and says why', (phrase, message) => {
    expect(() => find(phrase, 'x')).toThrow(message);
  });
});

describe('many phrases at once', () => {
  it('find what each finds alone', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const phrase = fc
      .array(fc.oneof(word, fc.constantFrom('(a|b c)', '{0-2}', '(d)?')), { minLength: 1, maxLength: 4 })
      .map((parts) => ['a', ...parts].join(' '));
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 6 }), text, (list, message) => {
        const together = new Phrases<string>();
        for (const entry of list) together.add(entry, entry);
        const analysis = analyse(message);
        for (const entry of list) {
          const alone = new Phrases<string>();
          alone.add(entry, entry);
          const spans = (phrases: Phrases<string>): string[] =>
            [
              ...new Set(
                phrases
                  .find(analysis)
                  .filter(({ value }) => value === entry)
                  .map(({ first, last }) => `${first}-${last}`),
              ),
            ].sort();
          expect(spans(together)).toEqual(spans(alone));
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
