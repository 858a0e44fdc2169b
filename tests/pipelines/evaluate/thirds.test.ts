import { describe, expect, it } from 'vitest';
import { thirdOf } from '../../../pipelines/evaluate/thirds';

describe('the held-out third', () => {
  it('is decided by the id alone: SHA-1 as a number, divisible by 3', () => {
    // Remainders of the SHA-1 of 0 … 9, worked out apart from this code.
    const remainders = [0, 0, 0, 1, 0, 0, 1, 2, 1, 1];
    const thirds = remainders.map((_, id) => thirdOf(String(id)));
    expect(thirds).toEqual(remainders.map((remainder) => (remainder === 0 ? 'held-out' : 'rest')));
  });

  it('is about a third', () => {
    const held = Array.from({ length: 3000 }, (_, at) => thirdOf(`message ${at}`)).filter((third) => third !== 'rest');
    expect(Math.round(held.length / 100)).toBe(10);
  });
});
