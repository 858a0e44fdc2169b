import { describe, expect, test } from 'vitest';
import { TONE_BANDS } from '../../src/lib/model/words';
import { tagMessage } from '../../src/lib/tagging';
import { customerBand } from '../../src/lib/tagging/bands';
import weights from '../../src/lib/tagging/weights/band.json';

const bandWith = (cues: Record<string, number>) => customerBand(new Map(Object.entries(cues)));

describe('the band of a customer', () => {
  test('is neutral when nothing speaks', () => {
    expect(bandWith({})).toBe('neutral');
  });

  test('follows a clear tone', () => {
    expect(bandWith({ 'tone below zero': 0.8, 'a bitter word': 0.7 })).toBe('negative');
    expect(bandWith({ 'tone above zero': 0.8, 'a sweet word': 0.7 })).toBe('positive');
  });

  test('is negative without a word of feeling where a phrase shows the feeling', () => {
    expect(bandWith({ 'no word of feeling': 1, frustrated: 1.5 })).toBe('negative');
  });

  test('counts thanks less in a message that asks', () => {
    const thanks = { 'tone above zero': 0.5, 'a sweet word': 0.6 };
    expect(bandWith({ ...thanks, pleased: 0.5 })).toBe('positive');
    expect(bandWith({ ...thanks, how_question: 1, asks: 1, bug: 1 })).toBe('neutral');
  });

  test('weights speak of bands only', () => {
    const named = [weights.base, ...Object.values(weights.cues)].flatMap((row) => Object.keys(row));
    expect(new Set(named)).toEqual(new Set(TONE_BANDS));
  });
});

describe('whole messages', () => {
  test.each([
    ['How do I change the colour of a label?', 'neutral'],
    ['The export stops at row 500 since Monday. Which limit is that?', 'neutral'],
    ['Third mail, and still nobody has answered me.', 'negative'],
    ['You people are useless, I want my money back!!', 'negative'],
    ['It works again, thank you so much for the quick help!', 'positive'],
  ])('"%s" is %s', (text, band) => {
    expect(tagMessage({ role: 'customer', text }).toneBand).toBe(band);
  });
});
