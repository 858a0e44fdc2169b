import { expect, it } from 'vitest';
import { gravityFacts } from '../../../pipelines/facts/kind';
import { messagesOf } from './corpus';

it('an episode is as grave, as often repeated and as long as the most that one of its messages says', () => {
  const messages = messagesOf([
    { at: '16 10:00', by: 'customer', text: 'It fails again.', severity: 2, repeats: 2 },
    {
      at: '16 10:05',
      by: 'customer',
      text: 'This is my fourth email, and I cannot send my invoices.',
      severity: 3,
      repeats: 4,
    },
    { at: '16 10:06', by: 'customer', text: 'Thanks.' },
  ]);
  expect(gravityFacts(messages)).toEqual({ severity: 3, repeat_count: 4, duration_days: null });
});
