import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Steps } from '../../src/lib/tagging/steps';

it('gives back what was set last, and nothing else', () => {
  const entry = fc.tuple(fc.nat(400), fc.nat(60), fc.nat(9));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 600 }), (entries) => {
      const steps = new Steps();
      const expected = new Map<string, number>();
      for (const [state, key, value] of entries) {
        steps.set(state, key, value);
        expected.set(`${state} ${key}`, value);
      }
      expect(steps.size).toBe(expected.size);
      for (let state = 0; state <= 400; state += 1) {
        for (let key = 0; key <= 60; key += 7) {
          expect(steps.get(state, key)).toBe(expected.get(`${state} ${key}`) ?? Steps.MISSING);
        }
      }
      for (const [state, key] of entries) expect(steps.get(state, key)).toBe(expected.get(`${state} ${key}`));
    }),
    { seed: 2, numRuns: 40 },
  );
});
