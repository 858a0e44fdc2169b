import { describe, expect, it } from 'vitest';
import { contentWords } from '../../../pipelines/facts/sentences';
import { specificity } from '../../../pipelines/facts/apology';
import { episodeFacts, type Line } from './corpus';

const COMPLAINT: Line = { at: '16 10:00', by: 'customer', text: 'The March export is empty.', kind: 'bug' };
const quality = (...answers: Pick<Line, 'text' | 'tags'>[]) =>
  episodeFacts([
    COMPLAINT,
    ...answers.flatMap((answer, i): Line[] => [
      { at: `16 10:1${i}`, by: 'A1', ...answer },
      { at: `16 10:1${i}`, by: 'customer', text: 'Hm.' },
    ]),
  ]).apology_quality;

describe('the quality of an apology', () => {
  it.each([
    [1, "I'm sorry.", ['apology:plain']],
    [2, "I'm sorry the export came out like that.", ['apology:plain']],
    [2, "I'm sorry. An export with nothing in it is no use.", ['apology:plain']],
    [2, 'I am sorry for the 25 minutes.', ['apology:plain']],
    [1, "I'm sorry. Unfortunately exports are slow in general.", ['apology:plain']],
    [3, "I'm sorry about the export, that was our mistake.", ['apology:specific', 'admission']],
    [3, "I'm sorry about the export. I've refunded you.", ['apology:specific']],
    [3, "I'm sorry about the export. It's fixed.", ['apology:specific']],
    [4, "I'm sorry about the export, our mistake. You'll hear from me.", ['apology:specific', 'admission', 'promise']],
  ] as const)('%i: %s', (points, text, tags) => {
    expect(quality({ text, tags: [...tags] })).toBe(points);
  });

  it.each(['apology:canned', 'apology:conditional'] as const)('is one at most when %s', (tag) => {
    const text = "We apologise for any inconvenience. The export was our fault, and I've fixed it.";
    expect(quality({ text, tags: [tag, 'admission', 'promise'] })).toBe(1);
    expect(quality({ text: 'We apologise.', tags: [tag] })).toBe(0);
  });

  it('counts what the next turn of the team adds, and not the one after', () => {
    const sorry = { text: "I'm sorry.", tags: ['apology:plain'] as Line['tags'] };
    const fault = { text: 'That was our bug.', tags: ['admission'] as Line['tags'] };
    expect(quality(sorry, fault)).toBe(2);
    expect(quality(sorry, { text: 'One moment.' }, fault)).toBe(1);
  });

  it('does not take a span of time for a next step', () => {
    const text = "I'm sorry. Others wait 15 minutes too.";
    expect(quality({ text, tags: ['apology:plain', 'wait_estimate'] })).toBe(1);
    expect(quality({ text: "I'm sorry. It'll take 15 minutes.", tags: ['apology:plain', 'wait_estimate'] })).toBe(2);
  });

  it('of several is the best', () => {
    expect(
      quality({ text: 'We apologise.', tags: ['apology:canned'] }, { text: "I'm sorry.", tags: ['apology:plain'] }),
    ).toBe(1);
  });

  it('does not take a defence beside it for naming the matter', () => {
    const text = "I'm sorry. The export works as designed.";
    expect(quality({ text, tags: ['apology:plain'] })).toBe(2);
    expect(quality({ text: "I'm sorry. Technically the export works.", tags: ['apology:plain'] })).toBe(1);
  });
});

describe('how much of an apology is in the customer’s words', () => {
  const heard = new Set(contentWords('The March report: my export is empty.'));

  it('is three of five here, and none of a ready-made line', () => {
    expect(specificity("I'm sorry the March export came out empty", heard)).toBe(0.6);
    expect(specificity('We apologise for any inconvenience', heard)).toBe(0);
    expect(specificity('', heard)).toBe(0);
  });

  it('is null where nobody apologised', () => {
    expect(episodeFacts([COMPLAINT]).apology_specificity).toBe(null);
  });
});

describe('apologising too much', () => {
  const sorry = (text: string): Line => ({ at: '16 10:20', by: 'A1', text, tags: ['apology:plain'] });
  const isOverdone = (...texts: string[]) => episodeFacts([COMPLAINT, ...texts.map(sorry)]).has_over_apology;

  it('is three times with nothing between that could solve it', () => {
    expect(isOverdone("I'm sorry.", 'Sorry again.', 'So sorry.')).toBe(true);
    expect(isOverdone("I'm sorry.", 'Sorry again. Please restart the app.', 'So sorry.')).toBe(false);
    expect(isOverdone("I'm sorry.", 'Sorry again.')).toBe(false);
  });
});
