/** Words that an earlier message of the conversation had first are taken out of an answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EarlierWords } from '../../src/lib/text';

const QUESTION = 'Every few days the lamp goes out by itself and this is very annoying for all of us here.';

function conversation(...messages: [author: string, text: string][]): EarlierWords {
  const earlier = new EarlierWords();
  for (const [author, text] of messages) earlier.add(text, author);
  return earlier;
}

describe('an earlier message pasted into an answer', () => {
  it('goes, with the line that says who wrote it', () => {
    const earlier = conversation(['mara', QUESTION]);
    expect(earlier.without(`Mara said\n${QUESTION}\n\nPlease send us the number under the foot.`, 'ivo')).toBe(
      'Please send us the number under the foot.',
    );
  });

  it('goes from a quotation in a quotation, own words included', () => {
    const answer = 'Please turn the bulb to the left once and then wait a minute before you try.';
    const earlier = conversation(['mara', QUESTION], ['ivo', answer]);
    expect(earlier.without(`Ivo said\nMara said ${QUESTION} ${answer}\nIt works now!`, 'mara')).toBe('It works now!');
  });

  it('goes when line ends, spaces and capitals differ', () => {
    const pasted = QUESTION.toUpperCase().replace('FEW DAYS', 'FEW\n  DAYS');
    expect(conversation(['mara', QUESTION]).without(`${pasted} Which lamp is it?`, 'ivo')).toBe('Which lamp is it?');
  });

  it('stays when it is the author repeating themselves', () => {
    const again = `${QUESTION} Nobody answered me.`;
    expect(conversation(['mara', QUESTION]).without(again, 'mara')).toBe(again);
  });

  it('stays when nothing else would be left', () => {
    expect(conversation(['mara', QUESTION]).without(QUESTION, 'ivo')).toBe(QUESTION);
  });

  it('leaves alone a short echo of what was asked', () => {
    const reply = 'I understand that the lamp goes out by itself. Which model is it?';
    expect(conversation(['mara', QUESTION]).without(reply, 'ivo')).toBe(reply);
  });
});

it('never touches a text that shares nothing, and never returns more than it was given', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 40 }), fc.string(), (before, text) => {
      const earlier = conversation(['a', before]);
      expect(earlier.without(text, 'b').length).toBeLessThanOrEqual(text.length);
      expect(new EarlierWords().without(text, 'b')).toBe(text);
    }),
  );
});
