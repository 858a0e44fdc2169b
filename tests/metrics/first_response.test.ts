import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { firstResponse } from '../../src/lib/metrics/first_response';
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { Channel, Outcome } from '../../src/lib/model/words';
import { engineWith } from './engine';

const wait = (channel: Channel, minutes: number, outcome: Outcome = 'event'): Partial<ConversationFactRow> => ({
  channel,
  first_response_outcome: outcome,
  first_response_followed_seconds: minutes * 60,
});
/** The mini-corpus: six chats answered after 4, 3, 2, 1, 5 and 2 minutes, and its e-mails. */
const CORPUS = [
  ...[4, 3, 2, 1, 5, 2].map((minutes) => wait('chat', minutes)),
  ...[120, 1440, 60, 60].map((minutes) => wait('email', minutes)),
  wait('email', 0, 'ended'),
  { first_response_outcome: null },
];

describe('time to first response', () => {
  it('has a curve a channel, the fullest first, and its median as the figure', async () => {
    const engine = await engineWith({ conversations: CORPUS });
    const { figure, curves } = resultOf(firstResponse, { rows: await engine.ask(firstResponse), sql: '' });
    // Six chats leave the late end of the median open, so there is no interval to print.
    expect(figure).toEqual({ value: 120, interval: null, n: 6, confidence: 'small' });
    expect(curves[0]!.medianInterval).toEqual({ low: 60, high: null });
    expect(
      curves.map(({ key, label, n, events, ended, open, median }) => [key, label, n, events, ended, open, median]),
    ).toEqual([
      ['chat', 'Chat', 6, 6, 0, 0, 120],
      ['email', 'E-mail', 5, 4, 1, 0, 7200],
    ]);
    expect(curves[1]!.points.map(({ t, share, atRisk }) => [t, Number(share.toFixed(9)), atRisk])).toEqual([
      [0, 0, 5],
      [3600, 0.4, 4],
      [7200, 0.6, 2],
      [86400, 0.8, 1],
    ]);
    expect(curves[1]!.never).toEqual({
      value: expect.closeTo(0.2, 9),
      interval: { low: expect.any(Number), high: expect.any(Number) },
      n: 5,
      confidence: 'small',
    });
  });

  it('by week and team follows the channel of the figure, by channel each its own', async () => {
    const engine = await engineWith({ conversations: CORPUS });
    const rows = await engine.ask(firstResponse);
    const series = async (by: 'team' | 'channel') =>
      resultOf(firstResponse, {
        rows,
        series: { by, rows: await engine.ask(firstResponse, { by }) },
        sql: '',
      }).series.map(({ key, label, value, n }) => [key, label, value, n]);
    expect(await series('team')).toEqual([['Support', 'Support', 120, 6]]);
    expect(await series('channel')).toEqual([
      ['chat', 'Chat', 120, 6],
      ['email', 'E-mail', 7200, 5],
    ]);
  });

  it('has neither curve nor figure without conversations', async () => {
    const engine = await engineWith({});
    const { figure, curves } = resultOf(firstResponse, { rows: await engine.ask(firstResponse), sql: '' });
    expect([figure, curves]).toEqual([{ value: null, interval: null, n: 0, confidence: 'withheld' }, []]);
  });

  it('is measured in opening hours on the business clock, of the teams that have some', async () => {
    const conversations = [10, 20, 30, 40, 50].map((minutes) => ({
      ...wait('email', minutes * 100),
      first_response_followed_business_seconds: minutes * 60,
    }));
    const engine = await engineWith({ conversations: [...conversations, wait('email', 5)] });
    const rows = await engine.ask(firstResponse, { clock: 'business' });
    const { figure, curves } = resultOf(firstResponse, { rows, sql: '', clock: 'business' });
    expect([figure.value, figure.n, curves.map(({ median }) => median)]).toEqual([1800, 5, [1800]]);
  });
});
