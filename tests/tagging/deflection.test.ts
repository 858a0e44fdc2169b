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

describe('a pointer that only adds to an answer', () => {
  const answer = 'Your seats are kept until noon because the ferry leaves an hour later on Sundays.';
  it('is passed over where the message answers', () => {
    expect(pointers(`${answer} More details here: https://help.ferry.example/sundays`)).toEqual([]);
  });
  it('is all there is where it does not', () => {
    expect(pointers('Hi! More details here: https://help.ferry.example/sundays')).not.toEqual([]);
  });
  it('may wait for a condition', () => {
    expect(pointers(`${answer} If you want another seat, contact our harbor team.`)).toEqual([]);
    expect(pointers('If you want another seat, contact our harbor team.')).toEqual(['contact our harbor team']);
  });
});

describe('what counts as said by the message itself', () => {
  it('is not who is met at the other end, nor what to click there', () => {
    const directions =
      'Please contact our harbor team here: https://ferry.example/chat Please select the chat button in the lower corner of the page. ' +
      'Our harbor team will be able to look at every booking of yours, and they can change the seats at once.';
    expect(pointers(directions)).toContain('https://ferry.example/chat');
  });
  it('is what the agent does about it', () => {
    expect(pointers('I have contacted the harbor team for you and they keep the seats.')).toEqual([]);
  });
});

describe('an address that leads nowhere else', () => {
  it('goes on in private', () => {
    expect(pointers('Shoot us a DM here: https://ferry.example/dm')).toEqual([]);
  });
  it('is what a question is about', () => {
    expect(pointers('What do you see at https://help.ferry.example?')).toEqual([]);
  });
  it('sends away when the question asks to go there', () => {
    expect(pointers('Have you tried the steps here: https://ferry.example/s?')).toEqual([
      'you tried the steps here',
      'https://ferry.example/s?',
    ]);
  });
  it('counts where whoever collected the messages hid it', () => {
    expect(pointers('Please see: <url>')).toEqual(['<url>']);
    expect(pointers('Your tracking link: <url>')).toEqual([]);
  });
});
