import { describe, expect, it } from 'vitest';
import { opensOf, resultOf } from '../../src/lib/metrics';
import { fourAs } from '../../src/lib/metrics/four_as';
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import { copies, engineWith } from './engine';

const flags = (
  kind: ConversationFactRow['kind'],
  [has_apology, has_admission, has_question, has_appreciation]: boolean[],
  rest: Partial<ConversationFactRow> = {},
): Partial<ConversationFactRow> => ({ kind, has_apology, has_admission, has_question, has_appreciation, ...rest });

const CORPUS = [
  flags('bug', [true, true, true, false]), // K1
  flags('service', [true, false, false, false]), // K2
  flags('usability', [true, true, true, true]), // K3
  flags('bug', [true, true, false, false]), // K6
  flags('price', [false, false, false, false]), // K4: no complaint class
  flags('bug', [false, false, true, false], { is_open: true }), // K8: still open
];

describe('the four A’s', () => {
  it('gives the mini-corpus its counts: 4, 3, 2 and 1 of four, 2.5 on average', async () => {
    const engine = await engineWith({ conversations: CORPUS });
    const [row] = await engine.ask(fourAs);
    const counts = [row!.n, row!.k_apologise, row!.k_admit, row!.k_ask, row!.k_appreciate].map(Number);
    expect([row!.value, ...counts]).toEqual([2.5, 4, 4, 3, 2, 1]);
  });

  it('keeps the shares on a larger n, with the interval of the mean over customers', async () => {
    const engine = await engineWith({ conversations: copies(5, CORPUS) });
    const { figure, shares } = resultOf(fourAs, { rows: await engine.ask(fourAs), sql: '' });
    const half = 2.093024 * Math.sqrt(((20 / 19) * 5 * (0.25 + 2.25 + 2.25 + 0.25)) / 400);
    expect(figure).toEqual({
      value: 2.5,
      interval: { low: expect.closeTo(2.5 - half, 5), high: expect.closeTo(2.5 + half, 5) },
      n: 20,
      confidence: 'plain',
    });
    expect(shares.map(({ key, value, k, n }) => [key, value, k, n])).toEqual([
      ['apologise', 1, 20, 20],
      ['admit', 0.75, 15, 20],
      ['ask', 0.5, 10, 20],
      ['appreciate', 0.25, 5, 20],
    ]);
  });

  it('opens the conversations that a part counts', async () => {
    const engine = await engineWith({ conversations: CORPUS });
    const rows = await engine.query(`select conversation_id from conversation_facts where ${opensOf(fourAs, 'ask')}`);
    expect(rows).toEqual([{ conversation_id: 'c1' }, { conversation_id: 'c3' }]);
  });
});
