import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { facetsLearned } from '../../src/lib/metrics/facets_learned';
import { copies, engineWith } from './engine';

/** K3 of the mini-corpus: how often and who were asked and are known; and one who said unasked how bad it is. */
const CORPUS = [
  {
    kind: 'usability' as const,
    has_asked_who: true,
    has_asked_frequency: true,
    has_learned_who: true,
    has_learned_frequency: true,
  },
  { kind: 'bug' as const, has_learned_severity: true },
];

describe('what was learned about complaints', () => {
  it('is how many of five things are known, and which were asked', async () => {
    const conversations = [...copies(5, CORPUS), { kind: 'question' as const }, { ...CORPUS[0], is_open: true }];
    const engine = await engineWith({ conversations });
    const { figure, shares } = resultOf(facetsLearned, { rows: await engine.ask(facetsLearned), sql: '' });
    expect([figure.value, figure.n]).toEqual([1.5, 10]);
    expect(shares.filter(({ k }) => k).map(({ key, label, k }) => [key, label, k])).toEqual([
      ['learned_who', 'Known: who is affected', 5],
      ['learned_frequency', 'Known: how often', 5],
      ['learned_severity', 'Known: how bad', 5],
      ['asked_who', 'Asked: who is affected', 5],
      ['asked_frequency', 'Asked: how often', 5],
    ]);
  });
});
