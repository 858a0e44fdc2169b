import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { questionCoverage } from '../../src/lib/metrics/question_coverage';
import { engineWith } from './engine';

const EPISODES = [
  ...Array.from({ length: 6 }, () => ({ is_asked: true })),
  { is_asked: false, near_likeness: 0.5 },
  { is_asked: false, near_likeness: null },
];

describe('coverage of the question of the week', () => {
  it('is the share of conversations in which it was asked, with what was asked in other words beside it', async () => {
    const engine = await engineWith({ questionEpisodes: EPISODES, conversations: EPISODES.map(() => ({})) });
    const { figure, shares } = resultOf(questionCoverage, { rows: await engine.ask(questionCoverage), sql: '' });
    expect(figure).toMatchObject({ value: 0.75, k: 6, n: 8, confidence: 'small' });
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['asked', 6, 8],
      ['near', 1, 8],
      ['not_asked', 2, 8],
    ]);
    const notAsked = questionCoverage.parts.find(({ key }) => key === 'not_asked')!.opens;
    const opened = await engine.query(
      `select conversation_id as id from conversation_facts where ${notAsked} order by id`,
    );
    expect(opened).toEqual([{ id: 'c7' }, { id: 'c8' }]);
  });
});
