import { describe, expect, it } from 'vitest';
import { isOpenAt } from '../../../pipelines/facts';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import type { Channel } from '../../../src/lib/model/words';

const LAST = new Date('2024-05-16T10:00:00Z');
const open = (channel: Channel, minutes: number, said: { status?: string | null; is_closed?: boolean | null } = {}) =>
  isOpenAt(
    { channel, status: null, is_closed: null, ...said },
    LAST,
    DEFAULT_SETTINGS,
    new Date(LAST.getTime() + minutes * 60_000),
  );

describe('whether a conversation is open when the export stops', () => {
  it.each([
    ['chat', 60],
    ['social', 3 * 1440],
    ['email', 7 * 1440],
  ] as const)('%s: for as long as its idle window', (channel, minutes) => {
    expect([open(channel, minutes), open(channel, minutes + 1)]).toEqual([true, false]);
  });

  it('not when the helpdesk says that it is closed', () => {
    expect(open('email', 1, { is_closed: true })).toBe(false);
    expect(['closed', ' Solved ', 'Resolved'].map((status) => open('email', 1, { status }))).toEqual([
      false,
      false,
      false,
    ]);
    expect(['open', 'pending', 'hold', null].map((status) => open('email', 1, { status }))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('believes the format before the word of the status', () => {
    expect(open('email', 1, { status: 'done', is_closed: false })).toBe(true);
  });
});
