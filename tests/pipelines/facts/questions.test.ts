import { describe, expect, it } from 'vitest';
import { episodeFacts, type Line } from './corpus';

const asks = (text: string): Line => ({ at: '16 10:00', by: 'customer', text, kind: 'question' });
const says = (text: string): Line => ({ at: '16 10:05', by: 'A1', text });
const counted = (...lines: Line[]) => {
  const row = episodeFacts(lines, { conversation: { is_closed: true } });
  return [row.customer_question_count, row.answered_question_count];
};

describe('questions of a customer', () => {
  it('are taken up by a shared word in the next answer', () => {
    expect(counted(asks('How do I see cancelled appointments?'), says('The cancelled ones show in grey.'))).toEqual([
      1, 1,
    ]);
    expect(counted(asks('How do I see cancelled appointments?'), says('Press the funnel.'))).toEqual([1, 0]);
  });

  it('are counted sentence by sentence, and those without a word of meaning are not', () => {
    const two = asks('Can I print invoices? And where are receipts? Why?');
    expect(counted(two, says('Invoices print from the menu.'))).toEqual([2, 1]);
  });

  it('without any answer are not answered', () => {
    expect(counted(asks('Can I print invoices?'))).toEqual([1, 0]);
  });

  it('that wait for their answer while the conversation is open are not counted', () => {
    const row = episodeFacts([asks('Can I print invoices?')], { exportedAt: new Date('2024-05-16T10:10:00Z') });
    expect([row.is_open, row.customer_question_count]).toEqual([true, 0]);
  });
});
