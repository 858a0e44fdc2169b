/** What columns mean, from names and values; what is not certain becomes a question. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, describeGuess, guessMapping } from '../../src/lib/mapping';

const FORUM = {
  header: [
    'thread_id',
    'post_id',
    'position',
    'role',
    'author',
    'created_at',
    'subject',
    'body_text',
    'is_spam',
    'locale',
    'topic',
    'tags',
  ],
  rows: [
    [
      '9',
      'p1',
      '0',
      'customer',
      'mara',
      '2025-03-04T09:12:44Z',
      'Lamp',
      'My lamp is broken and I am sad',
      'false',
      'en-US',
      'fix',
      'a;b',
    ],
    [
      '9',
      'p2',
      '1',
      'agent',
      'ivo',
      '2025-03-04T09:15:44Z',
      '',
      'Sorry to hear that, which model is it?',
      'false',
      'en-US',
      'fix',
      '',
    ],
    [
      '9',
      'p3',
      '2',
      'other_user',
      'ada',
      '2025-03-04T09:20:44Z',
      '',
      'The same thing happens to me every day',
      'false',
      'en-US',
      'fix',
      '',
    ],
  ],
};

describe('a table of messages', () => {
  it('is understood column by column, with a reason for each', () => {
    const guess = guessMapping(FORUM.header, FORUM.rows);
    expect(guess.problems).toEqual([]);
    expect(guess.mapping).toEqual({
      columns: {
        conversation: 'thread_id',
        message: 'post_id',
        position: 'position',
        role: 'role',
        author: 'author',
        sent_at: 'created_at',
        text: 'body_text',
        subject: 'subject',
        labels: 'tags',
        is_spam: 'is_spam',
        language: 'locale',
      },
      roles: { customer: 'customer', agent: 'agent', other_user: 'system' },
      bodyFormat: 'text',
    });
    expect(guess.notes).toEqual([
      '"other_user" in "role" is somebody who is neither the customer nor the team: the words are kept and shown, but ' +
        'counted for neither side (role system).',
    ]);
    expect(guess.columns.find(({ column }) => column === 'topic')).toMatchObject({ field: null, samples: ['fix'] });
    expect(describeGuess(guess).split('\n')[3]).toBe(
      '  role        role (100 %: its name, and 100 % of its values name a role)',
    );
  });

  it('is understood by its values when a name says nothing, even if one time in thirty is broken', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [
      `T${i % 10}`,
      i % 2 ? 'agent' : 'customer',
      i === 7 ? 'yesterday' : `2026-10-05T10:${10 + i}:00Z`,
      `I cannot find the export of last month, number ${i}`,
    ]);
    expect(guessMapping(['conversation', 'who', 'written at', 'message'], rows)).toMatchObject({
      mapping: { columns: { conversation: 'conversation', role: 'who', sent_at: 'written at', text: 'message' } },
      problems: [],
    });
  });

  it('is understood whatever the order of its columns', () => {
    const expected = guessMapping(FORUM.header, FORUM.rows).mapping;
    const order = fc.shuffledSubarray(
      FORUM.header.map((_, index) => index),
      { minLength: FORUM.header.length },
    );
    fc.assert(
      fc.property(order, (places) => {
        const guess = guessMapping(
          places.map((place) => FORUM.header[place]!),
          FORUM.rows.map((row) => places.map((place) => row[place]!)),
        );
        expect(guess.mapping).toEqual(expected);
      }),
    );
  });

  it.each([
    [
      'the smallest table (Zendesk AI agents)',
      'conversationId sendTime senderType text agentId',
      '1 2025-03-04T09:12:44+00:00 visitor Hi -|1 2025-03-04T09:13:44+00:00 agent Hello, ivo@x.test',
    ],
    [
      'Tidio',
      'CONVERSATION_ID TIME_SENT SENDER MESSAGE_CONTENT',
      'c1 2025-03-04T09:12:44Z visitor Hi|c1 2025-03-04T09:12:50Z automation Hello',
    ],
    [
      'Intercom by Prodsight',
      'message_id message_body message_type message_created_at message_author_type message_author_id conversation_tags conversation_id conversation_state',
      '9 Hi comment 2025-03-04T09:12:44 user 65 vip 21 closed|8 Ok note 2025-03-04T09:12:45 admin 7 vip 21 closed',
    ],
    [
      'a yes/no column for the side',
      'ticket_id created_at incoming body',
      '1 1741079564 true Hello|1 1741079570 false Hi',
    ],
  ])('%s is understood', (_, header, rows) => {
    const cells = rows.split('|').map((row) => row.split(' ').map((cell) => (cell === '-' ? '' : cell)));
    expect(guessMapping(header.split(' '), cells).problems).toEqual([]);
  });

  it('with a header and no rows is understood by its names', () => {
    expect(guessMapping(FORUM.header, []).problems).toEqual([]);
  });

  it('in HTML, or addressed to @names, is noticed', () => {
    const rows = FORUM.rows.map((row) => row.with(7, `<p>@oak ${row[7]}</p>`).with(7, `@oak <p>${row[7]}</p>`));
    expect(guessMapping(FORUM.header, rows)).toMatchObject({ mapping: { bodyFormat: 'html', channel: 'social' } });
  });
});

describe('what is not certain is asked', () => {
  const problemsOf = (header: string[], rows: string[][]) => guessMapping(header, rows).problems;

  it('a missing column, with what it should hold', () => {
    expect(problemsOf(['id', 'subject', 'status'], [['1', 'Lamp', 'open']])).toEqual([
      'No column was found for "conversation": an id that all messages of a conversation share.',
      'No column was found for "role": who wrote the message (customer, agent, bot; or yes/no columns such as inbound).',
      'No column was found for "sent_at": when the message was sent, with time of day.',
      'No column was found for "text": what the person wrote.',
    ]);
  });

  it('a role that is not known', () => {
    const rows = FORUM.rows.map((row, index) => row.with(3, ['customer', 'agent', 'wizard'][index]!));
    expect(problemsOf(FORUM.header, rows)).toContain(
      'The role column "role" also says "wizard": give each a role (customer, agent, bot or system) under "roles" in a mapping file.',
    );
  });

  it('a table with one row per conversation', () => {
    const rows = Array.from({ length: 20 }, (_, index) =>
      FORUM.rows[index % 3]!.with(0, String(index)).with(1, `p${index}`),
    );
    expect(problemsOf(FORUM.header, rows)).toEqual([
      'Each of the first 20 rows has its own "thread_id": this looks like one row per conversation, not one row per message.',
    ]);
  });

  it('ids that Excel has rounded', () => {
    const rows = FORUM.rows.map((row) => row.with(0, '3.834E+11'));
    expect(problemsOf(FORUM.header, rows)).toEqual([
      'Excel has rounded the ids in "thread_id" (3.834E+11), so that conversations can no longer be told apart: ' +
        'export again and do not open the file in Excel before importing it.',
    ]);
  });

  it('dates that may be day first or month first', () => {
    const rows = FORUM.rows.map((row) => row.with(5, '03/04/2025 10:00'));
    expect(problemsOf(FORUM.header, rows)[0]).toMatch(
      /^Times in "created_at": 03\/04\/2025 10:00 may be 3 April 2025 or 4 March 2025/,
    );
    expect(guessMapping(FORUM.header, rows, { columns: {}, dates: 'month-first' })).toMatchObject({
      problems: [],
      mapping: { dateFormat: 'MM/dd/yyyy H:mm' },
    });
    expect(guessMapping(FORUM.header, rows, { columns: {}, dateFormat: 'dd/MM/yyyy HH:mm' }).problems).toEqual([]);
  });
});

describe('what a person has decided', () => {
  it('wins over every guess, and the rest is still guessed', () => {
    const guess = guessMapping(FORUM.header, FORUM.rows, {
      account: 'forum',
      columns: { team: 'topic', labels: '' },
      roles: { other_user: 'agent' },
    });
    expect(guess.problems).toEqual([]);
    expect(guess.mapping).toMatchObject({
      account: 'forum',
      columns: { conversation: 'thread_id', team: 'topic', labels: '', text: 'body_text' },
      roles: { customer: 'customer', agent: 'agent', other_user: 'agent' },
    });
  });

  it('about a column that is not there is told', () => {
    expect(guessMapping(FORUM.header, FORUM.rows, { columns: { team: 'squad' } }).problems).toEqual([
      'The mapping names the column "squad" for "team", but the table has no such column.',
    ]);
  });

  it('a saved guess is a mapping that gives the same guess', () => {
    const { mapping } = guessMapping(FORUM.header, FORUM.rows);
    expect(guessMapping(FORUM.header, FORUM.rows, mapping).mapping).toEqual(mapping);
  });
});

it('a table without a name is named by its columns, however they are spelt', () => {
  expect(accountOf(['Conversation ID', 'text'])).toMatch(/^[\da-f]{8}$/);
  expect(accountOf(['Conversation ID', 'text'])).toBe(accountOf(['conversationId', 'Text']));
  expect(accountOf(['a', 'b'])).not.toBe(accountOf(['b', 'a']));
});
