import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { apologyQuality } from '../../src/lib/metrics/apology_quality';
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import { copies, engineWith } from './engine';

const apology = ([plain, specific, admission, next]: [
  number,
  number,
  number,
  number,
]): Partial<ConversationFactRow> => ({
  apology_quality: plain + specific + admission + next,
  has_plain_apology: plain === 1,
  has_specific_apology: specific === 1,
  has_apology_admission: admission === 1,
  has_apology_next_step: next === 1,
  has_over_apology: false,
});
const CORPUS = [
  apology([1, 1, 1, 1]), // K1
  apology([1, 0, 0, 0]), // K2
  apology([1, 1, 1, 0]), // K3
  apology([1, 1, 1, 1]), // K6
];

describe('how good apologies are', () => {
  it('is 3 of 4 on average in the mini-corpus', async () => {
    const engine = await engineWith({ conversations: [...CORPUS, { apology_quality: null }] });
    const [row] = await engine.ask(apologyQuality);
    expect([row!.value, Number(row!.n)]).toEqual([3, 4]);
  });

  it('shows its four parts and over-apology as shares', async () => {
    const conversations = [...copies(5, CORPUS), { ...apology([1, 0, 0, 0]), has_over_apology: true }];
    const engine = await engineWith({ conversations });
    const { shares } = resultOf(apologyQuality, { rows: await engine.ask(apologyQuality), sql: '' });
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['plain', 21, 21],
      ['specific', 15, 21],
      ['admission', 15, 21],
      ['next_step', 10, 21],
      ['over_apology', 1, 21],
    ]);
  });
});
