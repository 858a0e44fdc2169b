import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { processSpeakRate } from '../../src/lib/metrics/process_speak_rate';
import { engineWith } from './engine';

/** What counts on neither side. */
const NOT_COUNTED = [
  { role: 'bot' as const, is_human_agent: false, has_process_speak: true },
  { is_human_agent: false, is_auto_reply: true, has_process_speak: true },
  { is_public: false, has_process_speak: true },
  { is_scored: false, has_process_speak: true },
  { role: 'customer' as const, is_human_agent: false, has_process_speak: true },
];

describe('messages that speak of rules and procedures', () => {
  it('is a share of what people wrote to customers', async () => {
    const messages = [...Array.from({ length: 24 }, (_, i) => ({ has_process_speak: i < 3 })), ...NOT_COUNTED];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(processSpeakRate, { rows: await engine.ask(processSpeakRate), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(3 / 24, 10),
      interval: { low: expect.closeTo(0.0434, 4), high: expect.closeTo(0.31, 4) },
      n: 24,
      k: 3,
      confidence: 'plain',
    });
  });
});
