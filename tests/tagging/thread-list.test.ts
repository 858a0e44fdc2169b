import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ThreadList } from '../../src/lib/tagging/thread-list';

it('holds each thread once, in the order in which they came, and nothing of what it held before', () => {
  const threads = fc.array(fc.nat(3000), { maxLength: 200 });
  fc.assert(
    fc.property(fc.array(threads, { minLength: 1, maxLength: 5 }), (steps) => {
      const list = new ThreadList();
      for (const step of steps) {
        list.clear();
        for (const thread of step) list.add(thread);
        expect([...list.members.slice(0, list.length)]).toEqual([0, ...new Set(step)]);
      }
    }),
    { seed: 6, numRuns: 100 },
  );
});
