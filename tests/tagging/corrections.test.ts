import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../src/lib/model/corrections';
import type { TagRow } from '../../src/lib/model/rows';
import type { TagId } from '../../src/lib/model/words';
import { correct, placeOf, type Correctable } from '../../src/lib/tagging/corrections';

const TEXT = 'Nothing works. I want it now, and I am angry. I want it now.';

function message(more: Partial<Correctable> = {}): Correctable {
  return {
    message_id: 'm1',
    conversation_id: 'c1',
    role: 'customer',
    is_scored: true,
    text: TEXT,
    tone: -0.6,
    tone_evidence: 2,
    tone_band: 'negative',
    mood: 'angry',
    mood_source: 'rule',
    is_complaint: true,
    kind: 'bug',
    signals: ['urgent'],
    tags: ['bug', 'urgent', 'mood_angry'],
    ...more,
  };
}

function hit(tag: TagId, words: string, more: Partial<TagRow> = {}): TagRow {
  const start_offset = TEXT.indexOf(words);
  return {
    message_id: 'm1',
    conversation_id: 'c1',
    tag,
    grade: null,
    rule: tag,
    start_offset,
    end_offset: start_offset + words.length,
    matched_text: words,
    sentence: 0,
    ...more,
  };
}

const HITS = [hit('bug', 'Nothing works'), hit('urgent', 'now'), hit('mood_angry', 'I am angry')];

let made = 0;
function correction(more: Partial<Correction>): Correction {
  made += 1;
  return {
    id: `k${made}`,
    at: `2024-05-16T10:00:${String(made).padStart(2, '0')}.000Z`,
    conversation_id: 'c1',
    message_id: 'm1',
    field: 'tag',
    tag: null,
    grade: null,
    words: null,
    start: null,
    end: null,
    before: null,
    after: null,
    reason: null,
    undone_at: null,
    ...more,
  };
}
const off = (tag: TagId, words: string, start = TEXT.indexOf(words)) =>
  correction({ tag, words, start, end: start + words.length, before: 'true', after: 'false' });
const on = (tag: TagId, words: string | null, more: Partial<Correction> = {}) =>
  correction({ tag, words, start: TEXT.indexOf(words ?? ''), end: 0, before: 'false', after: 'true', ...more });

const inSentence = () => 1;
const apply = (corrections: Correction[], found = message(), hits = HITS) =>
  correct(found, hits, corrections, inSentence);

describe('a corrected message', () => {
  it('loses the tag at these words and the signal that rested on it, and nothing else', () => {
    const taken = off('urgent', 'now');
    expect(apply([taken])).toEqual({
      message: message({ signals: [], tags: ['bug', 'mood_angry'] }),
      hits: [HITS[0], HITS[2]],
      states: new Map([[taken.id, 'applied']]),
    });
  });

  it('loses the tag also where a rule of today marks more words around them', () => {
    const wider = [hit('urgent', 'I want it now')];
    expect(apply([off('urgent', 'now')], message(), wider).hits).toEqual([]);
  });

  it('keeps the same tag at other words', () => {
    const second = TEXT.lastIndexOf('now');
    const hits = [...HITS, hit('urgent', 'now', { start_offset: second, end_offset: second + 3 })];
    const corrected = apply([off('urgent', 'now')], message(), hits);
    expect(corrected.hits.filter(({ tag }) => tag === 'urgent').map((one) => one.start_offset)).toEqual([second]);
    expect(corrected.message.signals).toEqual(['urgent']);
  });

  it('falls back to the mood that still has a phrase, or to none, when its last phrase is taken away', () => {
    const taken = off('mood_angry', 'I am angry');
    expect(apply([taken]).message.mood).toBe('none');
    expect(apply([taken], message(), [...HITS, hit('mood_frustrated', 'Nothing')]).message.mood).toBe('frustrated');
  });

  it('gains a tag with the rule "correction", its grade and its sentence, once', () => {
    const added = on('churn', 'I want it now', { grade: 'plain' });
    const corrected = apply([added, on('churn', 'now')]);
    expect(corrected.hits.filter(({ tag }) => tag === 'churn')).toEqual([
      hit('churn', 'I want it now', { rule: 'correction', grade: 'plain', sentence: 1 }),
    ]);
    expect(corrected.message.signals).toEqual(['urgent', 'churn']);
    expect([...corrected.states.values()]).toEqual(['applied', 'applied']);
  });

  it('gains a tag for the whole message', () => {
    const [added] = apply([on('praise', null)], message(), []).hits;
    expect(added).toEqual(hit('praise', TEXT, { rule: 'correction', sentence: 1 }));
  });

  it('takes mood, kind, complaint and tone band as a person says, the later one when they differ', () => {
    const said = [
      correction({ field: 'mood', after: 'pleased' }),
      correction({ field: 'kind', after: null }),
      correction({ field: 'complaint', after: 'false' }),
      correction({ field: 'tone', after: 'positive' }),
      correction({ field: 'mood', after: 'confused' }),
    ];
    expect(apply(said).message).toEqual(
      message({
        mood: 'confused',
        mood_source: 'correction',
        kind: null,
        is_complaint: false,
        tone_band: 'positive',
        tone: 0.35,
      }),
    );
  });

  it('keeps its tone where it lies in the band already, and counts a person as one who spoke', () => {
    const toned = (after: string, more: Partial<Correctable>) => {
      const { tone, tone_band, tone_evidence } = apply([correction({ field: 'tone', after })], message(more)).message;
      return { tone, tone_band, tone_evidence };
    };
    expect(toned('negative', { tone: -0.2, tone_band: 'neutral' })).toEqual({
      tone: -0.2,
      tone_band: 'negative',
      tone_evidence: 2,
    });
    expect(toned('neutral', { tone_evidence: 0 })).toEqual({ tone: 0, tone_band: 'neutral', tone_evidence: 1 });
  });

  it('says which corrections no longer fit: words that are gone, values that are none, messages that are not scored', () => {
    const states = (corrections: Correction[], found?: Correctable) => [...apply(corrections, found).states.values()];
    expect(
      states([off('urgent', 'at once', 0), on('churn', 'leaving'), correction({ field: 'mood', after: 'hungry' })]),
    ).toEqual(['no_longer_fits', 'no_longer_fits', 'no_longer_fits']);
    const said = [off('urgent', 'now'), correction({ field: 'mood', after: 'none' })];
    expect(states(said, message({ is_scored: false }))).toEqual(['no_longer_fits', 'no_longer_fits']);
    expect(states(said, message({ role: 'agent' }))).toEqual(['applied', 'no_longer_fits']);
    expect(apply([off('urgent', 'at once', 0)])).toMatchObject({ message: message(), hits: HITS });
  });

  it('is the same when it is corrected a second time', () => {
    const said = [off('bug', 'Nothing works'), on('churn', 'now'), correction({ field: 'tone', after: 'neutral' })];
    const once = apply(said);
    expect(correct(once.message, once.hits, said, inSentence)).toEqual(once);
  });
});

describe('the place of the words', () => {
  it('is the one nearest to where they stood, wherever lines break today', () => {
    const words = 'want it';
    expect(placeOf({ words, start: 50 }, TEXT)?.start).toBe(TEXT.lastIndexOf(words));
    expect(placeOf({ words, start: 0 }, TEXT)?.start).toBe(TEXT.indexOf(words));
    expect(placeOf({ words: 'I want  it', start: 0 }, 'Well,\nI want\nit')).toEqual({ start: 6, end: 15 });
    expect(placeOf({ words, start: 0 }, 'Want it')).toBeNull();
    expect(placeOf({ words: null, start: null }, '')).toBeNull();
  });

  it('holds the same words but for white space, whatever they are', () => {
    const flat = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 1 }), (before, words) => {
        fc.pre(flat(words) !== '');
        const text = `${before} ${words}`;
        const place = placeOf({ words, start: before.length + 1 }, text);
        expect(place && flat(text.slice(place.start, place.end))).toBe(flat(words));
      }),
    );
  });
});
