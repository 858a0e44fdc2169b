import { describe, expect, it } from 'vitest';
import { meanTone, turnsOf } from '../../../pipelines/facts/turns';
import { messagesOf, type Line } from './corpus';

const say = (by: string, text = 'Hello', tone?: number): Line => ({
  at: '16 10:00',
  by,
  text,
  ...(tone !== undefined && { tone }),
});
const turns = (lines: Line[]) =>
  turnsOf(messagesOf(lines)).map(({ side, messages }) => [side, messages.map((one) => one.position)]);

describe('turns', () => {
  it('are runs of one side; bots, notes, events and automatic replies break none', () => {
    const lines = [
      say('customer'),
      say('bot'),
      say('customer'),
      say('A1'),
      say('note'),
      say('A2'),
      say('system'),
      say('customer'),
      say('A1', 'This is an automated message: we are closed.'),
      say('customer'),
    ];
    expect(turns(lines)).toEqual([
      ['customer', [1, 3]],
      ['agent', [4, 6]],
      ['customer', [8, 10]],
    ]);
  });

  it('have the mean tone of what could be scored', () => {
    const messages = messagesOf([
      say('customer', 'a', -0.6124),
      say('customer', 'b', 0),
      { ...say('customer'), isScored: false },
    ]);
    expect(meanTone(messages)).toBeCloseTo(-0.3062, 12);
    expect(meanTone([])).toBeNull();
  });
});
