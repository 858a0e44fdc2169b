import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASKED_FROM, likenessOf, NEAR_FROM, wordsOf } from '../../../src/lib/text/question/likeness';
import { isQuestion, sentencesIn } from '../../../src/lib/text/question/sentences';

const QUESTION = 'How many times a month do you use the export?';
const like = (question: string, sentence: string) => likenessOf(wordsOf(question), wordsOf(sentence));

describe('likeness to a question', () => {
  it('counts ten different words of the question, and finds eight of them under other ones [G-QDET]', () => {
    expect(wordsOf(QUESTION).size).toBe(10);
    const { jaccard, containment, likeness } = like(
      QUESTION,
      'One quick question: how many times per month do you use export?',
    );
    expect([jaccard, containment, likeness]).toEqual([expect.closeTo(0.5714, 4), 0.8, 0.8]);
    expect(likeness).toBeGreaterThanOrEqual(ASKED_FROM);
  });

  it('leaves a shorter question below the threshold, as a near match [G-QDET]', () => {
    const { jaccard, likeness } = like(QUESTION, 'Do you use the export?');
    expect([jaccard, likeness]).toEqual([0.5, 0.5]);
    expect(likeness).toBeLessThan(ASKED_FROM);
    expect(likeness).toBeGreaterThanOrEqual(NEAR_FROM);
  });

  it('is nothing for a long sentence that only holds the words', () => {
    const others = 'red green blue grey gold pink tan teal mint rose plum lime';
    const long = `${QUESTION.slice(0, -1)} in ${others}?`;
    expect(like(QUESTION, long).containment).toBe(0);
  });

  it('needs two words of content in common: how many times is asked of everything', () => {
    expect(like(QUESTION, 'How many times do you restart it?').likeness).toBe(0);
    expect(like('How many people?', 'How many people are there?').likeness).toBe(1);
  });

  it('leaves out greetings, accents, numbers and endings', () => {
    expect([...wordsOf('Hi Anna, you opened 12 cafés, opening 3 reports')]).toEqual([
      'you',
      'open',
      '#',
      'cafe',
      'report',
    ]);
  });

  it('is between 0 and 1, and 1 for the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const { likeness, jaccard, containment } = like(one, other);
        for (const value of [likeness, jaccard, containment]) expect(value >= 0 && value <= 1).toBe(true);
        if (wordsOf(one).size > 0) expect(like(one, one).jaccard).toBe(1);
      }),
    );
  });
});

describe('questions among sentences', () => {
  it('are told by their mark or by how they begin, and a statement with the same words is none [G-QDET]', () => {
    expect(isQuestion('I can tell you how many times a month people use the export.')).toBe(false);
    expect(isQuestion('One quick question: how many times do you use it')).toBe(true);
    expect(isQuestion('And you?')).toBe(true);
  });

  it('keep their places', () => {
    const text = 'It is fixed in 2.3.1 now!\n  How many of you use it? Bye';
    expect(sentencesIn(text).map(({ text: words, start, end }) => [words, text.slice(start, end) === words])).toEqual([
      ['It is fixed in 2.3.1 now!', true],
      ['How many of you use it?', true],
      ['Bye', true],
    ]);
  });
});
