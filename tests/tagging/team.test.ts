import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES_VERSION, tagMessage } from '../../src/lib/tagging';
import { makeTagger, problemsOf, problemsOfText, rulesVersionWith, type TeamPhrase } from '../../src/lib/tagging/team';

const circle: TeamPhrase = {
  id: 'circle-back',
  tag: 'cliche',
  text: 'circle~ back (to|with) you',
  addedOn: '2024-05-16',
};
const agent = (text: string) => ({ role: 'agent', text }) as const;

describe('a tagger with the phrases of a team', () => {
  it('gives the phrase its tag, with the words as they were written', () => {
    const text = 'I’ll be circling back with you on Monday.';
    expect(makeTagger([circle])(agent(text)).tags.filter(({ tag }) => tag === 'cliche')).toEqual([
      {
        tag: 'cliche',
        grade: null,
        rule: 'team.circle-back',
        start: 8,
        end: 30,
        text: 'circling back with you',
        sentence: 0,
      },
    ]);
  });

  it('reads bots as well and customers never', () => {
    const rulesOf = (role: 'bot' | 'customer') =>
      makeTagger([circle])({ role, text: 'We will circle back to you.' }).tags.map(({ rule }) => rule);
    expect(rulesOf('bot')).toContain('team.circle-back');
    expect(rulesOf('customer')).not.toContain('team.circle-back');
  });

  it('counts the same words once: the longer of two hits of one tag stays', () => {
    const inconvenience = 'We apologise for any inconvenience.';
    const tagsOf = (phrase: TeamPhrase) =>
      makeTagger([phrase])(agent(inconvenience))
        .tags.filter(({ tag }) => tag === 'cliche')
        .map(({ rule, text }) => [rule, text]);
    expect(tagsOf({ ...circle, id: 'short', text: 'any inconvenience' })).toEqual([
      ['cliche', 'We apologise for any inconvenience'],
    ]);
    expect(tagsOf({ ...circle, id: 'same', text: 'we apologise for any inconvenience' })).toEqual([
      ['team.same', 'We apologise for any inconvenience'],
    ]);
  });

  it('keeps hits of other tags at the same words', () => {
    const tags = makeTagger([{ ...circle, tag: 'blame', text: 'we are so sorry' }])(agent('We are so sorry.')).tags;
    expect(tags.map(({ tag, rule }) => [tag, rule])).toEqual(
      expect.arrayContaining([
        ['apology', 'apology'],
        ['blame', 'team.circle-back'],
      ]),
    );
  });

  it('calls a message a pointer only when the pointer is nearly all of it', () => {
    const wiki: TeamPhrase = { ...circle, id: 'wiki', tag: 'link_deflection', text: 'on the team wiki' };
    const tagsOf = (text: string) => makeTagger([wiki])(agent(text)).tags.map(({ rule }) => rule);
    expect(tagsOf('It is on the team wiki.')).toContain('team.wiki');
    const long =
      'Open Settings, press Export and choose the month. It is on the team wiki. ' +
      'The file opens in any spreadsheet and holds one row for each invoice, newest first, with tax in a column.';
    expect(tagsOf(long)).not.toContain('team.wiki');
  });

  it('is tagMessage without phrases', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(makeTagger([])(agent(text))).toEqual(tagMessage(agent(text)));
      }),
    );
  });
});

describe('the version of rules with the phrases of a team', () => {
  it('is that of the rules without phrases', () => expect(rulesVersionWith([])).toBe(RULES_VERSION));

  it('changes with what is found, not with a note nor with the order', () => {
    const other: TeamPhrase = { ...circle, id: 'touch-base', text: 'touch base' };
    const version = rulesVersionWith([circle, other]);
    expect(version).toMatch(new RegExp(`^${RULES_VERSION}\\+[0-9a-f]{8}$`));
    expect(
      rulesVersionWith([other, { ...circle, note: 'Nobody says this aloud.', instead: 'I’ll write on Monday.' }]),
    ).toBe(version);
    expect(rulesVersionWith([{ ...circle, text: 'circle back' }, other])).not.toBe(version);
  });
});

describe('problems of a phrase', () => {
  it('has none when it can be used', () => expect(problemsOf(circle)).toEqual([]));

  it.each([
    ['', 'Write the words of the phrase.'],
    ['  ', 'Write the words of the phrase.'],
    ['(sorry|regret', 'expected ")" for every "("'],
    ['sorry)', 'stands outside of brackets'],
    ['{feelngs} about', 'Word list {feelngs} is unknown'],
    ['(very)?', 'expected at least one word that must be there'],
    ['x'.repeat(201), 'expected at most 200'],
  ])('says what is wrong with "%s"', (text, said) => {
    expect(problemsOfText(text).join(' ')).toContain(said);
  });

  it('names every field that cannot be used', () => {
    const broken = { id: 'No Spaces', tag: 'apology', text: 'hello', note: 7, addedOn: 'today' };
    expect(problemsOf(broken)).toEqual([
      '"id": expected small letters, digits and dashes, at most 60 of them.',
      '"tag": expected one of cliche, process_speak, blame, link_deflection, found "apology".',
      '"addedOn": expected a day such as 2024-05-16.',
      '"note": expected words, at most 500 characters.',
    ]);
    expect(problemsOf(null)).toEqual(['expected a phrase with id, tag, text and addedOn.']);
  });

  it('never throws, and what it lets pass can be tagged with', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, message) => {
        if (problemsOfText(text).length === 0) makeTagger([{ ...circle, text }])(agent(message));
      }),
    );
  });
});
