import { describe, expect, it } from 'vitest';
import type { MeasuredSet } from '../../src/lib/model/accuracy';
import { AGENT_TAGS, CUSTOMER_TAGS } from '../../src/lib/model/words';
import { heldOutOf, measuredAs, scoresOf } from '../../src/lib/tagging/accuracy';

const score = { precision: null, recall: null, f1: null, messages: 9, grade: null, right: 0, missed: 0 } as const;
const set = (name: string, scores: MeasuredSet['scores']): MeasuredSet => ({
  ...{ name, use: 'own', about: '', language: 'en', measuredOn: '', rules: '', behaviour: '' },
  ...{ messages: 9, scores, fields: [], pooled: null, agreement: null },
});

describe('what was measured of a tag', () => {
  it('is the mood, kind or signal that pages show of it, else the tag itself', () => {
    expect([measuredAs('mood_angry'), measuredAs('how_question'), measuredAs('churn'), measuredAs('apology')]).toEqual([
      ['mood', 'angry'],
      ['kind', 'question'],
      ['signal', 'churn'],
      ['tag', 'apology'],
    ]);
    expect(AGENT_TAGS.map((tag) => measuredAs(tag)[0])).toEqual(AGENT_TAGS.map(() => 'tag'));
    expect(CUSTOMER_TAGS.filter((tag) => measuredAs(tag)[0] === 'tag')).toEqual([]);
  });

  it('is left out where no message carries it and none was wrongly said to', () => {
    const asked = set('asked', [{ ...score, scored: 'tag', name: 'blame', n: 0, wrong: 1 }]);
    const idle = set('idle', [{ ...score, scored: 'tag', name: 'blame', n: 0, wrong: 0 }]);
    expect(scoresOf(['tag', 'blame'], [asked, idle]).map(({ set: { name } }) => name)).toEqual(['asked']);
  });
});

describe('what the warehouse says of a tag', () => {
  const rate = { value: 0.75, low: 0.3, high: 0.95 };
  const found = { ...score, scored: 'kind', name: 'bug', n: 4, wrong: 1, precision: rate } as const;

  it('are its figures on held-out messages', () => {
    const kept: MeasuredSet = { ...set('kept', [found]), use: 'held out', rules: '1-test' };
    expect(heldOutOf('bug', [set('own', [found]), kept])).toEqual({
      ...{ held_out_precision: 0.75, held_out_recall: null, held_out_n: 4 },
      ...{ held_out_set: 'kept', held_out_rules: '1-test' },
    });
  });

  it('is nothing where only other messages were measured', () => {
    expect(Object.values(heldOutOf('bug', [set('own', [found])]))).toEqual([null, null, null, null, null]);
  });
});
