import { describe, expect, it } from 'vitest';
import { formsOf } from '../../src/lib/tagging/verbs';

describe('verb forms', () => {
  it.each([
    ['ask', ['ask', 'asks', 'asking', 'asked']],
    ['close', ['close', 'closes', 'closing', 'closed']],
    ['reply', ['reply', 'replies', 'replying', 'replied']],
    ['fix', ['fix', 'fixed', 'fixes', 'fixing']],
    ['send', ['send', 'sent', 'sends', 'sending']],
    ['ship', ['ship', 'shipped', 'shipping', 'ships']],
    ['see', ['see', 'saw', 'seen', 'sees', 'seeing']],
  ])('of %s', (verb, forms) => {
    expect(formsOf(verb)).toEqual(forms);
  });
});
