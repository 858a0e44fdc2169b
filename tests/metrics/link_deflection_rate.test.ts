import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { linkDeflectionRate } from '../../src/lib/metrics/link_deflection_rate';
import { engineWith } from './engine';

const answered = { agent_message_count: 1 };
const CORPUS = [
  { ...answered, kind: 'price' as const, has_link_deflection: true }, // K4
  { ...answered, kind: 'question' as const, has_link_deflection: false }, // K5
];
const NOT_COUNTED = [
  { ...answered, kind: 'bug' as const, has_link_deflection: true },
  { kind: 'question' as const, agent_message_count: 0, has_link_deflection: false },
];

describe('questions answered with a link', () => {
  it('are one of two in the mini-corpus', async () => {
    const engine = await engineWith({ conversations: [...CORPUS, ...NOT_COUNTED] });
    expect((await engine.ask(linkDeflectionRate))[0]).toMatchObject({ value: 0.5 });
  });

  it('are a share of the conversations with a question', async () => {
    const [link, answer] = CORPUS;
    const back = [
      ...[true, true, true, false, false, null].map((has_come_back) => ({ ...link, has_come_back })),
      ...[false, false, null, null, null, null].map((has_come_back) => ({ ...answer, has_come_back })),
    ];
    const engine = await engineWith({ conversations: back });
    const { figure, shares } = resultOf(linkDeflectionRate, { rows: await engine.ask(linkDeflectionRate), sql: '' });
    expect([figure.k, figure.n]).toEqual([6, 12]);
    expect(shares.map(({ key, n, value }) => [key, n, value])).toEqual([
      ['back_after_link', 5, 0.6],
      ['back_after_answer', 2, null],
    ]);
  });
});
