/** Salesforce's tables with their traps: ids of two lengths, deleted rows, drafts, descriptions told twice, portal users. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { salesforce } from '../../../pipelines/formats/salesforce';
import { fileOf, readAll } from '../files/memory-file';
import { inNoOrder, messagesOf, tableOf } from './expected';

const CASE = '500000000000001';
const LONG = `${CASE}AAA`;
const rowsOf = (header: string, rows: string[][]) => [header.split(','), ...rows];
const CASES = rowsOf(
  'Id,IsDeleted,CaseNumber,ContactId,SuppliedName,SuppliedEmail,Type,Status,Reason,Origin,Subject,Priority,Description,ClosedDate,OwnerId,CreatedById,CreatedDate,Mood__c,CSAT_Score__c',
  [
    [LONG, '0', '1026', '003000000000001', '', '', 'Problem', 'Closed', 'Breakdown', 'Email', 'Lamp', 'High']
      .concat(['My lamp\nflickers.', '2025-03-05T09:00:00.000Z', '00G000000000009', '005000000000001'])
      .concat(['2025-03-04T09:12:44.000Z', 'Angry', '4']),
    ['500000000000002', 'false', '1027', '', 'Ada', 'Ada@oak.test', '', 'New', '', 'Phone', 'Call', ''].concat([
      'She asked for a refund',
      '',
      '005000000000001',
      '005000000000001',
      '2025-03-04 10:00:00',
      '',
      '',
    ]),
    ['500000000000003', 'true', '1028', '', '', '', '', 'New', '', '', '', '', '', '', '005000000000001', ''].concat([
      '2025-03-04T09:12:44.000Z',
      '',
      '',
    ]),
  ],
);
const MAILS = rowsOf(
  'Id,ParentId,CreatedById,CreatedDate,TextBody,HtmlBody,Subject,FromName,FromAddress,Incoming,Status,MessageDate,IsDeleted',
  [
    [
      '02s000000000001',
      CASE,
      '005000000000009',
      '',
      'My lamp flickers. ',
      '',
      'Lamp',
      'Mara',
      'Mara@oak.test',
      '1',
      '0',
    ].concat(['2025-03-04T09:12:40.000Z', '0']),
    [
      '02s000000000002',
      LONG,
      '005000000000001',
      '2025-03-04T10:00:00.000Z',
      '',
      '<p>Try another plug</p>',
      'Re: Lamp',
    ].concat(['Help', 'help@lamp.test', 'false', '3', '', '0']),
    ['02s000000000003', CASE, '', '', 'Draft', '', '', '', 'help@lamp.test', '0', '5', '2025-03-04T10:00:00.000Z', '0'],
    ['02s000000000004', CASE, '', '', 'Gone', '', '', '', 'help@lamp.test', '0', '3', '2025-03-04T10:00:00.000Z', '1'],
    ['02s000000000005', '', '', '', 'Loose', '', '', '', 'help@lamp.test', '0', '3', '2025-03-04T10:00:00.000Z', '0'],
    [
      '02s000000000006',
      '500000000000003',
      '',
      '',
      'x',
      '',
      '',
      '',
      'a@b.test',
      '1',
      '0',
      '2025-03-04T10:00:00.000Z',
      '0',
    ],
    ['02s000000000007', CASE, '', '', 'No side', '', '', '', 'a@b.test', '', '0', '2025-03-04T10:00:00.000Z', '0'],
  ],
);
const COMMENTS = rowsOf('Id,ParentId,CommentBody,IsPublished,CreatedById,CreatedDate,IsDeleted', [
  ['00a000000000001', CASE, 'Replacement approved', '0', '005000000000001', '2025-03-04T11:00:00.000Z', '0'],
  ['00a000000000002', CASE, 'Thank you', '1', '005000000000002', '2025-03-04T12:00:00.000Z', '0'],
  ['00a000000000003', CASE, 'By whom?', '1', '', 'soon', '0'],
]);
const USERS = rowsOf('Id,Username,FirstName,LastName,Email,UserType,ContactId', [
  ['005000000000001AAA', 'ivo@lamp.test', 'Ivo', 'Prat', 'ivo@lamp.test', 'Standard', ''],
  ['005000000000002AAA', 'mara@oak.test.portal', 'Mara', 'Lind', 'mara@oak.test', 'CspLitePortal', '003000000000001'],
]);
const CONTACTS = rowsOf('Id,AccountId,FirstName,LastName,Email', [
  ['003000000000001', '', 'Mara', 'Lind', 'mara@oak.test'],
]);
const GROUPS = rowsOf('Id,Name,DeveloperName,Type', [['00G000000000009', 'Second line', 'Second_line', 'Queue']]);
const TABLES = {
  Case: CASES,
  EmailMessage: MAILS,
  CaseComment: COMMENTS,
  User: USERS,
  Contact: CONTACTS,
  Group: GROUPS,
};
const FILES = Object.entries(TABLES).map(([name, rows]) => fileOf(tableOf(rows), name));

const skipped = (file: string, reason: string) => ({ kind: 'skipped', file, reason });
const mail = messagesOf('EmailMessage', CASE);
const comment = messagesOf('CaseComment', CASE);
const EXPECTED = [
  {
    kind: 'conversation',
    file: 'Case',
    id: CASE,
    subject: 'Lamp',
    channel: 'email',
    team: 'Second line',
    status: 'Closed',
    isClosed: true,
    priority: 'High',
    labels: ['Problem', 'Breakdown'],
    csat: 4,
    selfMood: 'angry',
    mergedInto: null,
    customerKey: '003000000000001',
    updatedAt: new Date('2025-03-05T09:00:00Z'),
  },
  skipped('Case', 'description that repeats the first mail'),
  {
    kind: 'conversation',
    file: 'Case',
    id: '500000000000002',
    subject: 'Call',
    channel: 'phone',
    team: null,
    status: 'New',
    isClosed: false,
    priority: null,
    labels: [],
    csat: null,
    selfMood: null,
    mergedInto: null,
    customerKey: 'ada@oak.test',
    updatedAt: null,
  },
  { kind: 'person', file: 'Case', key: 'ada@oak.test', role: 'customer', name: 'Ada', email: 'ada@oak.test' },
  {
    kind: 'message',
    file: 'Case',
    id: '500000000000002-description',
    conversationId: '500000000000002',
    role: 'agent',
    isPublic: false,
    authorKey: '005000000000001',
    sentAt: new Date('2025-03-04T10:00:00Z'),
    order: -1,
    body: 'She asked for a refund',
    bodyFormat: 'text',
  },
  skipped('Case', 'deleted row of Case'),
  {
    kind: 'warning',
    file: 'Case',
    message:
      'Case: 1 time without a time zone, read as UTC, which is an assumption. ' +
      'Name the zone with --timezone, e.g. --timezone Europe/Berlin.',
  },
  mail('02s000000000001', '2025-03-04T09:12:40Z', {
    role: 'customer',
    authorKey: 'mara@oak.test',
    authorName: 'Mara',
    body: 'My lamp flickers.',
    subject: 'Lamp',
    channel: 'email',
  }),
  mail('02s000000000002', '2025-03-04T10:00:00Z', {
    role: 'agent',
    authorKey: '005000000000001',
    authorName: 'Ivo Prat',
    body: '<p>Try another plug</p>',
    bodyFormat: 'html',
    subject: 'Re: Lamp',
    channel: 'email',
  }),
  skipped('EmailMessage', 'draft'),
  skipped('EmailMessage', 'deleted row of EmailMessage'),
  skipped('EmailMessage', 'mail that belongs to no case'),
  skipped('EmailMessage', 'message of a deleted case'),
  {
    kind: 'rejected',
    file: 'EmailMessage',
    record: 7,
    field: 'incoming',
    reason: 'Expected 1, 0, true or false, found nothing.',
    raw: MAILS[7]!.join(','),
  },
  comment('00a000000000001', '2025-03-04T11:00:00Z', {
    role: 'agent',
    isPublic: false,
    authorKey: '005000000000001',
    authorName: 'Ivo Prat',
    body: 'Replacement approved',
  }),
  comment('00a000000000002', '2025-03-04T12:00:00Z', {
    role: 'customer',
    authorKey: '005000000000002',
    authorName: 'Mara Lind',
    body: 'Thank you',
  }),
  {
    kind: 'rejected',
    file: 'CaseComment',
    record: 3,
    field: 'createddate',
    reason: 'Expected a time such as 2025-03-04T09:12:44.000Z, found "soon".',
    raw: COMMENTS[3]!.join(','),
  },
  { kind: 'person', file: 'User', key: '005000000000001', role: 'agent', name: 'Ivo Prat', email: 'ivo@lamp.test' },
  { kind: 'person', file: 'User', key: '005000000000002', role: 'customer', name: 'Mara Lind', email: 'mara@oak.test' },
  {
    kind: 'person',
    file: 'Contact',
    key: '003000000000001',
    role: 'customer',
    name: 'Mara Lind',
    email: 'mara@oak.test',
  },
];

describe('Salesforce’s data export', () => {
  it('is cases with mails and comments, and people by name', async () => {
    expect(await readAll(salesforce, FILES)).toEqual(EXPECTED);
  });

  it('is one import; cases alone are refused with the tables to add', () => {
    const { groups, refused } = detectAll(FILES);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, files }) => [format.id, files.map(({ name }) => name).sort()])).toEqual([
      ['salesforce', Object.keys(TABLES).sort()],
    ]);
    expect(detectAll([FILES[0]!]).refused).toMatchObject([
      { problem: 'is Salesforce’s Case table, which holds no messages.' },
    ]);
  });

  it('says what every missing table costs', async () => {
    const records = await readAll(salesforce, [FILES[1]!]);
    expect(records.filter(({ kind }) => kind === 'warning')).toEqual(
      [
        'Case.csv is not in the export: conversations have no subject, status or customer of their own.',
        'CaseComment.csv is not in the export: comments, internal ones among them, are missing.',
        'Contact.csv is not in the export: customers are known by ids instead of names and addresses.',
        'User.csv is not in the export: agents are known by ids, and comments that customers wrote in the portal count as the agents’.',
      ].map((message) => ({ kind: 'warning', message })),
    );
  });

  it('is the same whatever the order of files and rows', async () => {
    const expected = inNoOrder(EXPECTED as never);
    const shuffled = <Item>(items: Item[]) => fc.shuffledSubarray(items, { minLength: items.length });
    await fc.assert(
      fc.asyncProperty(shuffled(Object.entries(TABLES)), fc.infiniteStream(fc.nat()), async (tables, numbers) => {
        const files = tables.map(([name, [header, ...rows]]) => {
          const order = new Map(rows.map((row): [string[], number] => [row, numbers.next().value as number]));
          const sorted = [...rows].sort((a, b) => order.get(a)! - order.get(b)!);
          return fileOf(tableOf([header!, ...sorted]), name);
        });
        expect(inNoOrder(await readAll(salesforce, files))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
