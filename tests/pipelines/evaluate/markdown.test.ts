import { describe, expect, it } from 'vitest';
import { accuracyMarkdown, withAccuracy } from '../../../pipelines/evaluate/markdown';
import type { MeasuredSet } from '../../../src/lib/model/accuracy';

const ABOUT = { about: 'Made up.', language: 'en', measuredOn: '2026-01-31', rules: '1-test', behaviour: 'cafe' };
const score = { scored: 'tag', name: 'apology', grade: null, messages: 9, wrong: 0, missed: 1 } as const;
const rate = { value: 0.75, low: 0.3, high: 0.954 };
const HELD_OUT: MeasuredSet = {
  ...{ ...ABOUT, name: 'kept', use: 'held out', messages: 9 },
  scores: [{ ...score, n: 4, right: 3, precision: { value: 1, low: 0.44, high: 1 }, recall: rate, f1: 0.857 }],
  fields: [{ field: 'mood', n: 4, accuracy: rate, macroF1: 0.5 }],
  ...{ pooled: null, agreement: null },
};
const RATED: MeasuredSet = {
  ...{ ...ABOUT, name: 'rated', use: 'tuned on', messages: 1200, scores: [], fields: [], pooled: null },
  agreement: { n: 1200, r: 0.84, interval: { low: 0.825, high: 0.851 } },
};

describe('accuracy as Markdown', () => {
  it('is a row a tag, a line for what has no row, and a line a set', () => {
    expect(accuracyMarkdown([HELD_OUT, RATED]).split('\n').slice(2)).toEqual([
      '| `apology` | 1.00 (.44 to 1.00) | .75 (.30 to .95) | .86 | 4 | – | – | – | – |',
      '',
      '- kept: mood right in .75 (.30 to .95) of 4 (macro-F1 .50).',
      '- rated: tone and people’s ratings r .84 (.82 to .85) (n 1200).',
      '',
      '- kept (held out): Made up. 9 messages, language en, measured 2026-01-31 with rules 1-test.',
      '- rated (tuned on): Made up. 1,200 messages, language en, measured 2026-01-31 with rules 1-test.',
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
