import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitEpisodes } from '../../../pipelines/facts/episodes';
import { factsOf, messagesOf, type Line } from './corpus';

const on = (day: string, by = 'customer'): Line => ({ at: `${day}T09:00:00Z`, by, text: 'Hello' });
const split = (lines: Line[]) => splitEpisodes(messagesOf(lines), 30).map((own) => own.map(({ position }) => position));

describe('episodes of one conversation', () => {
  it('are split where more than thirty days passed in silence', () => {
    expect(split([on('2024-01-01'), on('2024-01-31'), on('2024-03-02')])).toEqual([[1, 2], [3]]);
  });

  it('are neither begun nor kept alive by notes and events', () => {
    expect(split([on('2024-01-01'), on('2024-01-20', 'system'), on('2024-02-10')])).toEqual([[1, 2], [3]]);
    expect(split([on('2024-01-01'), on('2024-02-10', 'note'), on('2024-02-11', 'system')])).toEqual([[1, 2, 3]]);
  });

  it('come in order of time, and of position where times tie', () => {
    const [first, second, third] = messagesOf([on('2024-01-02'), on('2024-01-01'), on('2024-01-01')]);
    expect(
      splitEpisodes([first!, third!, second!], 30)
        .flat()
        .map(({ position }) => position),
    ).toEqual([2, 3, 1]);
  });

  it('are numbered, have their own day and week, and only the last can be open', () => {
    const lines = [on('2024-03-01'), on('2024-05-15'), on('2024-05-15', 'A1')];
    const { conversations, messages, turns } = factsOf(lines, { channel: 'email' });
    expect(conversations.map(({ episode, day, week, is_open }) => [episode, day, week, is_open])).toEqual([
      [1, '2024-03-01', '2024-02-26', false],
      [2, '2024-05-15', '2024-05-13', true],
    ]);
    expect(conversations[0]).toMatchObject({ first_response_outcome: 'ended', first_response_followed_seconds: 0 });
    expect(messages.map(({ episode }) => episode)).toEqual([1, 2, 2]);
    expect(turns.map(({ episode, turn }) => [episode, turn])).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
    ]);
  });

  it('keep every message exactly once', () => {
    const line = fc.record({
      at: fc
        .date({ min: new Date('2023-01-01'), max: new Date('2024-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      by: fc.constantFrom('customer', 'A1', 'bot', 'system', 'note'),
      text: fc.constant('Hello'),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        expect(
          split(lines)
            .flat()
            .sort((a, b) => a - b),
        ).toEqual(lines.map((_, i) => i + 1));
      }),
    );
  });

  it('has no facts without messages', () => {
    expect(factsOf([])).toEqual({ conversations: [], messages: [], turns: [], promises: [] });
  });
});
