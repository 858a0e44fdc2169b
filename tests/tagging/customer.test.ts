import { describe, expect, test } from 'vitest';
import { tagMessage } from '../../src/lib/tagging';

const read = (text: string) => tagMessage({ role: 'customer', text });
const NEEDS_EMPATHY = ['anxious', 'frustrated', 'angry', 'disappointed'];

/** First customer turns of the mini-corpus (methodology 0.4) and what its table expects. */
describe('the mini-corpus, as customers arrive', () => {
  test.each([
    ['K1', "My export is empty and I have to send the project tomorrow. I'm panicking!", 'anxious', 'bug'],
    ['K2', 'This is b@#$t. I waited ten minutes for food today and left without a refund.', 'angry', 'service'],
    ['K3', "The date picker is confusing, I can't tell which month I get.", 'confused', 'usability'],
    ['K4', 'Why is it so expensive? The shop next door sells it for less.', 'none', 'price'],
    ['K5', 'How do I see cancelled appointments?', 'none', 'question'],
    ['K6', "For the third time I'm locked in the login loop. I'm fed up.", 'frustrated', 'bug'],
    ['K7', 'It would be great if it could sort the columns.', 'none', 'idea'],
    ['K8', 'My invoice shows twice, I feel cheated.', 'disappointed', 'bug'],
  ])('%s "%s" is %s, about %s', (_, text, mood, kind) => {
    expect(read(text)).toMatchObject({ mood, kind });
  });

  test.each([
    ["My export is empty and I have to send the project tomorrow. I'm panicking!", ['urgent']],
    ["For the third time I'm locked in the login loop. I'm fed up.", ['repeat']],
    ['This is b@#$t. I waited ten minutes for food today and left without a refund.', ['abuse']],
    ['How do I see cancelled appointments?', []],
    ['It would be great if it could sort the columns.', []],
  ])('"%s" gives the signals %j', (text, signals) => {
    expect(read(text).signals).toEqual(signals);
  });
});

describe('the mini-corpus, as customers go on', () => {
  test.each(['Yes.', 'OK.', 'The March report, all columns.'])('"%s" has no mood and no kind', (text) => {
    expect(read(text)).toMatchObject({ tone: 0, mood: 'none', kind: null, isComplaint: false, signals: [], tags: [] });
  });

  test('thanks with feeling is pleased, thanks alone is courtesy', () => {
    expect(read('Perfect, it works, thank you so much!').mood).toBe('pleased');
    expect(read('Thank you.').mood).toBe('none');
  });

  test('who wants to cancel in anger needs empathy and may leave', () => {
    const { mood, signals } = read('Unbelievable. I want to cancel.');
    expect(NEEDS_EMPATHY).toContain(mood);
    expect(signals).toEqual(['churn']);
  });

  test.each([
    'About 3 times a month, and two colleagues use it too.',
    'Got it, thanks!',
    'Thanks for telling me honestly.',
    'Why is it so expensive? The shop next door sells it for less.',
  ])('"%s" needs no empathy', (text) => {
    expect(NEEDS_EMPATHY).not.toContain(read(text).mood);
  });
});

describe('complaints', () => {
  test.each([
    ['The list does not load since the update.', true],
    ['Could you please look at my order? It never arrived.', true],
    ['I find the menu hard to use.', true],
    ['How do I rename a table?', false],
    ['Great product, thank you!', false],
    ['What does the upgrade cost?', false],
    ['Here is the list: 4, 7 and 12.', false],
  ])('"%s": %s', (text, expected) => {
    expect(read(text).isComplaint).toBe(expected);
  });

  test('a complaint about nothing that a rule knows is of kind other', () => {
    expect(read('The whole thing is a disgrace.')).toMatchObject({ isComplaint: true, kind: 'other' });
  });
});

test('every tag of a customer explains itself with its own words', () => {
  const text = 'I paid for this and it still does not work!! Cancel my account.';
  const { tags } = read(text);
  expect(tags.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['paying', 'repeat', 'bug', 'churn']));
  for (const tag of tags) expect(text.slice(tag.start, tag.end)).toBe(tag.text);
});
