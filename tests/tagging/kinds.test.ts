import { describe, expect, test } from 'vitest';
import type { Hit } from '../../src/lib/tagging/engine';
import { isComplaintOf, kindOf } from '../../src/lib/tagging/kinds';
import { signalsOf } from '../../src/lib/tagging/signals';
import type { TagId } from '../../src/lib/model/words';

function hit(tag: TagId, weight = 1): Hit {
  return {
    tag,
    grade: null,
    rule: tag,
    start: 0,
    end: 1,
    text: 'x',
    sentence: 0,
    phrase: { text: 'x', weight },
    firstToken: 0,
    lastToken: 1,
  };
}

describe('the kind of a message (methodology 5.1)', () => {
  test.each<[TagId[], string]>([
    [['bug', 'public_criticism'], 'public'],
    [['service', 'bug'], 'bug'],
    [['price_question', 'service'], 'service'],
    [['usability', 'price_question'], 'price'],
    [['idea', 'usability'], 'usability'],
    [['how_question', 'idea'], 'idea'],
    [['praise', 'how_question'], 'question'],
    [['abuse', 'praise'], 'praise'],
    [['abuse'], 'conflict'],
  ])('of %j it is %s', (tags, kind) => {
    expect(
      kindOf(
        tags.map((tag) => hit(tag)),
        false,
      ),
    ).toBe(kind);
  });

  test('what speaks clearly comes before what is only named', () => {
    expect(kindOf([hit('service', 0.5), hit('how_question')], false)).toBe('question');
    expect(kindOf([hit('service', 0.5)], false)).toBe('service');
  });

  test('praise in a complaint is no praise; moods and signals have no kind', () => {
    expect(kindOf([hit('praise')], true)).toBe('other');
    expect(kindOf([hit('mood_angry'), hit('urgent')], false)).toBeNull();
  });
});

describe('a complaint', () => {
  test.each<[string, Hit[], 'negative' | 'neutral', boolean]>([
    ['a bug', [hit('bug')], 'neutral', true],
    ['a parcel that is only named', [hit('service', 0.5)], 'neutral', false],
    ['a price question', [hit('price_question')], 'neutral', false],
    ['a price question in a negative tone', [hit('price_question')], 'negative', true],
    ['an angry word', [hit('mood_angry')], 'neutral', true],
    ['a confused question', [hit('mood_confused')], 'neutral', false],
  ])('%s: %#', (_, hits, band, expected) => {
    expect(isComplaintOf(hits, { band })).toBe(expected);
  });
});

test('signals come in the order of the glossary, each once', () => {
  expect(signalsOf([hit('abuse'), hit('repeat'), hit('bug'), hit('repeat')])).toEqual(['repeat', 'abuse']);
});
