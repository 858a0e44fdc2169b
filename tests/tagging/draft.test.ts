import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../../src/lib/tagging/draft';
import { makeTagger } from '../../src/lib/tagging/team';

const ANGRY = 'I am furious. The March export was empty again and I had to send it today.';
const thereIn = (text: string, customer?: string) => {
  const { fourAs, points } = readDraft(text, customer === undefined ? {} : { customer });
  return Object.fromEntries([...fourAs, ...points].map(({ id, isThere }) => [id, isThere]));
};
const says = (id: string, text: string, customer?: string) =>
  readDraft(text, customer === undefined ? {} : { customer }).points.find((point) => point.id === id)?.says ?? null;

describe('a draft reply', () => {
  it('that has everything misses nothing', () => {
    const text =
      'I’m so sorry the March export was empty; that must have been maddening on the day it was due. ' +
      'It was our mistake. Thank you for telling us which month it was. How often do you export it? ' +
      'I’ll write to you by 4 pm today.';
    expect(thereIn(text, ANGRY)).toEqual({
      apologise: true,
      admit: true,
      ask: true,
      appreciate: true,
      feeling: true,
      order: true,
      apology: true,
      ready_made: true,
      promise: true,
      questions: true,
    });
  });

  it('that is all template is told where each line has a plainer one', () => {
    const text = 'We apologise for any inconvenience. Please be advised that your request is important to us.';
    const draft = readDraft(text, { customer: ANGRY });
    expect(draft.customer).toBe('The customer sounds angry.');
    expect(draft.points.filter(({ isThere }) => !isThere).map(({ id }) => id)).toEqual([
      'feeling',
      'apology',
      'ready_made',
    ]);
    expect(says('apology', text)).toBe(
      '“We apologise for any inconvenience” could stand under any message. Naming what went wrong makes it theirs.',
    );
  });

  it('says when the explanation stands before the feeling, and only to somebody upset', () => {
    const text =
      'The exporter filters rows by the date of the invoice. I understand how frustrating this must be for you.';
    expect(thereIn(text, ANGRY)).toMatchObject({ order: false });
    expect(thereIn(text, 'How do I export the invoices of March?')).not.toHaveProperty('order');
  });

  it('takes a ready-made line for no feeling named', () => {
    expect(says('feeling', 'We understand your frustration.', ANGRY)).toBe(
      '“understand your frustration” may read as a ready-made line. What happened to them, in a few words, says more.',
    );
  });

  it('asks for no comfort where nobody sounds upset', () => {
    expect(thereIn('Press Export, then choose CSV.', 'How do I export?')).toMatchObject({ feeling: true });
  });

  it.each([
    ['I’ll check with the developers and get back to you.', false],
    ['I’ll check with the developers and get back to you on Thursday.', true],
    ['I’ll get back to you in two hours.', true],
    ['I’ll get back to you by noon.', true],
  ])('a promise says when: %s', (text, isThere) => {
    expect(thereIn(text)).toMatchObject({ promise: isThere });
  });

  it.each([
    ['Sorry if this was a problem for you.', false, 'has a condition in it'],
    ['Sorry about that.', false, 'does not say for what'],
    ['I’m sorry the March export was empty.', true, 'takes up what happened'],
  ])('an apology is for something: %s', (text, isThere, words) => {
    expect(thereIn(text, ANGRY)).toMatchObject({ apology: isThere });
    expect(says('apology', text, ANGRY)).toContain(words);
  });

  it('reads the phrases of the team as well', () => {
    const tagger = makeTagger([{ id: 'own', tag: 'cliche', text: 'touch base', addedOn: '2024-05-16' }]);
    const { points } = readDraft('Let us touch base.', { tagger });
    expect(points.find(({ id }) => id === 'ready_made')?.says).toContain('“touch base”');
  });

  it('has no points before something is written', () => {
    expect(readDraft('  ', { customer: ANGRY })).toEqual({
      hits: [],
      fourAs: [],
      points: [],
      customer: 'The customer sounds angry.',
    });
  });

  it('lights only what stands there, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, customer) => {
        const draft = readDraft(text, { customer });
        for (const { start, end, text: matched } of draft.hits) expect(text.slice(start, end)).toBe(matched);
      }),
    );
  });
});
