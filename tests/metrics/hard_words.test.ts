import { describe, expect, it } from 'vitest';
import { opensOf, resultOf } from '../../src/lib/metrics';
import { hardWords } from '../../src/lib/metrics/hard_words';
import { engineWith } from './engine';

const PLAIN = {
  agent_message_count: 1,
  blame_sentence_count: 0,
  has_defensive: false,
  has_process_speak: false,
  cliche_count: 0,
};
const CORPUS = [
  PLAIN,
  { ...PLAIN, has_defensive: true }, // K2
  PLAIN,
  PLAIN,
  PLAIN,
  { ...PLAIN, blame_sentence_count: 2 }, // K6
  PLAIN,
  { ...PLAIN, is_open: true }, // K8
];
const NOBODY_ANSWERED = { ...PLAIN, agent_message_count: 0 };

describe('conversations with words that push away', () => {
  it('finds blame in one of the eight of the mini-corpus and defence in another', async () => {
    const engine = await engineWith({ conversations: [...CORPUS, NOBODY_ANSWERED] });
    const { figure, shares } = resultOf(hardWords, { rows: await engine.ask(hardWords), sql: '' });
    expect([figure.k, figure.n]).toEqual([2, 8]);
    expect(shares.map(({ key, k, n, interval }) => [key, k, n, interval])).toEqual([
      ['blame', 1, 8, { low: expect.closeTo(0.0224, 4), high: expect.closeTo(0.4709, 4) }],
      ['defensive', 1, 8, { low: expect.closeTo(0.0224, 4), high: expect.closeTo(0.4709, 4) }],
      ['process_speak', 0, 8, { low: 0, high: expect.closeTo(0.3244, 4) }],
      ['cliche', 0, 8, { low: 0, high: expect.closeTo(0.3244, 4) }],
    ]);
  });

  it('opens the conversations that a part counts', async () => {
    const engine = await engineWith({ conversations: CORPUS });
    const rows = await engine.query(
      `select conversation_id from conversation_facts where ${opensOf(hardWords, 'blame')}`,
    );
    expect(rows).toEqual([{ conversation_id: 'c6' }]);
  });
});
