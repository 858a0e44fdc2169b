import { describe, expect, it } from 'vitest';
import { moodOf } from '../../src/lib/mapping';

describe('the mood that customers gave themselves', () => {
  it.each([
    ['Worried', 'anxious'],
    ['Fed up', 'frustrated'],
    ['let-down', 'disappointed'],
    ['ANGRY', 'angry'],
    ['confused', 'confused'],
    ['Happy', 'pleased'],
    ['neutral', 'none'],
    [' 😡 ', 'angry'],
    ['☹️', 'disappointed'],
    ['very', null],
    ['', null],
  ])('%j is %j', (value, mood) => {
    expect(moodOf(value)).toBe(mood);
  });
});
