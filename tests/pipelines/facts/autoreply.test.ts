import { describe, expect, it } from 'vitest';
import { isAutoReply } from '../../../pipelines/facts/autoreply';

describe('automatic replies', () => {
  it.each([
    'This is an automated message. Please do not reply.',
    'Automatic reply: I am away until Monday.',
    'Hi Ann,\nWe’ve received your request and will get back to you within 24 hours.',
    'Your request (#4711) has been received and is being reviewed by our support staff.',
    'Hello! Out of office until 3 June.',
    'Thank you for contacting us. We will answer as soon as we can.',
  ])('is one: %s', (text) => {
    expect(isAutoReply(text)).toBe(true);
  });

  it.each([
    'Hi Ann, I have looked at your request: the invoice was sent twice.',
    'Maria is out of the office today, so I am taking over. Which file is it?',
    'I can see that we have received your parcel, and your money is on its way.',
    'Thank you for contacting us about the export. Which month is it?',
    `We have received your parcel. ${'It lay in the wrong depot, and we have now found it. '.repeat(8)}`,
    '',
  ])('is none: %s', (text) => {
    expect(isAutoReply(text)).toBe(false);
  });
});
