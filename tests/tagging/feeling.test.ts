import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/lib/tagging/analyse';
import type { Hit } from '../../src/lib/tagging/engine';
import { feelingCues } from '../../src/lib/tagging/feeling';
import type { TagId } from '../../src/lib/model/words';

const calm = { tone: 0, evidence: 0, words: [], band: 'neutral' } as const;
const cues = (text: string, hits: Hit[] = []) =>
  Object.fromEntries(feelingCues(analyse(text), hits, { ...calm, words: [] }));

function hit(tag: TagId, weight?: number): Hit {
  return {
    ...{ tag, grade: null, rule: tag, start: 0, end: 1, text: 'x', sentence: 0, firstToken: 0, lastToken: 1 },
    phrase: weight === undefined ? { text: 'x' } : { text: 'x', weight },
  };
}

describe('how a message is written', () => {
  test.each([
    ['Why???', { why: 1, asks: 1, 'marks twice': 1 }],
    ['Hello, it is open!', { greets: 1, exclaims: 1 }],
    ['It is not there, never was', { denies: 2 / 3 }],
    ['WHERE ARE THEY', { shouts: 1 }],
    ['Your PC, thanks', { you: 1, thanks: 1 }],
  ])('"%s"', (text, expected) => {
    expect(cues(text)).toEqual({ short: 1, long: expect.any(Number), 'no word of feeling': 1, ...expected });
  });
});

describe('what the rules found', () => {
  test('phrases of one mood add up, to three times their plain weight at most', () => {
    expect(cues('x', [hit('mood_angry'), hit('mood_angry', 0.5)])).toMatchObject({ angry: 0.75 });
    expect(cues('x', [hit('mood_angry', 2), hit('mood_angry', 2)])).toMatchObject({ angry: 1.5 });
  });

  test('other rules count once, and only those that lean one way', () => {
    const found = cues('x', [hit('bug', 0.5), hit('bug'), hit('paying')]);
    expect(found).toMatchObject({ bug: 1 });
    expect(found).not.toHaveProperty('paying');
  });
});

describe('what the tone found', () => {
  test('gives the strength of the tone and of its strongest word, and how many there are', () => {
    const words = [
      { start: 0, end: 1, text: 'x', weight: -2 },
      { start: 2, end: 3, text: 'y', weight: 1 },
    ];
    expect(
      Object.fromEntries(feelingCues(analyse('x y'), [], { tone: -0.25, evidence: 2, words, band: 'neutral' })),
    ).toEqual({
      'tone below zero': 0.25,
      'a bitter word': 0.5,
      'a sweet word': 0.25,
      'many bitter words': 0.2,
      'many sweet words': 0.2,
      short: 1,
      long: 0.02,
    });
  });
});
