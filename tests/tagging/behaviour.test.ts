import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/lib/tagging/behaviour';

describe('the behaviour of the engine as a hash', () => {
  const sorry = { role: 'agent', text: 'Sorry about that.' } as const;

  it('is the same for the same messages and another for others', () => {
    expect(behaviourOf([sorry])).toBe(behaviourOf([{ ...sorry }]));
    expect(behaviourOf([sorry])).not.toBe(behaviourOf([{ ...sorry, role: 'customer' }]));
    expect(behaviourOf([sorry])).toMatch(/^[0-9a-f]{16}$/);
  });

  it('of no messages is the hash of nothing', () => {
    expect(behaviourOf([])).toBe(createHash('sha256').digest('hex').slice(0, 16));
  });
});
