import { describe, expect, it } from 'vitest';
import { firstPlace, isBefore } from '../../../pipelines/facts/places';
import { messagesOf } from './corpus';

describe('places in an episode', () => {
  it('come in order of messages, then of words; what is nowhere comes last', () => {
    const [early, late, next] = [
      { message: 0, offset: 3 },
      { message: 0, offset: 9 },
      { message: 1, offset: 0 },
    ];
    expect([isBefore(early!, late!), isBefore(late!, early!), isBefore(late!, next!)]).toEqual([true, false, true]);
    expect([isBefore(early!, null), isBefore(null, early!), isBefore(null, null)]).toEqual([true, false, false]);
  });

  it('are found in the first message that has one', () => {
    const messages = messagesOf(['none', 'here', 'here too'].map((text) => ({ at: '16 10:00', by: 'A1', text })));
    const find = ({ text }: { text: string }) => (text.includes('here') ? text.indexOf('here') : null);
    expect(firstPlace(messages, find)).toEqual({ message: 1, offset: 0 });
    expect(firstPlace(messages.slice(0, 1), find)).toBe(null);
  });
});
