import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, sumsOf, type Weights } from '../../src/lib/tagging/evidence';

const weights: Weights<'bug' | 'question' | 'praise'> = {
  outcomes: ['bug', 'question', 'praise'],
  base: { question: 0.5 },
  cues: { failure: { bug: 2, praise: -1 }, thanks: { praise: 1 }, asks: { question: 1, bug: -0.5 } },
};

describe('a decision', () => {
  test('adds up what the cues weigh, each by its strength', () => {
    expect(sumsOf(weights, new Map(Object.entries({ failure: 1, asks: 0.5, unknown: 3 })))).toEqual([1.75, 1, -1]);
  });

  test('names what set it apart from the runner-up, heaviest first', () => {
    const decision = decide(weights, new Map(Object.entries({ asks: 1, failure: 1.5 })));
    expect(decision).toMatchObject({ outcome: 'bug', runnerUp: 'question', margin: 1 });
    expect(decision.contributions).toEqual([
      { cue: 'failure', weight: 3 },
      { cue: 'asks', weight: -1.5 },
    ]);
    expect(decision.probability).toBeCloseTo(1 / (1 + Math.exp(-1) + Math.exp(-4)), 10);
  });

  test('without cues falls to what is likeliest before reading', () => {
    expect(decide(weights, new Map())).toMatchObject({ outcome: 'question', margin: 0.5, contributions: [] });
  });

  test('between equal sums falls to the first outcome', () => {
    const even = { ...weights, base: {} };
    expect(decide(even, new Map())).toMatchObject({ outcome: 'bug', runnerUp: 'question', margin: 0 });
  });

  test('needs two outcomes', () => {
    expect(() => decide({ outcomes: ['bug'], base: {}, cues: {} }, new Map())).toThrow('expected two outcomes');
  });

  test('of any cues is the largest sum, likelier than its share of chance', () => {
    const cues = fc.dictionary(
      fc.constantFrom('failure', 'thanks', 'asks'),
      fc.double({ min: 0, max: 9, noNaN: true }),
    );
    fc.assert(
      fc.property(cues, (found) => {
        const map = new Map(Object.entries(found));
        const { outcome, probability, margin } = decide(weights, map);
        const sums = sumsOf(weights, map);
        expect(sums[weights.outcomes.indexOf(outcome)]).toBe(Math.max(...sums));
        expect(margin).toBeGreaterThanOrEqual(0);
        expect(probability).toBeGreaterThanOrEqual(1 / 3);
      }),
    );
  });
});
