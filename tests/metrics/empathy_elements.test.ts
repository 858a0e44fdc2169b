import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { empathyElements } from '../../src/lib/metrics/empathy_elements';
import { copies, engineWith } from './engine';

const upset = { needs_empathy: true, agent_message_count: 1, blame_sentence_count: 0, has_perspective: false };
const CORPUS = [
  { ...upset, has_named_mood: true, has_empathy: true },
  { ...upset, has_named_mood: false, has_empathy: false },
  { ...upset, blame_sentence_count: 2, has_named_mood: true, has_empathy: true },
];
const NOT_COUNTED = [
  { ...upset, needs_empathy: false, has_empathy: true },
  { ...upset, agent_message_count: 0 },
  { ...upset, is_open: true },
];

describe('the four elements of empathy', () => {
  it('counts them in the answers to upset customers', async () => {
    const engine = await engineWith({ conversations: [...copies(2, CORPUS), ...NOT_COUNTED] });
    const { figure, shares } = resultOf(empathyElements, { rows: await engine.ask(empathyElements), sql: '' });
    expect([figure.value, figure.n]).toEqual([2, 6]);
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['perspective', 0, 6],
      ['no_judgement', 4, 6],
      ['recognise', 4, 6],
      ['communicate', 4, 6],
    ]);
  });
});
