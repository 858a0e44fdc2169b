/** The second labelled set has ids and labels, never a text; its held-out part is told by the ids alone. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentsOf } from '../../pipelines/evaluate/file';
import { thirdOf } from '../../pipelines/evaluate/thirds';

const FIELDS = {
  agent: ['id', 'use', 'tags', 'disputed'],
  customer: ['id', 'use', 'mood', 'tone', 'complaint', 'kind', 'signals', 'disputed', 'disputed_signals'],
};
/** Labels are words of the glossary and ids; whatever has a space or is longer is a text. */
const LABEL = /^(?:(?:twcs|ibm|sumo):[a-z]?\d+|[a-z_-]{1,20})$/;

const read = (file: string) =>
  readFileSync(new URL(`care/${file}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown> & { id: string; use: string });

describe.each(['agent', 'customer'] as const)('labels of %s messages without their texts', (file) => {
  const records = read(file);

  it('have these fields and no other, and hold no text', () => {
    expect([...new Set(records.map((record) => Object.keys(record).join()))]).toEqual([FIELDS[file].join()]);
    const words = records
      .flatMap((record) => Object.values(record).flat())
      .filter((value) => value !== true && value !== false);
    expect(words.filter((word) => typeof word !== 'string' || !LABEL.test(word))).toEqual([]);
  });

  it('are each of another message', () => {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  it('can be scored once their texts are there', () => {
    const lines = records.map((record) => JSON.stringify({ ...record, text: 'x' })).join('\n');
    const { messages, problems } = contentsOf(file, lines);
    expect(problems).toEqual([]);
    expect([...new Set(messages.map(({ role }) => role))]).toEqual([file]);
  });

  it('are held out or tuned on, and held out only in the third of the ids that is', () => {
    expect([...new Set(records.map(({ use }) => use))].sort()).toEqual(['held-out', 'tuned']);
    const wrong = records.filter(({ id, use }) => use === 'held-out' && thirdOf(id) !== 'held-out');
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('agent messages of that third', () => {
  it('are all held out: none was shown to who wrote rules', () => {
    const shown = read('agent').filter(({ id, use }) => use === 'tuned' && thirdOf(id) === 'held-out');
    expect(shown.map(({ id }) => id)).toEqual([]);
  });
});
