import { describe, expect, it } from 'vitest';
import { FACETS } from '../../../src/lib/model/words';
import { CORPUS, episodeFacts, type Line } from './corpus';

const factsAfter = (lines: Line[]) => {
  const row = episodeFacts(lines);
  return {
    asked: FACETS.filter((facet) => row[`has_asked_${facet}`]),
    learned: FACETS.filter((facet) => row[`has_learned_${facet}`]),
  };
};
const complaint = (text: string, rest: Partial<Line> = {}): Line[] => [
  { at: '16 10:00', by: 'customer', text, kind: 'bug', ...rest },
];
const asked = (...facets: string[]): Line => ({
  at: '16 10:05',
  by: 'A1',
  text: 'May I ask?',
  tags: facets.map((facet) => `question:${facet}` as const),
});

describe('what is learned about a complaint', () => {
  it('who and how often in the mini-corpus, asked and known', () => {
    expect(factsAfter(CORPUS.K3!.lines)).toEqual({ asked: ['who', 'frequency'], learned: ['who', 'frequency'] });
  });

  it('is known when the customer wrote again after the question', () => {
    const question = [...complaint('It is empty.'), asked('circumstances', 'goal')];
    expect(factsAfter(question)).toEqual({ asked: ['circumstances', 'goal'], learned: [] });
    const answer: Line = { at: '16 10:09', by: 'customer', text: 'With the big file.' };
    expect(factsAfter([...question, answer]).learned).toEqual(['circumstances', 'goal']);
  });

  it('is known when the customer said it unasked', () => {
    expect(factsAfter(complaint('Nobody else has it.')).learned).toEqual(['who']);
    expect(factsAfter(complaint('It fails when I press Save.')).learned).toEqual(['circumstances']);
    expect(factsAfter(complaint('It is empty.', { repeats: 3 })).learned).toEqual(['frequency']);
    expect(factsAfter(complaint('It is empty.', { severity: 3 })).learned).toEqual(['severity']);
    expect(factsAfter(complaint('It is empty.', { severity: 2 })).learned).toEqual([]);
    expect(factsAfter(complaint("I'm trying to print it.")).learned).toEqual(['goal']);
  });

  it('is asked of complaints only', () => {
    const row = episodeFacts([...complaint('It is empty.', { kind: 'question' }), asked('goal')]);
    expect([row.has_asked_goal, row.has_learned_goal]).toEqual([null, null]);
  });
});
