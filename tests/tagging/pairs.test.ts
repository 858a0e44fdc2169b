import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Pairs } from '../../src/lib/tagging/pairs';

it('gives back what was set last, and nothing else', () => {
  const entry = fc.tuple(fc.nat(400), fc.nat(60), fc.nat(9));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 600 }), (entries) => {
      const pairs = new Pairs();
      const expected = new Map<string, number>();
      for (const [first, key, value] of entries) {
        pairs.set(first, key, value);
        expected.set(`${first} ${key}`, value);
      }
      for (let first = 0; first <= 400; first += 1) {
        for (let key = 0; key <= 60; key += 7) {
          expect(pairs.get(first, key)).toBe(expected.get(`${first} ${key}`) ?? Pairs.MISSING);
        }
      }
      for (const [first, key] of entries) expect(pairs.get(first, key)).toBe(expected.get(`${first} ${key}`));
    }),
    { seed: 2, numRuns: 40 },
  );
});
