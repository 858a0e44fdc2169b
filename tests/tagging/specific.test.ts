import { describe, expect, it } from 'vitest';
import { tagMessage } from '../../src/lib/tagging';
import { specificity } from '../../src/lib/tagging/specific';

const apologies = (text: string, context?: string): (string | null)[] =>
  tagMessage({ role: 'agent', text, ...(context === undefined ? {} : { context }) })
    .tags.filter(({ tag }) => tag === 'apology')
    .map(({ grade }) => grade);

describe('the grade of an apology', () => {
  const CONTEXT = 'My March export is empty and nobody answers.';
  it.each([
    ['specific where it takes up a word of the customer', 'I’m sorry the export failed.', ['specific']],
    ['specific where the sentence beside it does', 'I’m so sorry. An empty file is no use to you.', ['specific']],
    ['specific where it names a day', 'Sorry you had to wait until Monday.', ['specific']],
    ['plain where it could be about anything', 'We are very sorry about that.', ['plain']],
    ['plain where the sentence beside it argues', 'We’re sorry. You should have checked the export.', ['plain']],
    ['canned where it is a ready-made line', 'We apologise for any inconvenience.', ['canned']],
    ['canned even beside a specific sentence', 'We apologise for any inconvenience. The export was empty.', ['canned']],
    [
      'specific where a ready-made line goes on about the case',
      'Sorry for the inconvenience with the export.',
      ['specific'],
    ],
    ['conditional where it doubts', 'I’m sorry if you feel the export let you down.', ['conditional']],
  ])('is %s', (_, text, grades) => {
    expect(apologies(text, CONTEXT)).toEqual(grades);
  });
  it('needs the customer’s words to be specific', () => {
    expect(apologies('I’m sorry the export failed.')).toEqual(['plain']);
  });
});

describe('specificity (G-SPEC)', () => {
  const CUSTOMER = 'The export of my March report is empty.';
  it('is the share of content words that the customer used', () => {
    expect(specificity("I'm sorry the March export came out empty", CUSTOMER)).toBeCloseTo(3 / 5, 10);
  });
  it('is nothing for a line that fits everybody', () => {
    expect(specificity('We apologise for any inconvenience', CUSTOMER)).toBe(0);
    expect(specificity('', CUSTOMER)).toBe(0);
  });
});
