/** Each kind of redaction with what it finds and what it leaves, as data: [text, the same text redacted]. */
import { describe, expect, it } from 'vitest';
import type { RedactedKind } from '../../../src/lib/model/redaction';
import { makeRedactor } from '../../../src/lib/text/redact';

const FOUND: Record<RedactedKind, [string, string][]> = {
  email: [
    ['Write to anna.lee+shop@mail.fernbook.example, please.', 'Write to [email], please.'],
    ['<ANNA@FERNBOOK.EXAMPLE>', '<[email]>'],
    ['müller@straße.example and o’hara@x.example', '[email] and o’[email]'],
    ["'quoted@x.example'", "'[email]'"],
    ['mailto:anna@x.example?subject=Hello', 'mailto:[email]?subject=Hello'],
    ['https://x.example/off?email=anna%40mail.example&all=1', 'https://x.example/off?email=[email]&all=1'],
    ['anna@x.example.', '[email].'],
    ['a@x.example,b@x.example;c@x.example', '[email],[email];[email]'],
    ['two@signs@x.example', 'two@[email]'],
  ],
  phone: [
    ['Call +49 170 1234567 today', 'Call [phone] today'],
    ['+1 (415) 555-2671', '[phone]'],
    ['+442079460958.', '[phone].'],
    ['0049 30 1234567', '[phone]'],
    ['My number is +1-415-555-2671 2 times', 'My number is [phone] 2 times'],
    ['Phone: 0170/1234567', 'Phone: [phone]'],
    ['Tel. 030 1234567', 'Tel. [phone]'],
    ['call me at 415-555-2671', 'call me at [phone]'],
    ['WhatsApp number 07911 123456!', 'WhatsApp number [phone]!'],
    ['<a href="tel:01701234567">', '<a href="tel:[phone]">'],
    ['https://wa.me/491701234567', 'https://wa.me/[phone]'],
    ['+49 170 1234567, +49 171 7654321', '[phone], [phone]'],
  ],
  card: [
    ['My card 4111 1111 1111 1111 was charged', 'My card [card] was charged'],
    ['4111111111111111', '[card]'],
    ['5555-5555-5555-4444', '[card]'],
    ['3782 822463 10005', '[card]'],
    ['6011 1111 1111 1117 12/27', '[card] 12/27'],
    ['2223 0031 2200 3222', '[card]'],
    ['3614 890064 7913', '[card]'],
    ['30569309025904', '[card]'],
    ['3530111333300000', '[card]'],
  ],
  iban: [
    ['IBAN DE89 3704 0044 0532 0130 00, thanks', 'IBAN [iban], thanks'],
    ['GB29NWBK60161331926819', '[iban]'],
    ['fr14 2004 1010 0505 0001 3m02 606', '[iban]'],
    ['MT84 MALT 0110 0001 2345 MTLC AST0 01S', '[iban]'],
    ['NL91-ABNA-0417-1643-00 please', '[iban] please'],
  ],
  session_url: [
    [
      'https://app.fernbook.example/reset?token=8fK2m1&lang=en',
      'https://app.fernbook.example/reset?token=[secret]&lang=en',
    ],
    ['See https://x.example/a?lang=en&amp;sid=12ab.', 'See https://x.example/a?lang=en&amp;sid=[secret].'],
    [
      'https://files.example/doc.pdf?X-Amz-Credential=AK/2024&X-Amz-Signature=9f8e7d',
      'https://files.example/doc.pdf?X-Amz-Credential=[secret]&X-Amz-Signature=[secret]',
    ],
    ['(https://app.example/password-reset/Zx81kdoPq2m4)', '(https://app.example/password-reset/[secret])'],
    ['https://app.example/magic-link/abcdefghijklmnopqrstuvwx', 'https://app.example/magic-link/[secret]'],
    ['https://app.example/#access_token=abc&state=x', 'https://app.example/#access_token=[secret]&state=x'],
    ['http://anna:hunter2@host.example/path', 'http://[secret]@host.example/path'],
    ['https://x.example/a;jsessionid=1A2B3C', 'https://x.example/a;jsessionid=[secret]'],
    ['https://x.example/in/eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2lnbmF0dXJl', 'https://x.example/in/[secret]'],
    ['www.shop.example/cart?session=99', 'www.shop.example/cart?session=[secret]'],
  ],
};

const LEFT: Record<RedactedKind, string[]> = {
  email: [
    '@fernbook please help',
    'meet me @ 5.30',
    'lodash@4.17.21 broke it',
    'cid:image001.png@01D0A3B2.12345678',
    'a @ b.example',
    'user@localhost',
    'Please send your [email]',
  ],
  phone: [
    'Order 4711471147 has not come',
    'Order number: 0170 1234567',
    'ticket #0049301234567',
    'Invoice 2024-05-16-0012',
    'on 2024-05-16 10:30 and 16.05.2024 12.30',
    '05/16/2024 10:15:00',
    'It cost 1.000.000,00 € or 12 500 000 in all',
    'My address is 192.168.100.200',
    'version 10.4.1234567',
    '+1000000 for this idea',
    '+20 250 000 people',
    'UPS 1Z999AA10123456784',
    '550e8400-e29b-41d4-a716-446655440000',
    'between 10 and 20, 1000000 rows',
    'call me at 2024-05-16 10:00',
    '1234567890',
    '415-555-2671',
    'ISBN 978-3-16-148410-0',
    'Build 0049301234567',
  ],
  card: [
    '4111 1111 1111 1112',
    '1234 5678 9012 3452',
    'Order 8000000000000000',
    'IMEI 490154203237518',
    '41111111111111111111111111',
    'A4111111111111111',
    '2024-05-16 10:30:15 120000',
    '4111 1111 1111',
    '0.4111111111111111',
  ],
  iban: [
    'DE89 3704 0044 0532 0130 01',
    'GB29 please',
    'AB12 3456 7890 1234 5678 90',
    'XDE89370400440532013000',
    'DE89370400440532013000X',
    'OR12 and DE89',
  ],
  session_url: [
    'https://help.fernbook.example/articles/reset-your-password',
    'https://shop.example/item?id=4711&page=2',
    'https://app.example/login/forgotten-password',
    'https://app.example/invite/team',
    'token=abc without an address',
    'https://app.example/verify/your-mail-first',
    'https://x.example/?token=',
    'https://x.example/reset?token=[secret]&lang=en',
  ],
};

describe.each(Object.keys(FOUND) as RedactedKind[])('%s', (kind) => {
  const redactor = makeRedactor({ redact: [kind], phoneCountries: [], patterns: [] });
  it.each(FOUND[kind])('%s', (text, redacted) => expect(redactor.text(text)).toBe(redacted));
  it.each(LEFT[kind])('leaves “%s”', (text) => expect(redactor.text(text)).toBe(text));
});

describe('national telephone numbers', () => {
  const inCountries = (...phoneCountries: string[]) =>
    makeRedactor({ redact: ['phone'], phoneCountries, patterns: [] });
  it.each([
    [['DE'], 'ruf 0170 1234567 an', 'ruf [phone] an'],
    [['DE'], '(030) 1234567', '[phone]'],
    [['US'], 'It is 415-555-2671 or (415) 555-2671.', 'It is [phone] or [phone].'],
    [['US'], '2024-05-16 415-555-2671', '2024-05-16 [phone]'],
    [['ES', 'DE'], '612 345 678', '[phone]'],
  ])('of %j: %s', (countries, text, redacted) => expect(inCountries(...countries).text(text)).toBe(redacted));
  it.each([
    [['US'], 'order 415-555-2671'],
    [['US'], '4155552671'],
    [['US'], '13-225-146-21'],
    [['US', 'GB'], '2019 11 12 12:30'],
    [['GB'], '2591 20 0 4982024 575588'],
    [['US', 'DE'], 'kernel 3.10.0-514.21'],
    [['US'], '2024-05-16 10:30'],
    [['DE'], '1.234.567,89 €'],
    [['ES'], '612 345 678 EUR'],
    [['DE'], 'Kundennummer 0170 1234567'],
    [['XX'], '0170 1234567'],
  ])('of %j are not seen in “%s”', (countries, text) => expect(inCountries(...countries).text(text)).toBe(text));
});
