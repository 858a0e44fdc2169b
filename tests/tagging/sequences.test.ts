import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sequences } from '../../src/lib/tagging/sequences';

describe('sequences of numbers', () => {
  it('have one number when they are equal, counted from 0, and are given back as they were', () => {
    const sequence = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(sequence, { maxLength: 600 }), (list) => {
        const sequences = new Sequences();
        const expected = new Map<string, number>();
        for (const each of list) {
          const name = each.join();
          if (!expected.has(name)) expected.set(name, expected.size);
          const number = sequences.numberOf(each);
          expect(number).toBe(expected.get(name));
          const items = Array.from({ length: sequences.lengthOf(number) }, (_, index) => sequences.at(number, index));
          expect(items).toEqual(each);
        }
        expect(sequences.count).toBe(expected.size);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('may be the beginning of a longer array', () => {
    const sequences = new Sequences();
    expect([sequences.numberOf([7, 8, 9], 2), sequences.numberOf([7, 8]), sequences.numberOf([7, 8, 9])]).toEqual([
      0, 0, 1,
    ]);
  });
});
