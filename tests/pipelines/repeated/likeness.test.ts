import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeGroups, jaccard } from '../../../pipelines/repeated/likeness';

const setOf = (line: string) => [...new Set(line.toLowerCase().match(/[a-z']+/g) ?? [])];

describe('likeness of two lines', () => {
  const stock = setOf('We are sorry for the inconvenience this has caused you.');

  it('is 8 of 11 words for two wordings of one stock line (G-JAC)', () => {
    expect(jaccard(stock, setOf('We are sorry for any inconvenience this has caused.'))).toBeCloseTo(8 / 11, 10);
  });

  it('is 2 of 20 words for a personal apology beside a stock line (G-JAC)', () => {
    const personal = setOf("I'm sorry the date picker sent your March report to the wrong month.");
    expect(jaccard(stock, personal)).toBeCloseTo(2 / 20, 10);
  });

  it('is 0 where nothing is said', () => {
    expect(jaccard([], [])).toBe(0);
  });
});

describe('groups of alike lines', () => {
  it('link one to the next: the first and the last may be less alike than the threshold', () => {
    const sets = ['a b c d e', 'b c d e f', 'c d e f g', 'v w x y z'].map((line) => line.split(' '));
    expect(jaccard(sets[0]!, sets[2]!)).toBeLessThan(0.6);
    expect(alikeGroups(sets)).toEqual([0, 0, 0, 3]);
  });

  it('are the same as when every pair is compared', () => {
    const word = fc.constantFrom(...'abcdefghij');
    const sets = fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 7 }), { maxLength: 25 });
    fc.assert(
      fc.property(sets, (all) => {
        expect(alikeGroups(all)).toEqual(byEveryPair(all));
      }),
    );
  });
});

/** The plain definition: spread the smallest index along every pair that is alike until nothing moves. */
function byEveryPair(sets: string[][]): number[] {
  const group = sets.map((_, index) => index);
  for (let moved = true; moved;) {
    moved = false;
    for (let i = 0; i < sets.length; i++) {
      for (let j = 0; j < sets.length; j++) {
        if (group[j]! > group[i]! && jaccard(sets[i]!, sets[j]!) >= 0.6) {
          group[j] = group[i]!;
          moved = true;
        }
      }
    }
  }
  return group;
}
