import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANYTHING, type Marks, MARKS, markSet, marksOf } from '../../src/lib/tagging/marks';
import { SIGN, SIGN_BITS } from '../../src/lib/tagging/signs';

const mayHold = ({ low, high }: Marks, [ownLow, ownHigh]: readonly [number, number]): boolean =>
  (low & ownLow) !== 0 && (high & ownHigh) !== 0;

/** Whether some word of a set may be the token itself, and may be it or a token behind it in its sentence. */
function tellAt(keys: Int32Array, index: number, set: Marks): [isNow: boolean, isAhead: boolean] {
  const [low, high, lowAhead, highAhead] = marksOf(keys).slice(index * MARKS, (index + 1) * MARKS);
  return [mayHold(set, [low!, high!]), mayHold(set, [lowAhead!, highAhead!])];
}

const sentence = (...words: number[]): Int32Array =>
  Int32Array.from(words, (word, index) => (word << SIGN_BITS) | (index === words.length - 1 ? SIGN.isLast : 0));

describe('marks', () => {
  it('never deny a word that a set holds, now or later in the sentence', () => {
    const words = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1 });
    fc.assert(
      fc.property(words, words, fc.nat(), (before, set, at) => {
        const word = set[at % set.length]!;
        const keys = sentence(...before, word);
        expect(tellAt(keys, before.length, markSet(set))).toEqual([true, true]);
        expect(tellAt(keys, 0, markSet(set))[1]).toBe(true);
      }),
    );
  });

  it('deny words of other marks, and words of the next sentence', () => {
    expect(tellAt(sentence(3, 5, 70), 1, markSet([3]))).toEqual([false, false]);
    expect(tellAt(sentence(3, 5, 70), 1, markSet([70]))).toEqual([false, true]);
    expect(tellAt(Int32Array.from([...sentence(3, 5), ...sentence(70)]), 0, markSet([70]))).toEqual([false, false]);
  });

  it('of anything let every token pass, also one without a number', () => {
    expect(tellAt(sentence(0, 0), 0, ANYTHING)).toEqual([false, true]);
    expect(tellAt(sentence(0, 0), 1, markSet([]))).toEqual([false, false]);
  });
});
