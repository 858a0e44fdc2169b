import { describe, expect, it } from 'vitest';
import { analyse, RULES, WORD_LISTS } from '../../src/lib/tagging';
import { Phrases } from '../../src/lib/tagging/trie';
import { beginningsOf } from '../../src/lib/tagging/words';

describe('the words that a phrase cannot do without', () => {
  it.each([
    ['touch base', ['touc', 'base']],
    ['sorry for any inconvenience', ['inco', 'sorr']],
    ['apologise for the colour', ['apol', 'colo']],
    ['circle~ back (to|with) you', ['back']],
    ['(very)? {0-3} important', ['impo']],
    ['{number} days ^ $', ['days']],
  ])('%s', (phrase, beginnings) => expect(beginningsOf(phrase)).toEqual(beginnings));

  it.each(['we will not', 'that’s why', 'please', 'grey', '(sorry|regret)', '{feeling}'])(
    'are none in "%s", which may be written otherwise',
    (phrase) => expect(beginningsOf(phrase)).toEqual([]),
  );

  it('stand in every message in which a phrase of a rule is found', () => {
    const wrong: string[] = [];
    const book = new Phrases<string>(WORD_LISTS);
    // Picture signs are no phrases.
    const rules = RULES.filter(({ id }) => id !== 'emoji');
    for (const { phrases } of rules) for (const { text } of phrases) book.add(text, text);
    const beginnings = new Map<string, string[]>();
    let found = 0;
    for (const message of rules.flatMap(({ matches, nonMatches, stockMatches = [] }) => [
      ...matches,
      ...nonMatches,
      ...stockMatches,
    ])) {
      for (const { value } of book.find(analyse(message))) {
        if (!beginnings.has(value)) beginnings.set(value, beginningsOf(value));
        found += 1;
        const missing = beginnings.get(value)?.filter((word) => !message.toLowerCase().includes(word)) ?? [];
        if (missing.length) wrong.push(`"${value}" is found in "${message}" without ${missing.join(', ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(500);
  });
});
