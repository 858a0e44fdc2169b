import { expect, it } from 'vitest';
import { readable } from '../../src/lib/charts/plot';

it('of two labels that would cover each other the first one stands', () => {
  const [first, over, below, beside, left] = [
    { text: 'Agent 4', x: 100, y: 50, isLeft: false },
    { text: 'Agent 9', x: 130, y: 55, isLeft: false },
    { text: 'Agent 12', x: 130, y: 64, isLeft: false },
    { text: 'Agent 13', x: 160, y: 50, isLeft: false },
    { text: 'Agent 14', x: 120, y: 50, isLeft: true },
  ] as const;
  expect(readable([first, over, below, beside, left])).toEqual([first, below, beside]);
});
