import { describe, expect, it } from 'vitest';
import { accuracyMarkdown, withAccuracy } from '../../../pipelines/evaluate/markdown';
import type { MeasuredSet } from '../../../src/lib/model/accuracy';

const ABOUT = { about: 'Made up.', language: 'en', measuredOn: '2026-01-31', rules: '1-test', behaviour: 'cafe' };
const score = { grade: null, messages: 9, wrong: 0, missed: 1, n: 4, right: 3 } as const;
const rate = { value: 0.75, low: 0.3, high: 0.954 };
const rates = { precision: { value: 1, low: 0.44, high: 1 }, recall: rate, f1: 0.857 };
const HELD_OUT: MeasuredSet = {
  ...{ ...ABOUT, name: 'care', use: 'held out', messages: 9 },
  scores: [
    { ...score, ...rates, scored: 'tag', name: 'apology' },
    { ...score, ...rates, scored: 'mood', name: 'angry' },
    { ...score, ...rates, scored: 'complaint', name: 'complaint' },
  ],
  fields: [{ field: 'mood', n: 4, accuracy: rate, macroF1: 0.5 }],
  ...{ pooled: null, agreement: null },
};
const OWN: MeasuredSet = {
  ...{ ...ABOUT, name: 'own', use: 'own', messages: 9, fields: [], agreement: null },
  scores: [
    { ...score, ...rates, scored: 'tag', name: 'promise', f1: 0 },
    { ...score, ...rates, scored: 'mood', name: 'none', n: 0, wrong: 2, f1: null },
    { ...score, ...rates, scored: 'signal', name: 'churn' },
  ],
  pooled: { ...score, ...rates, tags: ['promise', 'admission'] },
};
const RATED: MeasuredSet = {
  ...{ ...ABOUT, name: 'rated', use: 'tuned on', messages: 1200, scores: [], fields: [], pooled: null },
  agreement: { n: 1200, r: 0.84, interval: { low: 0.825, high: 0.851 } },
};

describe('accuracy as Markdown', () => {
  it('is a row a tag, a row a set for what has several answers, and a line a set', () => {
    expect(accuracyMarkdown([HELD_OUT, RATED, OWN]).split('\n')).toEqual([
      '|  | care (held out): P / R / F1 (n) | own (written for the project): F1 (n) |',
      '| --- | --- | --- |',
      '| `apology` | 1.00 / .75 / .86 (4) | – |',
      '| `promise` | – | .00 (4) |',
      '| `promise`, `admission` together | – | .86 (4) |',
      '',
      '| F1 (n) of mood | right (of) | angry | none |',
      '| --- | --- | --- | --- |',
      '| care (held out) | .75, .30 to .95 (4) | .86 (4) | – |',
      '| own (written for the project) | – | – | – (0) |',
      '',
      '| F1 (n) of complaint, signal | complaint | churn |',
      '| --- | --- | --- |',
      '| care (held out) | .86 (4) | – |',
      '| own (written for the project) | – | .86 (4) |',
      '',
      '- rated (tuned on): tone and people’s ratings r .84 (.82 to .85) (n 1200).',
      '',
      '- care (held out): Made up. 9 messages, language en, measured 2026-01-31 with rules 1-test.',
      '- rated (tuned on): Made up. 1,200 messages, language en, measured 2026-01-31 with rules 1-test.',
      '- own (written for the project): Made up. 9 messages, language en, measured 2026-01-31 with rules 1-test.',
    ]);
  });

  it('replaces what stood between the marks and nothing else, however often', () => {
    const readme = 'Before\n<!-- accuracy: written by npm run measure -->\nold\n<!-- /accuracy -->\nAfter\n';
    const once = withAccuracy(readme, [HELD_OUT]);
    expect(once).toMatch(/^Before\n<!-- accuracy[^]*\| `apology` [^]*<!-- \/accuracy -->\nAfter\n$/);
    expect(once).not.toContain('old');
    expect(withAccuracy(once, [HELD_OUT])).toBe(once);
    expect(() => withAccuracy('Nothing here', [HELD_OUT])).toThrow(/expected the lines/);
  });
});
