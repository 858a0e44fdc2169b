import { describe, expect, it } from 'vitest';
import { METRICS } from '../../../src/lib/metrics';
import type { MeasuredSet, NamedScore, Scored } from '../../../src/lib/model/accuracy';
import { trustIndex, trustOf } from '../../../src/lib/server/report/accuracy';

const counts = { n: 4, messages: 9, right: 3, wrong: 0, missed: 1 };
const rates = { precision: { value: 1, low: 0.44, high: 1 }, recall: { value: 0.75, low: 0.3, high: 0.95 }, f1: 0.857 };
const SCORE = { ...counts, ...rates };
const named = (scored: Scored, name: string): NamedScore => ({ scored, name, grade: null, ...SCORE });
const ABOUT = { about: 'Made up.', language: 'en', messages: 9, measuredOn: '2026-01-31', rules: '1-old' };
const FIGURES = { behaviour: 'cafe', fields: [], pooled: null, agreement: null };
const SETS: MeasuredSet[] = [
  { ...ABOUT, ...FIGURES, name: 'kept', use: 'held out', scores: [named('tag', 'apology'), named('kind', 'bug')] },
  { ...ABOUT, ...FIGURES, name: 'read', use: 'tuned on', scores: [named('tag', 'apology'), named('tone', 'negative')] },
  {
    ...{ ...ABOUT, ...FIGURES, name: 'rated', use: 'tuned on', scores: [] },
    agreement: { n: 90, r: 0.8, interval: { low: 0.7, high: 0.86 } },
  },
];
const shown = (name: string, use: string) => ({ ...ABOUT, name, use });

describe('how far the tags of a metric can be trusted', () => {
  it('is told tag by tag and set by set, with the sets that spoke', () => {
    const metric = { tags: ['apology', 'bug', 'promise'] as const, unit: 'share' as const };
    expect(trustOf({ ...metric, tags: [...metric.tags] }, '1-old', { sets: SETS, rules: '1-old' })).toEqual({
      rows: [
        {
          label: 'Apology',
          found: [
            { set: 'kept (held out)', score: SCORE },
            { set: 'read (tuned on)', score: SCORE },
          ],
        },
        { label: 'Kind: bug', found: [{ set: 'kept (held out)', score: SCORE }] },
        { label: 'Promise of follow-up', found: [] },
      ],
      agreements: [],
      sets: [shown('kept', 'held out'), shown('read', 'tuned on')],
      remarks: [],
    });
  });

  it('is, of a metric of tone, how well its bands are told and how it goes with ratings', () => {
    const trust = trustOf({ tags: [], unit: 'tone' }, '1-old', { sets: SETS, rules: '1-old' });
    expect(trust?.rows.map(({ label, found }) => [label, found.length])).toEqual([
      ['Tone: negative', 1],
      ['Tone: neutral', 0],
      ['Tone: positive', 0],
    ]);
    expect(trust?.agreements).toEqual([{ set: 'rated (tuned on)', agreement: SETS[2]!.agreement }]);
    expect(trust?.sets).toEqual([shown('read', 'tuned on'), shown('rated', 'tuned on')]);
  });

  it('keeps the parts of one labelled set apart', () => {
    const parts = SETS.slice(0, 2).map((set) => ({ ...set, name: 'care' }));
    const trust = trustOf({ tags: ['bug'], unit: 'share' }, '1-old', { sets: parts, rules: '1-old' });
    expect(trust?.rows.map(({ found }) => found.map(({ set }) => set))).toEqual([['care (held out)']]);
    expect(trust?.sets).toEqual([shown('care', 'held out')]);
  });

  it('is no question of a metric that rests on no words', () => {
    expect(trustOf({ tags: [], unit: 'seconds' }, null)).toBeNull();
  });

  it('has rows for every metric that names tags', () => {
    const without = METRICS.filter((metric) => !trustOf(metric, null)?.rows.length);
    const tagless = METRICS.filter(({ tags, unit }) => tags.length === 0 && unit !== 'tone');
    expect(without.map(({ id }) => id)).toEqual(tagless.map(({ id }) => id));
    expect(without.map(({ id }) => id)).toContain('first_response');
  });
});

describe('remarks', () => {
  const remarks = (tagged: string | null, rules: string) =>
    trustOf({ tags: ['apology'], unit: 'share' }, tagged, { sets: SETS, rules })?.remarks;

  it('say nothing when figures, program and data are of the same rules, or nothing was imported', () => {
    expect([remarks('1-old', '1-old'), remarks(null, '1-old')]).toEqual([[], []]);
  });

  it('say that the program has other rules than were measured, and that the data have others than the program', () => {
    expect(remarks('1-old', '1-new')).toEqual([
      'Measured with rules 1-old; this program has rules 1-new, so the figures may differ a little until they are measured again.',
      'The data shown were tagged with rules 1-old; "undertone retag" tags them again with rules 1-new.',
    ]);
  });

  it('say that a team’s own phrases were not measured', () => {
    expect(remarks('1-old+12345678', '1-old')).toEqual([
      'Phrases that your team added itself are not in these figures.',
    ]);
  });
});

describe('the index of all tags', () => {
  it('shows each once, by its held-out figures where there are some', () => {
    const { rows, sets } = trustIndex(null, { sets: SETS, rules: '1-old' });
    expect(rows.map(({ label, found }) => [label, ...found.map(({ set }) => set)])).toEqual([
      ['Apology', 'kept (held out)'],
      ['Tone: negative', 'read (tuned on)'],
      ['Kind: bug', 'kept (held out)'],
    ]);
    expect(sets.map(({ name }) => name)).toEqual(['kept', 'read']);
  });
});
