import { describe, expect, it } from 'vitest';
import { logLogInterval } from '../../src/lib/stats';

describe('the log-log interval', () => {
  it('never leaves 0…1, however large the error', () => {
    const { low, high } = logLogInterval(0.3, 5)!;
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
  });

  it('is not defined at 0, at 1, or where nothing varies', () => {
    expect([logLogInterval(0, 0.1), logLogInterval(1, 0.1), logLogInterval(0.5, 0)]).toEqual([null, null, null]);
  });
});
