/** Gorgias' two tables with their traps: no roles, the ticket's id called id, rows in no order, addresses in any case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { gorgiasCsv } from '../../../pipelines/formats/gorgias-csv';
import { fileOf, readAll } from '../files/memory-file';
import { inNoOrder, messagesOf, tableOf } from './expected';

const TICKET_COLUMNS =
  'Ticket id,Tags,Initial channel,Priority,Last used integration type,Created by an agent,Subject,Creation date,Closed date,Survey score,Assignee name,Assignee email,Customer email,Customer name,Ticket URL,Ticket Field: Brand,Ticket Field: Mood';
const TICKETS = tableOf([
  TICKET_COLUMNS.split(','),
  ['94595', 'order_issue,vip', 'email', 'normal', 'gmail', 'False', 'Where is it?', '2025-03-04 09:12:44']
    .concat(['2025-03-05 09:00:00', '5', 'Ivo', 'ivo@lamp.test', 'Mara@oak.test', 'Mara'])
    .concat(['https://lamp.gorgias.test/app/ticket/94595', 'Lamp::EU', 'Angry']),
  [
    '94596',
    '',
    'chat',
    '',
    'chat',
    'False',
    '',
    '2025-03-04 10:00:00',
    '',
    '',
    '',
    '',
    'ada@oak.test',
    'Ada',
    '',
    '',
    '',
  ],
  ['', '', 'chat', '', 'chat', 'False', 'no id', '2025-03-04 10:00:00', '', '', '', '', '', '', '', '', ''],
]);
const MESSAGE_COLUMNS = ['id', 'subject', 'body_text', 'sent_datetime', 'customer_id', 'sender_info'];
const by = (address: string, name = '') => JSON.stringify({ name, address });
const MESSAGES = [
  [
    '94595',
    'Where is it?',
    'Hello Mara,\n\nit ships today.',
    '2025-03-04 15:38:40.369865',
    '1351',
    by('Help@lamp.test', 'Lamp'),
  ],
  ['94595', 'Where is it?', 'Where is it?', '2025-03-04 09:12:44', '1351', by('MARA@oak.test', 'Mara')],
  ['94595', '', 'I am her sister', '2025-03-04 16:00:00', '1351', by('eva@pine.test', 'Eva')],
  ['94595', '', 'From Ivo at home', '2025-03-04 17:00:00', '1351', "{'name': 'Ivo', 'address': 'ivo@lamp.test'}"],
  ['94595', '', 'Rated 5', '2025-03-04 18:00:00', '1351', by('noreply@gorgias.test', 'Gorgias Bot')],
  ['94596', '', 'Hi Ada', '2025-03-04 10:01:00', '1352', by('help@lamp.test', 'Lamp')],
  ['94596', '', '', '2025-03-04 10:02:00', '1352', by('ada@oak.test')],
  ['94596', '', 'Nobody', '2025-03-04 10:03:00', '1352', ''],
  ['', '', 'Lost', '2025-03-04 10:04:00', '1352', ''],
  ['94596', '', 'Late', 'Apr 14, 10:15 AM', '1352', ''],
];
const messagesTable = (rows = MESSAGES) => tableOf([MESSAGE_COLUMNS, ...rows]);
const raw = (row: string[]) => row.join(',');

const first = messagesOf('m', '94595');
const second = messagesOf('m', '94596');
const lamp = { role: 'agent', authorKey: 'help@lamp.test', authorName: 'Lamp' };
const EXPECTED = [
  {
    kind: 'conversation',
    file: 't',
    id: '94595',
    subject: 'Where is it?',
    channel: 'email',
    status: 'closed',
    isClosed: true,
    priority: 'normal',
    labels: ['order_issue', 'vip'],
    csat: 5,
    selfMood: 'angry',
    customerKey: 'mara@oak.test',
    url: 'https://lamp.gorgias.test/app/ticket/94595',
    updatedAt: new Date('2025-03-05T09:00:00Z'),
  },
  { kind: 'person', file: 't', key: 'mara@oak.test', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  { kind: 'person', file: 't', key: 'ivo@lamp.test', role: 'agent', name: 'Ivo', email: 'ivo@lamp.test' },
  {
    kind: 'conversation',
    file: 't',
    id: '94596',
    subject: null,
    channel: 'chat',
    status: 'open',
    isClosed: false,
    priority: null,
    labels: [],
    csat: null,
    selfMood: null,
    customerKey: 'ada@oak.test',
    url: null,
    updatedAt: null,
  },
  { kind: 'person', file: 't', key: 'ada@oak.test', role: 'customer', name: 'Ada', email: 'ada@oak.test' },
  {
    kind: 'rejected',
    file: 't',
    record: 3,
    field: 'ticket id',
    reason: 'Expected the id of the ticket, found nothing.',
    raw: ',,chat,,chat,False,no id,2025-03-04 10:00:00,,,,,,,,,',
  },
  first(undefined, '2025-03-04T15:38:40.369Z', {
    ...lamp,
    body: 'Hello Mara,\n\nit ships today.',
    subject: 'Where is it?',
  }),
  first(undefined, '2025-03-04T09:12:44Z', {
    role: 'customer',
    authorKey: 'mara@oak.test',
    authorName: 'Mara',
    body: 'Where is it?',
    subject: 'Where is it?',
  }),
  first(undefined, '2025-03-04T16:00:00Z', {
    role: 'customer',
    authorKey: 'eva@pine.test',
    authorName: 'Eva',
    body: 'I am her sister',
    subject: null,
  }),
  first(undefined, '2025-03-04T17:00:00Z', {
    role: 'agent',
    authorKey: 'ivo@lamp.test',
    body: 'From Ivo at home',
    subject: null,
  }),
  first(undefined, '2025-03-04T18:00:00Z', {
    role: 'bot',
    authorKey: 'noreply@gorgias.test',
    authorName: 'Gorgias Bot',
    body: 'Rated 5',
    subject: null,
  }),
  second(undefined, '2025-03-04T10:01:00Z', { ...lamp, body: 'Hi Ada', subject: null }),
  { kind: 'skipped', file: 'm', reason: 'message without text' },
  second(undefined, '2025-03-04T10:03:00Z', { role: null, authorKey: null, body: 'Nobody', subject: null }),
  {
    kind: 'rejected',
    file: 'm',
    record: 9,
    field: 'id',
    reason: 'Expected the id of the ticket that the message belongs to, found nothing.',
    raw: raw(MESSAGES[8]!),
  },
  {
    kind: 'rejected',
    file: 'm',
    record: 10,
    field: 'sent_datetime',
    reason: 'Expected a time such as 2025-03-04 09:12:44.369865, found "Apr 14, 10:15 AM".',
    raw: raw(MESSAGES[9]!),
  },
  {
    kind: 'warning',
    file: 'm',
    message:
      'm: 7 times without a time zone, read as UTC, which is an assumption. ' +
      'Name the zone with --timezone, e.g. --timezone Europe/Berlin.',
  },
  {
    kind: 'warning',
    message: '1 message from addresses that are neither the ticket’s customer nor the company’s: taken for customers.',
  },
];

const rolesOf = async (content: string) =>
  (await readAll(gorgiasCsv, [fileOf(content)])).flatMap((record) => (record.kind === 'message' ? [record.role] : []));

describe('Gorgias messages and tickets as tables', () => {
  it('are joined by the ticket, and told apart by the customer’s address', async () => {
    const records = await readAll(gorgiasCsv, [fileOf(messagesTable(), 'm'), fileOf(TICKETS, 't')]);
    expect(records).toEqual(EXPECTED);
  });

  it('are one import; tickets alone are refused with the file to add', () => {
    const [tickets, messages] = [fileOf(TICKETS, 'tickets.csv'), fileOf(messagesTable(), 'messages.csv')];
    const { groups, refused } = detectAll([tickets, messages]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, files }) => [format.id, files.map(({ name }) => name)])).toEqual([
      ['gorgias-csv', ['messages.csv', 'tickets.csv']],
    ]);
    expect(detectAll([tickets]).refused).toMatchObject([
      { problem: 'is Gorgias’ tickets CSV: one row per ticket, without messages.' },
    ]);
  });

  it('without tickets: who writes to several customers is the company, with everybody of the same domain', async () => {
    const rows = [
      ['1', '', 'Where is it?', '2025-03-04 09:00:00', '11', by('mara@gmail.com')],
      ['1', '', 'It ships', '2025-03-04 09:01:00', '11', by('help@lamp.test')],
      ['2', '', 'Broken', '2025-03-04 09:02:00', '12', by('ada@gmail.com')],
      ['2', '', 'Sorry', '2025-03-04 09:03:00', '12', by('help@lamp.test')],
      ['3', '', 'Still broken', '2025-03-04 09:04:00', '12', by('ada@gmail.com')],
      ['3', '', 'A new one is on its way', '2025-03-04 09:05:00', '12', by('ivo@lamp.test')],
    ];
    expect(await rolesOf(messagesTable(rows))).toEqual(['customer', 'agent', 'customer', 'agent', 'customer', 'agent']);
    // With one customer only, nothing says who is who, and the import asks who opened the conversation.
    expect(await rolesOf(messagesTable(rows.slice(0, 2)))).toEqual([null, null]);
  });

  it('are the same whatever the order of their rows', async () => {
    const files = (rows: string[][]) => [fileOf(messagesTable(rows), 'm'), fileOf(TICKETS, 't')];
    const expected = inNoOrder(await readAll(gorgiasCsv, files(MESSAGES)));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(MESSAGES, { minLength: MESSAGES.length }), async (rows) => {
        expect(inNoOrder(await readAll(gorgiasCsv, files(rows)))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
