import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/lib/tagging/analyse';
import { Lexicon, supportLexicon } from '../../src/lib/tagging/lexicon';
import emoji from '../../src/lib/tagging/lexicon/emoji.json';
import support from '../../src/lib/tagging/lexicon/support.json';

const valued = (lexicon: Lexicon, text: string) => {
  const analysis = analyse(text);
  return lexicon.find(analysis).map(({ first, last, value }) => [
    analysis.tokens
      .slice(first, last)
      .map((token) => token.normal)
      .join(' '),
    value,
  ]);
};

describe('a lexicon', () => {
  test('the longer phrase wins over the shorter one and over its words', () => {
    const lexicon = new Lexicon().set('happy', 2).set('not happy', -2.2).set('not happy with', -2.5);
    expect(valued(lexicon, 'I am not happy with it, only happy')).toEqual([
      ['not happy with', -2.5],
      ['happy', 2],
    ]);
  });

  test('a later value replaces an earlier one, in every spelling of the word', () => {
    expect(valued(new Lexicon().set('canceled', -1).set('cancelled', -0.7), 'canceled, cancelled')).toEqual([
      ['canceled', -0.7],
      ['canceled', -0.7],
    ]);
  });
});

describe('the support lexicon', () => {
  test('decides where it speaks; elsewhere VADER and AFINN are averaged', () => {
    // VADER +1.3, AFINN none; silenced by us.
    expect(valued(supportLexicon(), 'please')).toEqual([['please', 0]]);
    // VADER −1.5; AFINN −2 on its scale to 5, which is −1.6 on ours.
    expect(valued(supportLexicon(), 'lonely')).toEqual([['lonely', expect.closeTo(-1.55, 10)]]);
  });

  test('every group says what its phrases are worth, or which part of the general value', () => {
    const unsaid = support.groups.filter((group) => 'value' in group === 'times' in group);
    expect(unsaid).toEqual([]);
  });

  const entries = [...emoji.groups, ...support.groups].flatMap((group) =>
    group.phrases.map((phrase) => ({ phrase, value: 'value' in group ? group.value : undefined })),
  );

  test('names each phrase once and stays in the units of VADER', () => {
    const phrases = entries.map(({ phrase }) => phrase);
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
    expect(entries.filter(({ value = 0 }) => value < -4 || value > 4)).toEqual([]);
  });

  test('finds every plain phrase that it names, whole and with its value', () => {
    const dead = entries
      .filter(({ phrase }) => !/[(){}~^]/.test(phrase))
      .filter(({ phrase, value }) => {
        const analysis = analyse(phrase);
        const [found] = supportLexicon().find(analysis);
        return found?.first !== 0 || found.value !== (value ?? found.value);
      });
    expect(dead).toEqual([]);
  });
});
