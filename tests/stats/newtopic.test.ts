import { describe, expect, it } from 'vitest';
import { newTopic } from '../../src/lib/stats';

const week = (events: number) => ({ events, exposure: 100 });
const weeksBefore = (events: number) => ({ events, exposure: 400 });

describe('a topic is new', () => {
  it('with three times as many, rare by chance, of five customers', () => {
    // 4 in four weeks let expect 1 a week; P(7 or more | 1) = 8.3e-5
    const found = newTopic(weeksBefore(4), week(7), 7)!;
    expect(found).toMatchObject({ ratio: expect.closeTo(7, 9), isNew: true });
    expect(found.p).toBeCloseTo(0.0000832411, 9);
  });

  it.each([
    ['of too few customers', 4, 9, 4],
    ['not three times as many', 40, 20, 20],
    ['that chance explains', 4, 4, 4],
  ])('not when it is %s', (_, before, now, customers) =>
    expect(newTopic(weeksBefore(before), week(now), customers)!.isNew).toBe(false),
  );

  it('without any before, from what half an event would let expect', () => {
    expect(newTopic(weeksBefore(0), week(5), 5)).toMatchObject({ ratio: Infinity, isNew: true });
    expect(newTopic(weeksBefore(0), week(0), 0)).toMatchObject({ ratio: 0, isNew: false });
    expect(newTopic({ events: 0, exposure: 0 }, week(5), 5)).toBeNull();
  });
});
