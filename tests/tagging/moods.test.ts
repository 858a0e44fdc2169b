import { describe, expect, test } from 'vitest';
import type { Hit } from '../../src/lib/tagging/engine';
import { analyse } from '../../src/lib/tagging/analyse';
import { isEmphatic, moodOf } from '../../src/lib/tagging/moods';
import type { TagId } from '../../src/lib/model/words';

const calm = { tone: { tone: 0, evidence: 0 }, isComplaint: false, asks: false, isEmphatic: false };

function hit(tag: TagId, weight?: number): Hit {
  return {
    tag,
    grade: null,
    rule: tag,
    start: 0,
    end: 1,
    text: 'x',
    sentence: 0,
    phrase: weight === undefined ? { text: 'x' } : { text: 'x', weight },
    firstToken: 0,
    lastToken: 1,
  };
}

describe('which mood wins', () => {
  test('the heaviest, and a phrase without a weight counts one', () => {
    expect(moodOf([hit('mood_anxious', 2), hit('mood_frustrated'), hit('mood_frustrated', 2)], calm)).toBe(
      'frustrated',
    );
  });

  test('on a tie the order of the glossary decides', () => {
    expect(moodOf([hit('mood_pleased'), hit('mood_angry'), hit('mood_disappointed')], calm)).toBe('disappointed');
  });

  test('nothing heavy enough is no mood', () => {
    expect(moodOf([], calm)).toBe('none');
    expect(moodOf([hit('mood_pleased', 0.5)], calm)).toBe('none');
  });
});

describe('pleased beside other things', () => {
  test('beside a question it weighs half, beside a complaint a quarter', () => {
    const glad = [hit('mood_pleased')];
    expect(moodOf(glad, calm)).toBe('pleased');
    expect(moodOf(glad, { ...calm, asks: true })).toBe('none');
    expect(moodOf([hit('mood_pleased', 2)], { ...calm, asks: true })).toBe('pleased');
    expect(moodOf([hit('mood_pleased', 3)], { ...calm, isComplaint: true })).toBe('none');
  });
});

describe('a complaint without a mood phrase', () => {
  const complaint = { ...calm, isComplaint: true };

  test('is frustrated when several of its words are bitter', () => {
    expect(moodOf([], { ...complaint, tone: { tone: -0.7, evidence: 3 } })).toBe('frustrated');
    expect(moodOf([], { ...complaint, tone: { tone: -0.7, evidence: 1 } })).toBe('none');
    expect(moodOf([], { ...complaint, tone: { tone: -0.4, evidence: 3 } })).toBe('none');
  });

  test('is frustrated when it shouts', () => {
    const tone = { tone: -0.3, evidence: 1 };
    expect(moodOf([], { ...complaint, tone, isEmphatic: true })).toBe('frustrated');
    expect(moodOf([], { ...calm, tone, isEmphatic: true })).toBe('none');
  });
});

test.each([
  ['Why???', true],
  ['HELP ME WITH THIS NOW', true],
  ['OK', false],
  ['Please help me!', false],
])('"%s" is said with emphasis: %s', (text, expected) => {
  expect(isEmphatic(analyse(text))).toBe(expected);
});
