import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENT_TAGS, CUSTOMER_TAGS } from '../../../src/lib/model/words';
import { familyOf, segmentsOf, type LitSpan } from '../../../src/lib/server/evidence/segments';

describe('segments of a message', () => {
  it('are the whole text, unlit, when nothing was found', () => {
    expect(segmentsOf('Yes.', [])).toEqual([{ text: 'Yes.', notes: [], ends: [], tint: null, underline: [] }]);
    expect(segmentsOf('', [])).toEqual([]);
  });

  it('light each phrase with the number of its note', () => {
    const spans: LitSpan[] = [{ number: 1, start: 0, end: 9, family: 'owned' }];
    expect(segmentsOf("I'm sorry, Anna", spans)).toEqual([
      { text: "I'm sorry", notes: [1], ends: [1], tint: 'owned', underline: ['owned'] },
      { text: ', Anna', notes: [], ends: [], tint: null, underline: [] },
    ]);
  });

  it('leave the tint to the longer of two overlapping phrases, the shorter underlines', () => {
    const spans: LitSpan[] = [
      { number: 1, start: 3, end: 5, family: 'distance' },
      { number: 2, start: 0, end: 4, family: 'felt' },
    ];
    expect(segmentsOf('abcdef', spans)).toEqual([
      { text: 'abc', notes: [2], ends: [], tint: 'felt', underline: ['felt'] },
      { text: 'd', notes: [2, 1], ends: [2], tint: 'felt', underline: ['felt', 'distance'] },
      { text: 'e', notes: [1], ends: [1], tint: 'distance', underline: ['distance'] },
      { text: 'f', notes: [], ends: [], tint: null, underline: [] },
    ]);
  });

  it('clip a span that reaches outside the text and ignore an empty one', () => {
    const spans: LitSpan[] = [
      { number: 1, start: 1, end: 99, family: 'asked' },
      { number: 2, start: 1, end: 1, family: 'felt' },
    ];
    expect(segmentsOf('ab', spans).map(({ text, notes }) => ({ text, notes }))).toEqual([
      { text: 'a', notes: [] },
      { text: 'b', notes: [1] },
    ]);
  });

  it('joined are always the text, and every phrase is lit over exactly its own words', () => {
    const span = fc.record({ from: fc.nat(30), length: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(span, { maxLength: 6 }), (text, drawn) => {
        const spans = drawn.map(({ from, length }, index) => ({
          number: index + 1,
          start: from,
          end: from + length,
          family: 'felt' as const,
        }));
        const segments = segmentsOf(text, spans);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const { number, start, end } of spans) {
          const lit = segments.filter((segment) => segment.notes.includes(number));
          expect(lit.map((segment) => segment.text).join('')).toBe(text.slice(start, end));
          expect(lit.filter((segment) => segment.ends.includes(number))).toHaveLength(lit.length ? 1 : 0);
        }
      }),
    );
  });
});

describe('the family of a tag', () => {
  it('is "other" for what the customer brought and for takedown requests and emoji', () => {
    const others = [...AGENT_TAGS, ...CUSTOMER_TAGS].filter((tag) => familyOf(tag) === 'other');
    expect(others).toEqual(['takedown_request', 'emoji', ...CUSTOMER_TAGS]);
  });
});
