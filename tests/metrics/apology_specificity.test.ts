import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { apologySpecificity } from '../../src/lib/metrics/apology_specificity';
import { engineWith } from './engine';

describe('apologies in the customer’s words', () => {
  it('are averaged over the conversations with an apology', async () => {
    const conversations = [0.6, 0, 0.6, 0, 0.3, null].map((apology_specificity) => ({ apology_specificity }));
    const engine = await engineWith({ conversations });
    const { figure } = resultOf(apologySpecificity, { rows: await engine.ask(apologySpecificity), sql: '' });
    expect(figure).toMatchObject({ value: expect.closeTo(0.3, 10), n: 5, confidence: 'small' });
  });
});
