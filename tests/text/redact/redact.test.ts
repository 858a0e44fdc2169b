import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTED_KINDS } from '../../../src/lib/model/redaction';
import { cleanBody, countWords, detectLanguage } from '../../../src/lib/text';
import {
  makeRedactor,
  noCounts,
  problemsOfPattern,
  redactBody,
  redactRaw,
  unknownIn,
} from '../../../src/lib/text/redact';
import { tagMessage } from '../../../src/lib/tagging';

const everything = makeRedactor({
  redact: [...REDACTED_KINDS, 'own'],
  phoneCountries: ['DE', 'US', 'ES'],
  patterns: [
    { name: 'customer-number', pattern: '\\bKD-?\\d{6}\\b' },
    { name: 'plate', pattern: '(?i)\\b[a-z]{2} [a-z]{2} \\d{3}\\b' },
  ],
});

/** Texts that are full of what detectors look for, whole, cut and glued together. */
const wild = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['anna@mail.example', '@', '%40', '+49 170 1234567', '0170/1234567', '+', '00', '4111 1111 1111 1111', '41'],
        ...[
          'DE89 3704 0044 0532 0130 00',
          'DE89',
          'https://x.example/reset?token=',
          'https://',
          '?sid=',
          '&amp;',
          '=9',
        ],
        ...['KD-123456', 'kd', '[email]', '[', ']', '[phone]', '&#64;', '<b>', '</b>', ' ', '\n', '.', '-', '/', 'eyJ'],
      ),
      fc.string({ maxLength: 6 }),
      fc.stringMatching(/^[\d ()-]{1,20}$/),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('redaction', () => {
  it('twice is redaction once, and leaves nothing that it finds', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const redacted = everything.text(text);
        const counts = noCounts(everything);
        expect(everything.text(redacted, counts)).toBe(redacted);
        expect(Object.values(counts).every((count) => count === 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('of bodies and raw records is the same when done twice', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom('text', 'html', 'markdown'), (text, format) => {
        const body = redactBody(text, format, everything);
        expect(redactBody(body, format, everything)).toBe(body);
        const raw = redactRaw(JSON.stringify({ text }), everything);
        expect(redactRaw(raw, everything)).toBe(raw);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts what it replaced, and says zero of what it looked for in vain', () => {
    const counts = noCounts(everything);
    everything.text('KD-123456 wrote from anna@mail.example and bob@mail.example', counts);
    expect(counts).toEqual({
      ...{ email: 2, phone: 0, card: 0, iban: 0, session_url: 0 },
      ...{ 'customer-number': 1, plate: 0 },
    });
  });

  it('looks only for what was chosen', () => {
    const text = 'KD-123456, anna@mail.example, 4111 1111 1111 1111';
    const patterns = [{ name: 'customer-number', pattern: 'KD-\\d{6}' }];
    const redacted = (...redact: string[]) => makeRedactor({ redact, phoneCountries: [], patterns }).text(text);
    expect(redacted()).toBe(text);
    expect(redacted('card')).toBe('KD-123456, anna@mail.example, [card]');
    expect(redacted('customer-number')).toBe('[redacted:customer-number], anna@mail.example, 4111 1111 1111 1111');
    expect(redacted('own', 'email')).toBe('[redacted:customer-number], [email], 4111 1111 1111 1111');
  });

  it('names what is neither a kind nor a pattern', () => {
    const patterns = [{ name: 'plate', pattern: 'x' }];
    expect(unknownIn({ redact: ['email', 'plate', 'own', 'emial'], phoneCountries: [], patterns })).toEqual(['emial']);
  });

  it('has one version for one choice, whatever the order, and another for another', () => {
    const version = (redact: string[], phoneCountries: string[] = [], pattern = 'x') =>
      makeRedactor({ redact, phoneCountries, patterns: [{ name: 'plate', pattern }] }).version;
    expect(version(['email', 'phone'], ['DE', 'US'])).toBe(version(['phone', 'email'], ['US', 'DE']));
    expect(version(['email'])).not.toBe(version(['email', 'phone']));
    expect(version(['phone'], ['DE'])).not.toBe(version(['phone'], ['US']));
    expect(version(['own'], [], 'x')).not.toBe(version(['own'], [], 'y'));
    expect(version(['email'], ['DE'], 'x')).toBe(version(['email'], [], 'y'));
  });

  it.each([
    ['digits', '1'],
    ['at signs', '@'],
    ['addresses without an end', 'a@'],
    ['digits apart', '1 '],
    ['plus signs', '+1'],
    ['countries', 'DE89'],
    ['parameters', '?token=1&'],
    ['addresses', 'https://x.example/reset/a1b2c3d4e5f6g7 '],
    ['brackets', '[email'],
    ['tags', '<b '],
    ['references', '&#64'],
    ['web tokens', 'eyJ'],
  ])('comes to an end on 128 kB of endless %s', (_, part) => {
    const redacted = redactRaw(part.repeat(131_072 / part.length), everything);
    expect(redactRaw(redacted, everything)).toBe(redacted);
  });
});

describe('what is redacted in the source of a message', () => {
  it.each([
    ['html', '<a href="mailto:anna@mail.example">anna@mail.example</a>', '<a href="mailto:[email]">[email]</a>'],
    ['html', '<p title="+49 170 1234567">hi</p>', '<p title="[phone]">hi</p>'],
    ['html', '<p>anna&#64;mail&period;example &lt;3</p>', '<p>[email] &lt;3</p>'],
    ['html', '<p>4111 <b>1111</b> 1111 <i>1111</i></p>', '<p>[card]</p>'],
    ['html', '<td>4111 1111</td><td>1111 1111</td>', '<td>4111 1111</td><td>1111 1111</td>'],
    [
      'html',
      '<a href="https://x.example/?a=1&amp;token=9f">x</a>',
      '<a href="https://x.example/?a=1&amp;token=[secret]">x</a>',
    ],
    ['html', '<p>Fish &amp; chips, a < b</p>', '<p>Fish &amp; chips, a < b</p>'],
    ['markdown', 'Write to [anna@mail.example](mailto:anna@mail.example).', 'Write to [email].'],
    ['text', 'anna&commat;mail.example', '[email]'],
    ['text', 'one\nanna@mail.example\nthree', 'one\n[email]\nthree'],
  ] as const)('%s: %s', (format, body, redacted) => expect(redactBody(body, format, everything)).toBe(redacted));

  it.each([
    ['{"text":"Hi\\nanna@mail.example"}', '{"text":"Hi\\n[email]"}'],
    ['{"text":"Hi\\n4111 1111 1111 1111\\r\\nBye"}', '{"text":"Hi\\n[card]\\r\\nBye"}'],
    ['{"url":"https:\\/\\/x.example\\/?sid=1f"}', '{"url":"https://x.example/?sid=[secret]"}'],
    ['{"mail":"anna\\u0040mail.example","said":"\\u0022no\\u0022"}', '{"mail":"[email]","said":"\\u0022no\\u0022"}'],
    ['K1;anna@mail.example;"DE89370400440532013000"', 'K1;[email];"[iban]"'],
    ['{"text":"C:\\\\temp\\\\new"}', '{"text":"C:\\\\temp\\\\new"}'],
  ])('raw record: %s', (raw, redacted) => expect(redactRaw(raw, everything)).toBe(redacted));
});

describe('a redacted text is read as the text was', () => {
  const PAIRS: [string, string][] = [
    ['This is so annoying, write to anna@mail.example at once!', 'This is so annoying, write to [email] at once!'],
    [
      'I am furious. See https://x.example/reset?token=9f8e7d',
      'I am furious. See https://x.example/reset?token=[secret]',
    ],
    ['Sorry for the wait, call 4155552671 please', 'Sorry for the wait, call [phone] please'],
    ['Thank you [redacted:customer-number], that was great', 'Thank you KD123456, that was great'],
  ];
  it.each(PAIRS)('%s', (one, other) => {
    for (const role of ['customer', 'agent'] as const) {
      const [first, second] = [one, other].map((text) => {
        const { tags, tone, toneBand, mood, kind, isComplaint, signals } = tagMessage({ role, text });
        return { tone, toneBand, mood, kind, isComplaint, signals, tags: tags.map(({ tag, rule }) => ({ tag, rule })) };
      });
      expect(first).toEqual(second);
    }
    expect(detectLanguage(one)).toEqual(detectLanguage(other));
  });

  it('and its quoted history is cut as before', () => {
    const body = 'It works now.\n\nOn 4 March 2025 at 10:00, Ann Lee <ann@mail.example> wrote:\n> Does it?\n';
    const swedish = 'Tack!\n\n2025-03-04 10:00 Ann Lee <ann@mail.example>:\n> Hej\n';
    for (const mail of [body, swedish]) {
      expect(cleanBody(redactBody(mail, 'text', everything), 'text')).toBe(cleanBody(mail, 'text'));
      expect(countWords(cleanBody(mail, 'text'))).toBeLessThan(5);
    }
  });
});

describe('a pattern of one’s own', () => {
  it.each([
    [{ name: 'customer-number', pattern: 'KD-\\d{6}' }, []],
    [
      { name: 'Kunde', pattern: 'x' },
      ['"name": expected lower case letters, digits and hyphens, such as customer-number, found "Kunde".'],
    ],
    [{ name: 'email', pattern: 'x' }, ['"name": email has a meaning of its own; choose another.']],
    [{ name: 'a' }, ['"pattern": expected a regular expression such as KD-\\d{6}, found nothing.']],
    [
      { name: 'a', pattern: 'x*' },
      [
        '"pattern": it also finds nothing at all, and so a place between any two letters. Ask for one character at least: + in place of *.',
      ],
    ],
    [
      { name: 'a', pattern: 'x(?=y)' },
      [
        '"pattern": invalid or unsupported Perl syntax: `(?=`. Look-ahead and look-behind are not there; \\b marks the edge of a word, and what stands around may be part of the match.',
      ],
    ],
    [
      { name: 'a', pattern: '(x)\\1' },
      [
        '"pattern": invalid escape sequence: `\\1`. References back to a group (\\1) are not there; write the alternatives out.',
      ],
    ],
    [
      { name: 'a', pattern: '((x{100}){100}){100}' },
      [
        '"pattern": invalid repeat count: `{100}`. A repetition may be 1,000 at most, also where one stands in another.',
      ],
    ],
    [
      { name: 'a', pattern: '[x' },
      ['"pattern": missing closing ]: `[x`. The syntax is that of RE2: https://github.com/google/re2/wiki/Syntax.'],
    ],
    ['x', ['expected an object with "name" and "pattern".']],
  ])('%j: %j', (pattern, problems) => expect(problemsOfPattern(pattern)).toEqual(problems));

  it('that is large is refused', () => {
    expect(problemsOfPattern({ name: 'a', pattern: '(\\pL{30}){30}[0-9]{900}'.repeat(9) })).toEqual([
      '"pattern": the repetitions in it multiply to too much. Use smaller counts, or + in place of a count.',
    ]);
    expect(problemsOfPattern({ name: 'a', pattern: 'x'.repeat(501) })).toEqual([
      '"pattern": at most 500 characters, found 501. Make two patterns of it.',
    ]);
  });

  it('that would stall other engines does not stall this one', () => {
    const slow = makeRedactor({ redact: ['own'], phoneCountries: [], patterns: [{ name: 'a', pattern: '(x+x+)+y' }] });
    const text = 'x'.repeat(50_000);
    expect(slow.text(text)).toBe(text);
  });
});
