import { describe, expect, it } from 'vitest';
import { tagMessage } from '../../src/lib/tagging';

const pointers = (text: string): string[] =>
  tagMessage({ role: 'agent', text })
    .tags.filter(({ tag }) => tag === 'link_deflection')
    .map(({ text }) => text);

describe('an answer that stands elsewhere', () => {
  it('is a short message with a pointer', () => {
    expect(pointers('Hi Anna, please see our help article.')).toEqual(['see our help article']);
  });
  it('is an address of a help page, whatever is said around it', () => {
    expect(pointers('https://acme.example/hc/en/17')).toEqual(['https://acme.example/hc/en/17']);
  });
  it('is any address that the message points to', () => {
    expect(pointers('You can see the prices here: https://acme.example/p')).toContain('https://acme.example/p');
  });
  it('is not made an answer by courtesy around it', () => {
    const polite =
      'Thank you so much for reaching out to us about this today. We are truly sorry for any inconvenience that this has caused you and your team. ' +
      'Please see our help article.';
    expect(pointers(polite)).toEqual(['see our help article']);
  });
});

describe('an answer with a link beside it', () => {
  it('gives steps', () => {
    expect(
      pointers('Open Settings, press Export. Our help article shows pictures: https://help.acme.example/x'),
    ).toEqual([]);
  });
  it('says enough itself', () => {
    const answer =
      'The report counts a customer twice when two accounts share one address, which is what happened with your colleagues in March, ' +
      'and I have merged them now. More in our help article.';
    expect(pointers(answer)).toEqual([]);
  });
  it('hands over what was asked for', () => {
    expect(pointers('Here’s your invoice: https://acme.example/i/77')).toEqual([]);
  });
});
