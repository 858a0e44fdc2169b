import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsOfTopic } from '../../../src/lib/tagging/topics';

const TOPIC = { id: 'export', title: 'Exports', include: ['export'], exclude: [], labels: [] };

describe('a topic of the team', () => {
  it('can be used with phrases or labels', () => {
    expect(problemsOfTopic(TOPIC)).toEqual([]);
    expect(problemsOfTopic({ id: 'export', title: 'Exports', include: [], labels: ['exports'] })).toEqual([]);
  });

  it('is told everything that is wrong with it at once', () => {
    expect(problemsOfTopic({ id: 'found-x', title: ' ', include: ['…'], exclude: 'no' })).toEqual([
      '"id": expected small letters, digits and dashes, at most 60, not beginning with found-; found "found-x".',
      'Give the topic a title.',
      '"…" holds no word that could be found.',
      '"exclude": expected a list of phrases.',
    ]);
    expect(problemsOfTopic({ ...TOPIC, include: [] })).toEqual([
      'Name at least one phrase, or one label of the helpdesk, by which the topic is known.',
    ]);
  });

  it('may be anything without an error', () => {
    fc.assert(fc.property(fc.anything(), (given) => Array.isArray(problemsOfTopic(given))));
  });
});
