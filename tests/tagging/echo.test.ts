import { describe, expect, it } from 'vitest';
import { tagMessage } from '../../src/lib/tagging';

const tags = (text: string, context: string): string[] =>
  tagMessage({ role: 'agent', text, context }).tags.map(({ tag }) => tag);

describe('words repeated from the message before', () => {
  const CUSTOMER = 'The seller says he will send it by Friday, or so he wrote. Can you ask him?';

  it('are not what the agent said', () => {
    expect(tags(`mia said\n${CUSTOMER}\nThe seller is on holiday.`, CUSTOMER)).toEqual([]);
  });
  it('count where the agent goes on in other words', () => {
    expect(tags('The seller says it was sent. You will have it by Friday.', CUSTOMER)).toContain('wait_estimate');
  });
  it('count where they are so short that both may have found them', () => {
    expect(tags('Sorry about that.', 'He said: Sorry about that.')).toContain('apology');
  });
});
