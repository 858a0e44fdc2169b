import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/lib/tagging/analyse';
import { RuleBook } from '../../src/lib/tagging/engine';
import type { Rule } from '../../src/lib/tagging/types';

const rule = (parts: Partial<Rule> & Pick<Rule, 'phrases'>): Rule => ({
  id: 'apology',
  tag: 'apology',
  title: 'Apology',
  why: 'A test.',
  source: 'A test.',
  speaker: 'agent',
  exceptions: [],
  matches: [],
  nonMatches: [],
  ...parts,
});
const read = (text: string, ...rules: Rule[]): string[] =>
  new RuleBook(rules, {}).read(analyse(text)).map(({ tag, grade, text }) => `${tag} ${grade} "${text}"`);

describe('hits', () => {
  it('carry the place, the words, the sentence and the rule', () => {
    const hits = new RuleBook([rule({ phrases: [{ text: 'i am sorry', grade: 'plain' }] })], {}).read(
      analyse('Hi Anna. I’m so sorry!'),
    );
    expect(hits).toMatchObject([
      { tag: 'apology', grade: 'plain', rule: 'apology', start: 9, end: 21, text: 'I’m so sorry', sentence: 1 },
    ]);
  });
  it('of one tag that overlap become one, with the grade of the phrase that says most', () => {
    const phrases = [
      { text: 'we are sorry', grade: 'plain' },
      { text: 'sorry for any inconvenience', grade: 'canned' },
    ];
    expect(read('We are sorry for any inconvenience.', rule({ phrases }))).toEqual([
      'apology canned "We are sorry for any inconvenience"',
    ]);
  });
  it('give the grade to the heavier phrase, however short', () => {
    const phrases = [
      { text: 'sorry if', grade: 'conditional', weight: 2 },
      { text: 'we are sorry', grade: 'plain' },
    ];
    expect(read('We are sorry if it hurt', rule({ phrases }))).toEqual(['apology conditional "We are sorry if"']);
  });
  it('of different tags may overlap', () => {
    const cliche = rule({ id: 'cliche', tag: 'cliche', phrases: [{ text: 'any inconvenience' }] });
    const apology = rule({ phrases: [{ text: 'sorry for any inconvenience' }] });
    expect(read('Sorry for any inconvenience', cliche, apology)).toEqual([
      'apology null "Sorry for any inconvenience"',
      'cliche null "any inconvenience"',
    ]);
  });
  it('may take the whole sentence', () => {
    const asks = rule({
      id: 'question',
      tag: 'question',
      span: 'sentence',
      grade: 'who',
      phrases: [{ text: 'who ?' }],
    });
    expect(read('Hi. Tell me who, and who else? Bye', asks)).toEqual(['question who "Tell me who, and who else?"']);
  });
});

describe('what turns a match down', () => {
  const sorry = (parts: Partial<Rule> = {}): Rule => rule({ phrases: [{ text: 'sorry' }], ...parts });

  it('an exception that overlaps it', () => {
    expect(read('Better safe than sorry. Sorry!', sorry({ exceptions: ['safe than sorry'] }))).toEqual([
      'apology null "Sorry"',
    ]);
  });
  it.each([
    ['negation', 'I am not at all sorry', 'No, I am sorry'],
    ['conditional', 'if I were sorry', 'if you ask: I am sorry'],
    ['question', 'Are you sorry?', 'I am sorry. Are you?'],
    ['name', 'the Sorry page', 'Sorry about the page'],
  ] as const)('the guard %s', (guard, refused, kept) => {
    expect(read(refused, sorry({ guards: [guard] }))).toEqual([]);
    expect(read(refused, sorry())).toHaveLength(1);
    expect(read(kept, sorry({ guards: [guard] }))).toHaveLength(1);
  });
  it('a negation more than three words before does not', () => {
    expect(read('never was I sorry', sorry({ guards: ['negation'] }))).toEqual([]);
    expect(read('not this or that one sorry', sorry({ guards: ['negation'] }))).toHaveLength(1);
  });
  it('a phrase has guards of its own instead of those of its rule', () => {
    const own = sorry({ guards: ['negation'], phrases: [{ text: 'sorry', guards: [] }] });
    expect(read('not sorry', own)).toHaveLength(1);
  });
  it.each([
    'She wrote "I am sorry" to me',
    'She wrote “sorry”',
    '> I am sorry\nWhat now',
    'ticket SORRY-2b',
    'see /sorry',
  ])('words of others and parts of names: %s', (text) => {
    expect(read(text, sorry())).toEqual([]);
  });
  it('a quotation that ends before does not', () => {
    expect(read('You wrote "help me". I am sorry.', sorry())).toHaveLength(1);
  });
});

describe('a rule that cannot be read', () => {
  it('is named with its phrase', () => {
    expect(() => new RuleBook([rule({ phrases: [{ text: '(sorry' }] })], {})).toThrow(
      'Rule apology: Phrase "(sorry": expected ")" for every "(".',
    );
  });
});
