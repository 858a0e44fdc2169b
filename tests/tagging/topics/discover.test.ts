import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverTopics, type TopicText } from '../../../src/lib/tagging/topics';

const FRUIT = ['apple', 'pear', 'plum', 'quince', 'cherry', 'grape', 'lemon', 'melon', 'mango', 'fig'];

/** Ten customers write about the guest list, six about a barcode scanner, twenty about this and that. */
const TEXTS: TopicText[] = [
  ...FRUIT.map((fruit) => ({
    customer: `list of ${fruit}`,
    text: `Hello! The guest list lost our ${fruit}. Thanks`,
  })),
  ...FRUIT.slice(0, 6).map((fruit) => ({
    customer: `scanner of ${fruit}`,
    text: `Our barcode scanner knows no ${fruit}. Barcode scanner, please!`,
  })),
  ...FRUIT.flatMap((fruit) => [1, 2].map((n) => ({ customer: `${fruit} ${n}`, text: `Where is the ${fruit} ${n}?` }))),
];

describe('topics that nobody named', () => {
  it('are the phrases of five customers or more, longer phrases before their parts', () => {
    expect(discoverTopics(TEXTS)).toEqual([
      { id: 'found-guest-list', title: 'Guest list', include: ['guest list'] },
      { id: 'found-barcode-scanner', title: 'Barcode scanner', include: ['barcode scanner'] },
    ]);
  });

  it('are the same, with the same ids, in whatever order texts come', () => {
    const expected = discoverTopics(TEXTS);
    fc.assert(
      fc.property(fc.shuffledSubarray(TEXTS, { minLength: TEXTS.length }), (texts) => {
        expect(discoverTopics(texts)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('need five customers and not five messages', () => {
    const one = TEXTS.map((text) => (text.customer.startsWith('scanner') ? { ...text, customer: 'the same' } : text));
    expect(discoverTopics(one).map(({ id }) => id)).toEqual(['found-guest-list']);
  });

  it('hold no names', () => {
    const isName = (word: string) => word === 'barcode';
    expect(discoverTopics(TEXTS, { isName }).map(({ id }) => id)).toEqual(['found-guest-list', 'found-scanner']);
  });

  it('of no texts are none', () => expect(discoverTopics([])).toEqual([]));
});
