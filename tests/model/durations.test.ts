import { describe, expect, it } from 'vitest';
import { businessDuration, duration } from '../../src/lib/model/durations';

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

  it('counts opening hours in hours, however many: eight of them are no day of the calendar', () => {
    expect([90, 3600 * 3, 3600 * 40].map(businessDuration)).toEqual([
      '2\u00a0min of business hours',
      '3\u00a0h of business hours',
      '40\u00a0h of business hours',
    ]);
  });
});
