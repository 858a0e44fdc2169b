import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { empathyDepth } from '../../src/lib/metrics/empathy_depth';
import { copies, engineWith } from './engine';

const depth = (emotional_reaction: number | null, interpretation: number | null, exploration: number | null) => ({
  ...{ emotional_reaction, interpretation, exploration },
});
const CORPUS = [depth(2, 0, 2), depth(1, 0, 0), depth(1, 0, 2), depth(2, 0, 0)]; // K1, K2, K3, K6
const NOT_COUNTED = [
  { ...depth(2, 2, 2), is_open: true },
  { ...depth(2, 2, 2), kind: 'question' as const },
  depth(null, null, null),
];

describe('how deep empathy goes', () => {
  it('is the mean strength of reaction, meaning and asking', async () => {
    const engine = await engineWith({ conversations: [...copies(2, CORPUS), ...NOT_COUNTED] });
    const { figure, shares } = resultOf(empathyDepth, { rows: await engine.ask(empathyDepth), sql: '' });
    expect([figure.value, figure.n]).toEqual([1.5, 8]);
    expect(shares.map(({ key, value, n }) => [key, value, n])).toEqual([
      ['interpretation', 0, 8],
      ['exploration', 1, 8],
    ]);
  });

  it('counts upset customers whatever they wrote about', async () => {
    const engine = await engineWith({ conversations: [{ ...depth(2, 0, 0), kind: 'question', needs_empathy: true }] });
    expect(Number((await engine.ask(empathyDepth))[0]!.n)).toBe(1);
  });
});
