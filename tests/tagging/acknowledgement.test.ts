import { describe, expect, it } from 'vitest';
import { tagMessage } from '../../src/lib/tagging';

const CUSTOMER = 'The lamp I ordered came with a cracked shade, and the shop in Leeds will not swap it.';

const spans = (text: string, context = CUSTOMER): string[] =>
  tagMessage({ role: 'agent', text, context })
    .tags.filter(({ tag }) => tag === 'acknowledgement')
    .map((hit) => hit.text);

describe('an acknowledgement', () => {
  it.each([
    ['We’re sorry your lamp is damaged.', 'sorry your lamp is damaged'],
    ['Sorry about the cracked shade, Mia.', 'Sorry about the cracked shade'],
    ['I understand the shop would not help.', 'I understand the shop would not help'],
    ['It’s odd that you were refused in Leeds.', 'It’s odd that you were refused in Leeds'],
    ['Glad to hear you ordered from us.', 'Glad to hear you ordered from us'],
    ['You ordered a lamp and got a cracked shade.', 'You ordered a lamp and got a cracked shade'],
    ['So the lamp came cracked.', 'So the lamp came cracked'],
    ['Your lamp came with a cracked shade.', 'Your lamp came with a cracked shade'],
  ])('repeats what the customer told: %s', (text, span) => {
    expect(spans(text)).toEqual([span]);
  });

  it.each([
    ['says that it read, and nothing of what', 'I see your message.'],
    ['names only a feeling', 'I understand your frustration about this.'],
    ['tells of something else', 'I see that the invoice went out on Monday.'],
    ['names a trouble in general', 'Sorry that you have had this experience.'],
    ['asks', 'Do you see the crack in the shade?'],
    ['tells what to do', 'Send the lamp to the shop in Leeds.'],
    ['adds more than it repeats', 'Your lamp was made by hand in our little studio by the shop.'],
    ['takes up a single word', 'You got a voucher for the shop.'],
  ])('is none where the agent %s', (_, text) => {
    expect(spans(text)).toEqual([]);
  });

  it('meets the words of the customer in other forms', () => {
    expect(spans('I see that you were charged for cancelling.', 'A charge although I cancelled!')).toHaveLength(1);
  });

  it('is believed where the customer’s message is not known, unless it could begin anything', () => {
    expect(spans('I understand that your lamp is broken.', '')).toEqual(['I understand that your lamp is broken']);
    expect(spans('Sorry about the shade.', '')).toEqual([]);
  });
});
