import { describe, expect, test } from 'vitest';
import { KINDS, type TagId } from '../../src/lib/model/words';
import { isComplaintOf, kindOf, speaksFor, TAG_OF } from '../../src/lib/tagging/kinds';
import { signalsOf } from '../../src/lib/tagging/signals';
import kindWeights from '../../src/lib/tagging/weights/kind.json';

const cues = (...names: string[]) => new Map(names.map((name) => [name, 0.5]));
const hits = (...tags: TagId[]) => tags.map((tag) => ({ tag, phrase: { text: 'x' } }));
const hit = (tag: TagId, weight = 1) => ({ tag, phrase: { text: 'x', weight } });

describe('the kind of a message (methodology 5.1)', () => {
  test.each<[string[], string]>([
    [['rule bug', 'unable', 'changed'], 'bug'],
    [['rule service', 'waiting', 'service thing'], 'service'],
    [['rule price_question', 'money', 'money wrong'], 'price'],
    [['rule usability', 'design', 'look'], 'usability'],
    [['rule idea', 'wish', 'product', 'look'], 'idea'],
    [['rule how_question', 'how', 'asks'], 'question'],
    [['rule praise', 'praise', 'thanks', 'solved'], 'praise'],
  ])('of %j is %s', (names, kind) => {
    expect(kindOf(cues(...names), [], false)).toBe(kind);
  });

  test('is public whenever public criticism is clear', () => {
    expect(kindOf(cues('rule bug', 'broken', 'rule public_criticism'), hits('bug', 'public_criticism'), true)).toBe(
      'public',
    );
  });

  test('is conflict only when there is nothing else', () => {
    expect(kindOf(cues('rule abuse'), hits('abuse'), true)).toBe('conflict');
    expect(kindOf(cues('rule abuse', 'rule bug', 'broken'), hits('abuse', 'bug'), true)).toBe('bug');
  });

  test('is never praise in a complaint', () => {
    expect(kindOf(cues('praise', 'thanks', 'rule bug'), hits('praise', 'bug'), true)).not.toBe('praise');
  });

  test('rests on words: length, tone and marks alone decide nothing', () => {
    expect(kindOf(cues('long', 'asks', 'ends asking'), [], false)).toBeNull();
    expect(kindOf(cues('long', 'not', 'but'), [], true)).toBe('other');
    expect(isComplaintOf(cues('long', 'not', 'but', 'mine'))).toBe(false);
  });

  test('falls to the first by precedence where sums are equal', () => {
    const order = KINDS.filter((kind) => kind !== 'public' && kind !== 'conflict');
    expect(kindWeights.outcomes).toEqual(order);
  });
});

describe('a complaint', () => {
  test.each<[string[], boolean]>([
    [['rule bug', 'unable', 'tone below zero'], true],
    [['waiting', 'service thing', 'bad', 'still'], true],
    [['rule how_question', 'how', 'asks'], false],
    [['thanks', 'praise', 'tone above zero'], false],
    [['thanks', 'solved', 'trouble'], false],
  ])('of %j: %s', (names, expected) => {
    expect(isComplaintOf(cues(...names))).toBe(expected);
  });
});

test('a cue speaks for the kind that it weighs most for, and has words', () => {
  expect(speaksFor('waiting', 'service')).toBe(true);
  expect(speaksFor('waiting', 'bug')).toBe(false);
  expect(speaksFor('asks', 'question')).toBe(false);
  expect(speaksFor('unheard of', 'bug')).toBe(false);
});

test('every kind but other has a tag', () => {
  expect(Object.keys(TAG_OF).sort()).toEqual(KINDS.filter((kind) => kind !== 'other').sort());
});

test('signals come in the order of the glossary, each once', () => {
  expect(signalsOf([hit('abuse'), hit('repeat'), hit('bug'), hit('repeat')])).toEqual(['repeat', 'abuse']);
});

test('what only leans towards a signal is none', () => {
  expect(signalsOf([hit('repeat', 0.5), hit('paying')])).toEqual(['paying']);
});
