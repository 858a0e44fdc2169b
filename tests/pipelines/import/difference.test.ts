import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Differences, matched, type Reading, type Scored } from '../../../pipelines/import/difference';
import type { TagRow } from '../../../src/lib/model/rows';
import type { TagId } from '../../../src/lib/model/words';

function hit(message_id: string, tag: TagId, start: number, end: number, more: Partial<TagRow> = {}): TagRow {
  return {
    message_id,
    conversation_id: `c of ${message_id}`,
    tag,
    grade: null,
    rule: tag,
    start_offset: start,
    end_offset: end,
    matched_text: `${start}–${end}`,
    sentence: 0,
    ...more,
  };
}

function reading(message_id: string, hits: TagRow[], more: Partial<Scored> = {}): Reading {
  const message: Scored = {
    message_id,
    conversation_id: `c of ${message_id}`,
    role: 'customer',
    is_scored: true,
    mood: 'none',
    kind: null,
    is_complaint: false,
    tone_band: 'neutral',
    ...more,
  };
  return { message, hits };
}

describe('the difference between two readings', () => {
  it('counts what was gained, lost and kept, with examples, and how moods, kinds, complaints and tones moved', () => {
    const differences = new Differences(1);
    const said = [
      [
        reading('m1', [hit('m1', 'apology', 0, 5, { grade: 'plain' }), hit('m1', 'cliche', 6, 20)], { role: 'agent' }),
        reading('m1', [hit('m1', 'apology', 0, 9, { grade: 'specific' }), hit('m1', 'question', 30, 40)], {
          role: 'agent',
        }),
      ],
      [
        reading('m2', [hit('m2', 'urgent', 4, 8)], { mood: 'angry', kind: 'bug', is_complaint: true }),
        reading('m2', [hit('m2', 'urgent', 4, 8)], { mood: 'frustrated', is_complaint: false, tone_band: 'negative' }),
      ],
      [reading('m3', []), reading('m3', [])],
    ] as const;
    expect(said.map(([before, after]) => differences.add(before, after))).toEqual([true, true, false]);
    const example = (message: string, words: string, rule: string, grade: string | null = null) => ({
      conversation: `c of ${message}`,
      message,
      words,
      rule,
      grade,
    });
    const row = { before: 0, after: 0, gained: 0, lost: 0, kept: 0, grades: [] };
    const none = { gained: [], lost: [], kept: [] };
    expect(differences.result()).toEqual({
      messages: 3,
      tags: [
        {
          ...row,
          ...{ tag: 'apology', before: 1, after: 1, kept: 1, grades: [{ from: 'plain', to: 'specific', n: 1 }] },
          examples: { ...none, kept: [example('m1', '0–9', 'apology', 'specific')] },
        },
        { ...row, tag: 'cliche', before: 1, lost: 1, examples: { ...none, lost: [example('m1', '6–20', 'cliche')] } },
        {
          ...row,
          ...{ tag: 'question', after: 1, gained: 1 },
          examples: { ...none, gained: [example('m1', '30–40', 'question')] },
        },
        {
          ...row,
          ...{ tag: 'urgent', before: 1, after: 1, kept: 1 },
          examples: { ...none, kept: [example('m2', '4–8', 'urgent')] },
        },
      ],
      mood: { messages: 2, changed: 1, moves: [{ from: 'angry', to: 'frustrated', n: 1 }] },
      kind: { messages: 2, changed: 1, moves: [{ from: 'bug', to: null, n: 1 }] },
      complaint: { messages: 2, changed: 1, moves: [{ from: 'true', to: 'false', n: 1 }] },
      tone: { messages: 2, changed: 1, moves: [{ from: 'neutral', to: 'negative', n: 1 }] },
    });
  });

  it('says nothing of moods where nothing is scored or an agent wrote', () => {
    const differences = new Differences(1);
    for (const more of [{ is_scored: false }, { role: 'agent' }] as const)
      differences.add(reading('m1', [], { ...more, mood: 'angry' }), reading('m1', [], { ...more, mood: null }));
    expect(differences.result().mood).toEqual({ messages: 0, changed: 0, moves: [] });
  });

  it('chooses the same examples in whatever order the messages come, one a message and no more than asked', () => {
    const messages = Array.from({ length: 40 }, (_, n) => `m${n}`);
    const examplesOf = (order: string[]) => {
      const differences = new Differences(4);
      for (const id of order)
        differences.add(reading(id, []), reading(id, [hit(id, 'bug', 9, 12), hit(id, 'bug', 0, 4)]));
      return differences.result().tags[0]?.examples.gained;
    };
    const chosen = examplesOf(messages);
    expect(chosen?.map(({ words }) => words)).toEqual(['0–4', '0–4', '0–4', '0–4']);
    expect(new Set(chosen?.map(({ message }) => message)).size).toBe(4);
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (order) => {
        expect(examplesOf(order)).toEqual(chosen);
      }),
    );
  });

  it('pairs every hit at most once, and only with one that overlaps it', () => {
    const hits = fc.array(
      fc
        .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
        .map(([start, length]) => hit('m1', 'bug', start, start + length)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(hits, hits, (before, after) => {
        const { gained, lost, kept } = matched(before, after);
        expect(lost.length + kept.length).toBe(before.length);
        expect(gained.length + kept.length).toBe(after.length);
        expect(new Set([...lost, ...kept.map(([was]) => was)])).toEqual(new Set(before));
        expect(new Set([...gained, ...kept.map(([, is]) => is)])).toEqual(new Set(after));
        for (const [was, is] of kept)
          expect(was.start_offset < is.end_offset && is.start_offset < was.end_offset).toBe(true);
      }),
    );
  });
});
