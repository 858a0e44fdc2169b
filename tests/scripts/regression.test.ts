import { describe, expect, test } from 'vitest';
import { addUp, type Example, fit } from '../../scripts/fit/regression';

/** One cue (column 0) beside the base (column 1), two outcomes. */
function example(outcome: number, strength: number): Example {
  return { outcome, columns: Int32Array.from([0, 1]), strengths: Float64Array.from([strength, 1]), weight: 1 };
}
const many = (times: number, outcome: number, strength: number) =>
  Array.from({ length: times }, () => example(outcome, strength));

describe('a fit', () => {
  const examples = [...many(40, 0, 1), ...many(10, 1, 1), ...many(10, 0, 0), ...many(40, 1, 0)];

  test('gives a cue weight for the outcome that it comes with', () => {
    const [cue, base] = fit(examples, [[0, 0]], 4);
    expect(cue![0]! - cue![1]!).toBeGreaterThan(1);
    expect(base![0]! - base![1]!).toBeLessThan(-0.5);
  });

  test('leaves a cue that was never seen where a person set it', () => {
    const unseen = examples.map((one) => ({ ...one, columns: Int32Array.from([0, 2]) }));
    const start = [
      [0, 0],
      [1.5, 0],
    ];
    const [, other] = fit(unseen, start, 4);
    expect(other).toEqual([1.5, 0]);
  });

  test('is the same each time', () => {
    expect(fit(examples, [[0, 0]], 4)).toEqual(fit(examples, [[0, 0]], 4));
  });
});

test('sums are strength times weight, cue by cue', () => {
  const weights = Float64Array.from([2, -1, 0.5, 0]);
  expect([...addUp(weights, Int32Array.from([0, 1]), Float64Array.from([0.5, 1]), new Float64Array(2))]).toEqual([
    1.5, -0.5,
  ]);
});
