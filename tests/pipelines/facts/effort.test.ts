import { describe, expect, it } from 'vitest';
import { CORPUS, episodeFacts, type Line } from './corpus';

const corpus = (id: string) => episodeFacts(CORPUS[id]!.lines, { channel: CORPUS[id]!.channel });
const agent = (at: string, text: string, by = 'A1'): Line => ({ at: `16 ${at}`, by, text });
const customer = (at: string, text = 'Here it is.'): Line => ({ at: `16 ${at}`, by: 'customer', text });

describe('effort', () => {
  it('hands K6 on once and K1 never (M29)', () => {
    expect([corpus('K6').transfer_count, corpus('K1').transfer_count]).toEqual([1, 0]);
    expect([corpus('K6').repeated_request_count, corpus('K1').repeated_request_count]).toEqual([0, 0]);
  });

  it('asks again where a later turn asks for the same piece of information', () => {
    const first = agent('10:01', 'Could you send me your order number and a screenshot?');
    const count = (...later: Line[]) => episodeFacts([customer('10:00'), first, ...later]).repeated_request_count;
    expect(count(customer('10:02'), agent('10:03', 'What is the order number, please?', 'A2'))).toBe(1);
    expect(count(agent('10:02', 'The order number, please.'))).toBe(0);
    expect(count(customer('10:02'), agent('10:03', 'Your order number is in our list now.'))).toBe(0);
    expect(count(customer('10:02'), agent('10:03', 'Which browser is it?'))).toBe(0);
  });

  it('keeps K1 active for 20 of its 58 minutes, 6 of them the customer’s (M41)', () => {
    const { active_seconds, customer_active_seconds, agent_active_seconds } = corpus('K1');
    expect([active_seconds, customer_active_seconds, agent_active_seconds]).toEqual([1200, 360, 840]);
    expect(corpus('K3').active_seconds).toBeNull();
  });
});
