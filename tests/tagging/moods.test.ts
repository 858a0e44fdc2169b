import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOODS } from '../../src/lib/model/words';
import { moodOf } from '../../src/lib/tagging/moods';
import weights from '../../src/lib/tagging/weights/mood.json';

const moodWith = (cues: Record<string, number>) => moodOf(new Map(Object.entries(cues)));
const NAMED = MOODS.filter((mood) => mood !== 'none');

describe('which mood wins', () => {
  test.each(NAMED)('%s, when its phrases speak and the tone does not contradict', (mood) => {
    const tone = mood === 'pleased' ? 'tone above zero' : 'tone below zero';
    expect(moodWith({ [mood]: 1, [tone]: 0.6 })).toBe(mood);
  });

  test('none, when nothing speaks', () => {
    expect(moodWith({})).toBe('none');
  });

  test('the heavier of two', () => {
    expect(moodWith({ anxious: 1.5, frustrated: 0.5 })).toBe('anxious');
    expect(moodWith({ anxious: 0.2, frustrated: 1.5 })).toBe('frustrated');
  });

  test('thanks beside a fault, with little else, are courtesy', () => {
    expect(moodWith({ pleased: 0.2, thanks: 1, bug: 1, how_question: 1 })).toBe('none');
  });

  test('a complaint whose words are bitter has a mood although no phrase of a mood is there', () => {
    expect(['frustrated', 'angry']).toContain(moodWith({ 'tone below zero': 0.85, 'a bitter word': 0.7, denies: 1 }));
  });
});

describe('the weights', () => {
  test('speak of moods only', () => {
    expect(Object.keys(weights.base).sort()).toEqual([...MOODS].sort());
    const named = Object.values(weights.cues).flatMap((row) => Object.keys(row));
    expect(named.filter((mood) => !(MOODS as readonly string[]).includes(mood))).toEqual([]);
  });

  test('never let more phrases of a mood take it away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMED),
        fc.dictionary(fc.constantFrom(...Object.keys(weights.cues)), fc.double({ min: 0, max: 1, noNaN: true })),
        (mood, cues) => {
          if (moodWith(cues) === mood) expect(moodWith({ ...cues, [mood]: (cues[mood] ?? 0) + 0.5 })).toBe(mood);
        },
      ),
    );
  });
});
