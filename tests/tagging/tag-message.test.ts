import { describe, expect, it } from 'vitest';
import { tagMessage } from '../../src/lib/tagging';

describe('tagMessage', () => {
  it('counts what a system wrote and reads nothing into it', () => {
    expect(tagMessage({ role: 'system', text: 'Sorry, the ticket was closed.' })).toEqual({
      words: 5,
      tone: null,
      toneEvidence: 0,
      toneBand: null,
      toneWords: [],
      mood: null,
      isComplaint: null,
      kind: null,
      signals: [],
      gravity: null,
      tags: [],
    });
  });
  it('gives bots agent tags and no tone', () => {
    const tagged = tagMessage({ role: 'bot', text: 'We are sorry.' });
    expect(tagged.tags.map(({ tag }) => tag)).toEqual(['apology']);
    expect(tagged.tone).toBeNull();
  });
  it('gives agents a tone and no mood', () => {
    const tagged = tagMessage({ role: 'agent', text: 'Great, it works perfectly now.' });
    expect(tagged.tone).toBeGreaterThan(0);
    expect(tagged.mood).toBeNull();
  });
  it('does not hold against an agent what the apology is about', () => {
    const sorry = tagMessage({ role: 'agent', text: 'I’m so sorry this was such a terrible, frustrating day.' });
    expect(sorry.toneWords).toEqual([]);
  });
  it('gives customers mood, complaint and customer tags, and no agent tags', () => {
    const text = 'Sorry, but I’m furious: the app crashed again.';
    const tagged = tagMessage({ role: 'customer', text });
    expect(tagged.isComplaint).toBe(true);
    expect(tagged.mood).toBe('angry');
    expect(tagged.tags.map(({ tag }) => tag)).not.toContain('apology');
    expect(tagged.tags.map(({ start, end }) => text.slice(start, end))).toEqual(tagged.tags.map((hit) => hit.text));
  });
  it('answers the same to the same message', () => {
    const input = { role: 'agent', text: 'Sorry! How often does it happen? 🙂', context: 'It crashes.' } as const;
    expect(tagMessage(input)).toEqual(tagMessage(input));
  });
});
