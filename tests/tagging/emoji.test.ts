import { describe, expect, it } from 'vitest';
import { tagMessage } from '../../src/lib/tagging';

const signs = (text: string): string[] =>
  tagMessage({ role: 'agent', text })
    .tags.filter(({ tag }) => tag === 'emoji')
    .map(({ text, grade }) => `${text} ${grade}`);

describe('signs in agents’ messages', () => {
  it.each([
    ['Fixed :) and again :-)', [':) positive', ':-) positive']],
    ['thanks:)', [':) positive']],
    ['Oh no 😢', ['😢 negative']],
    ['👍🏽 and ❤️', ['👍🏽 positive', '❤️ positive']],
    ['the whole family 👩‍👩‍👧 came', ['👩‍👩‍👧 ambiguous']],
    ['all good))', [')) positive']],
    ['I <3 it', ['<3 positive']],
    ['xD', ['xD positive']],
  ])('%s', (text, expected) => {
    expect(signs(text)).toEqual(expected);
  });
  it.each([
    'f(g(x))',
    'options 7) and 8)',
    'C:\\Data and D: drive',
    'https://example.com/:/x',
    '1️⃣ first step',
    'Acme™ and Beta©',
    'at 10:30',
    'a flag 🇩🇪',
    'maxDepth',
  ])('none in: %s', (text) => {
    expect(signs(text)).toEqual([]);
  });
});
