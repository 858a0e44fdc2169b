import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../pipelines/evaluate/evaluate';
import { contentsOf } from '../../../pipelines/evaluate/file';
import { accuracyJson, measuredSet, withSet, type About } from '../../../pipelines/evaluate/publish';

const ABOUT: About = {
  ...{ name: 'made-up', about: 'Three messages.', use: 'own', language: 'en' },
  ...{ measuredOn: '2026-01-31', rules: '1-test', behaviour: 'cafe' },
};
const RECORD = { id: 'secret-id', text: 'The blue one has two buttons.', tags: ['apology'], labelled: ['apology'] };
const set = measuredSet(
  ABOUT,
  evaluate(contentsOf('secret.jsonl', JSON.stringify(RECORD)).messages, [], { pool: ['promise'] }),
);

describe('published figures', () => {
  it('are rounded, and hold neither ids nor texts nor names of files', () => {
    expect(set).toEqual({
      ...ABOUT,
      messages: 1,
      scores: [
        {
          ...{ scored: 'tag', name: 'apology', grade: null, n: 1, messages: 1, right: 0, wrong: 0, missed: 1 },
          ...{ precision: null, recall: { value: 0, low: 0, high: 0.7935 }, f1: 0 },
        },
      ],
      ...{ fields: [], pooled: null, agreement: null },
    });
    expect(accuracyJson([set])).not.toMatch(/secret|blue/);
  });

  it('are written the same way however often, and read back whole', () => {
    const json = accuracyJson([set]);
    expect(JSON.parse(json)).toEqual({ sets: [set] });
    expect(accuracyJson((JSON.parse(json) as { sets: [typeof set] }).sets)).toBe(json);
  });

  it('replace the set of the same name and leave the others', () => {
    const other = { ...set, name: 'a-set' };
    const newer = { ...set, messages: 2 };
    expect(withSet([set, other], newer)).toEqual([other, newer]);
  });

  it('keep the parts of one labelled set side by side', () => {
    const kept = { ...set, use: 'held out' as const };
    const read = { ...set, use: 'tuned on' as const };
    expect(withSet(withSet([kept], read), { ...read, messages: 2 })).toEqual([kept, { ...read, messages: 2 }]);
  });
});
