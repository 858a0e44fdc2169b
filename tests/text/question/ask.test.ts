import { describe, expect, it } from 'vitest';
import { askIn, wordingsOf } from '../../../src/lib/text/question/ask';

const EXPORT = { text: 'How many times a month do you use the export?', variants: ['Do you print the lists at all?'] };
const ask = (message: string) => askIn(wordingsOf(EXPORT), message, (sentence) => sentence.startsWith('Best'));

describe('a question among the sentences of a reply', () => {
  it('is found in other words, with its place, and as the last thing said before the goodbye', () => {
    const message =
      'It is fixed. Could you reload once? One quick question: how many times per month do you use export? Best, Ivo';
    const found = ask(message);
    expect(found).toEqual({
      ...{ text: 'One quick question: how many times per month do you use export?', start: 36, end: 99 },
      ...{ likeness: 0.8, isAsked: true, isNearClosing: true, isOnlyQuestion: false },
    });
    expect(message.slice(found!.start, found!.end)).toBe(found!.text);
  });

  it('is found by a variant too', () => expect(ask('Do you print the lists?')).toMatchObject({ isAsked: true }));

  it('is near in fewer of its words, and far in a statement or another question', () => {
    expect(ask('Do you use the export?')).toMatchObject({ isAsked: false, likeness: 0.5 });
    expect(ask('I can tell you how many times a month people use the export.')).toBeNull();
    expect(ask('Which browser do you use?')).toBeNull();
  });

  it('is not near the closing with two more sentences behind it', () => {
    expect(ask(`${EXPORT.text} I changed the date. I also wrote to Mara. Best`)?.isNearClosing).toBe(false);
  });
});
