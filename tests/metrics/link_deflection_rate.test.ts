import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { linkDeflectionRate } from '../../src/lib/metrics/link_deflection_rate';
import { copies, engineWith } from './engine';

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
    const engine = await engineWith({ conversations: copies(3, CORPUS) });
    const { figure } = resultOf(linkDeflectionRate, { rows: await engine.ask(linkDeflectionRate), sql: '' });
    expect([figure.k, figure.n]).toEqual([3, 6]);
  });
});
