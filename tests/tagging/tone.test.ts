import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/lib/tagging/analyse';
import { Lexicon } from '../../src/lib/tagging/lexicon';
import { bandOf, toneOf } from '../../src/lib/tagging/tone';

/** The three weights of the worked example in methodology M01. */
const golden = new Lexicon().set('useless', -3).set('thanks', 2).set('great', 3);
const goldenTone = (text: string) => {
  const { tone, evidence } = toneOf(analyse(text), { lexicon: golden });
  return [Number(tone.toFixed(4)), evidence];
};
const tone = (text: string) => toneOf(analyse(text));
const weights = (text: string) => tone(text).words.map(({ text: word, weight }) => [word, weight]);

describe('the formula of M01', () => {
  test.each([
    ['This is useless.', -0.6124, 1],
    ['This is very useless!!', -0.7906, 1],
    ['not useless', 0.3612, 1],
    ['Thanks, great', 0.7906, 2],
    ['The file is big', 0, 0],
  ])('golden: "%s" is %d with evidence %d', (text, expected, evidence) => {
    expect(goldenTone(text)).toEqual([expected, evidence]);
  });

  test('a diminisher halves, capitals raise by a quarter, at most three exclamation marks count', () => {
    expect(goldenTone('slightly useless')).toEqual([Number((-1.5 / Math.sqrt(1.5 ** 2 + 15)).toFixed(4)), 1]);
    expect(goldenTone('This is USELESS')).toEqual([Number((-3.75 / Math.sqrt(3.75 ** 2 + 15)).toFixed(4)), 1]);
    expect(goldenTone('useless!!!!!!')).toEqual(goldenTone('useless!!!'));
  });

  test('a message all in capitals has no capitals that stand out', () => {
    expect(goldenTone('THIS IS USELESS')).toEqual(goldenTone('this is useless'));
  });

  test('a negation ends with its clause', () => {
    expect(goldenTone('no, useless')).toEqual(goldenTone('useless'));
    expect(goldenTone('not only useless')).toEqual(goldenTone('useless'));
  });

  test('what stands behind "but" weighs three times what stands before', () => {
    const { words } = toneOf(analyse('great but useless'), { lexicon: golden });
    expect(words.map(({ text, weight }) => [text, weight])).toEqual([
      ['great', 1.5],
      ['useless', -4.5],
    ]);
  });

  test('praise that opens a sentence about a fault is sarcasm and does not count', () => {
    expect(goldenTone('Great, useless again')).toEqual(goldenTone('useless again'));
  });
});

describe('words explain the number', () => {
  test('each word stands where it says, and the weights add up to the tone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'very',
            'useless',
            'thanks',
            'great!',
            'not',
            'but',
            'ANGRY',
            'the',
            'file',
            '😡',
            '.',
            '"',
            '\n',
          ),
          { maxLength: 25 },
        ),
        (pieces) => {
          const text = pieces.join(' ');
          const { tone: value, words } = tone(text);
          const sum = words.reduce((total, { weight }) => total + weight, 0);
          expect(value).toBeCloseTo(sum / Math.sqrt(sum * sum + 15), 10);
          expect(Math.abs(value)).toBeLessThan(1);
          for (const word of words) expect(text.slice(word.start, word.end)).toBe(word.text);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('spans left out add nothing: an agent who is sorry is not in a bad mood', () => {
    const text = 'So sorry for the terrible wait! It works now.';
    const without = [{ start: 0, end: text.indexOf('It') }];
    expect(toneOf(analyse(text), { without }).words.map((word) => word.text)).toEqual(['It works']);
  });
});

describe('support sense', () => {
  test.each([
    'please',
    'I want to order two',
    'Can you play it?',
    'Dear support team',
    'Kind regards',
    'Please help',
    'Yes.',
  ])('"%s" carries no feeling', (text) => {
    expect(tone(text)).toMatchObject({ tone: 0, evidence: 0, words: [], band: 'neutral' });
  });

  test.each([
    ['I am still waiting, no reply', 'negative'],
    ['Worst service ever', 'negative'],
    ['You charged me twice 😡', 'negative'],
    ['Thanks for nothing', 'negative'],
    ['The page shows an error', 'neutral'],
    ['How do I add an event?', 'neutral'],
    ['Thank you so much, it works!', 'positive'],
    ['Love the new look 😍', 'positive'],
  ])('"%s" is %s', (text, band) => {
    expect(tone(text).band).toBe(band);
  });

  test('contractions and British spelling meet the same entries', () => {
    expect(tone("it doesn't work").tone).toBe(tone('it does not work').tone);
    expect(weights('it doesn’t work')).toEqual([['doesn’t work', tone('it does not work').words[0]?.weight]]);
    expect(tone('they cancelled it').tone).toBe(tone('they canceled it').tone);
  });

  test('a word used more lightly in support keeps a part of its feeling', () => {
    // VADER +1.9 and AFINN +1 (0.8 on our scale) say 1.35 for "easy".
    expect(weights('easy')).toEqual([['easy', expect.closeTo(0.675, 10)]]);
  });

  test('a hashtag and a drawn-out word count as the word', () => {
    expect(weights('#Ridiculous')).toEqual([['#Ridiculous', weights('ridiculous')[0]?.[1]]]);
    expect(weights('greaaat')).toEqual([['greaaat', weights('great')[0]?.[1]]]);
    expect(weights('gooood')).toEqual([['gooood', weights('good')[0]?.[1]]]);
  });

  test('nothing denies a sad face', () => {
    expect(weights('no cheque :(')).toContainEqual([':(', expect.closeTo(weights(':(')[0]?.[1] as number, 10)]);
    expect(tone('no cheque :(').tone).toBeLessThan(tone(':(').tone);
  });

  test('an emoji counts in every skin tone', () => {
    expect(tone('👍🏾').tone).toBe(tone('👍').tone);
    expect(tone('👍').tone).toBeGreaterThan(0);
  });
});

describe('bands', () => {
  test('without evidence the band is neutral, and a message that asks needs clearer words', () => {
    expect(bandOf(0, 0)).toBe('neutral');
    expect(bandOf(-0.4, 1)).toBe('negative');
    expect(bandOf(-0.4, 1, true)).toBe('neutral');
    expect(bandOf(-0.8, 2, true)).toBe('negative');
    expect(bandOf(0.4, 1)).toBe('positive');
    expect(bandOf(0.4, 1, true)).toBe('neutral');
  });
});
