import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { empathyShown } from '../../src/lib/metrics/empathy_shown';
import { engineWith } from './engine';

const of = (first_empathy_outcome: 'event' | 'ended' | 'open', needs_empathy = true) => ({
  needs_empathy,
  first_empathy_outcome,
});

describe('upset customers who were shown empathy', () => {
  it('is two of the three that ended or had it in the mini-corpus: K8 is still open', async () => {
    const conversations = [of('event'), of('ended'), of('event'), of('open'), of('ended', false)];
    const engine = await engineWith({ conversations });
    const [row] = await engine.ask(empathyShown);
    expect([Number(row?.k), Number(row?.n)]).toEqual([2, 3]);
  });

  it('is withheld below five, and a share with its interval above', async () => {
    const conversations = Array.from({ length: 12 }, () => of('ended'));
    const engine = await engineWith({ conversations });
    const { figure } = resultOf(empathyShown, { rows: await engine.ask(empathyShown), sql: '' });
    expect(figure).toEqual({
      value: 0,
      interval: { low: 0, high: expect.closeTo(0.2425, 4) },
      n: 12,
      k: 0,
      confidence: 'small',
    });
  });
});
