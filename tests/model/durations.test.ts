import { describe, expect, it } from 'vitest';
import { duration } from '../../src/lib/model/durations';

describe('a duration in words', () => {
  it.each([
    [45, '45\u00a0s'],
    [59.7, '1\u00a0min'],
    [420, '7\u00a0min'],
    [5340, '89\u00a0min'],
    [10_800, '3\u00a0h'],
    [18_360, '5.1\u00a0h'],
    [86_400, '24\u00a0h'],
    [259_200, '3\u00a0days'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});
