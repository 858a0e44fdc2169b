import { describe, expect, it } from 'vitest';
import { NOTHING_BEFORE, type Before } from '../../../pipelines/facts/before';
import { tactlessOf } from '../../../pipelines/facts/tactless';
import { messagesOf, type Line } from './corpus';

const said = (tags: Line['tags'], before: Partial<Before>) =>
  tactlessOf(messagesOf([{ at: '16 12:00', by: 'A1', text: 'x', tags }])[0]!, { ...NOTHING_BEFORE, ...before });
const [earlier, lately] = messagesOf([
  { at: '16 10:59', by: 'A1', text: 'x' },
  { at: '16 11:01', by: 'A1', text: 'x' },
]);

describe('emoji', () => {
  it('are counted, and a smile is out of place before somebody angry or let down', () => {
    const mismatch = (mood: Before['mood'], grade: string) => said([`emoji:${grade}`], { mood }).has_emoji_mismatch;
    expect(said(['emoji:positive', 'emoji:negative'], {}).emoji_count).toBe(2);
    expect(mismatch('angry', 'positive')).toBe(true);
    expect(mismatch('disappointed', 'positive')).toBe(true);
    expect(mismatch('angry', 'negative')).toBe(false);
    expect(mismatch('frustrated', 'positive')).toBe(false);
    expect(mismatch(null, 'positive')).toBe(false);
  });
});

describe('a joke is risky', () => {
  const isRisky = (before: Partial<Before>, tag: 'joke_risk' | 'joke_risk:self' = 'joke_risk') =>
    said([tag], before).has_risky_joke;

  it('to somebody upset, in another language, or when the customer has not answered for an hour', () => {
    expect(isRisky({ mood: 'anxious' })).toBe(true);
    expect(isRisky({ language: 'de' })).toBe(true);
    expect(isRisky({ unanswered: earlier! })).toBe(true);
  });

  it('not among friends, in a quick exchange, where the language is not known, or at one’s own expense', () => {
    expect(isRisky({ mood: 'pleased', language: 'en' })).toBe(false);
    expect(isRisky({ unanswered: lately! })).toBe(false);
    expect(isRisky({ language: 'und' })).toBe(false);
    expect(isRisky({ mood: 'angry' }, 'joke_risk:self')).toBe(false);
    expect(said(['joke_risk:self'], { mood: 'angry' }).has_joke).toBe(true);
  });
});
