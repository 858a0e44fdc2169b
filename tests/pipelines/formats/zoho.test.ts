/** Zoho Desk with its traps: previews in lists, tickets named by the file only, descriptions told twice, mentions. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { zoho } from '../../../pipelines/formats/zoho';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const ID = '9000000010001';
const OTHER = '9000000010002';
const TICKET = {
  id: ID,
  ticketNumber: '101',
  subject: 'Invoice',
  status: 'Geschlossen',
  statusType: 'Closed',
  priority: 'High',
  category: 'Billing',
  subCategory: null,
  channel: 'Email',
  departmentId: '900',
  department: { id: '900', name: 'Accounts' },
  contactId: '901',
  contact: { id: '901', firstName: 'Mara', lastName: 'Lind', email: 'mara@oak.test' },
  email: 'mara@oak.test',
  createdTime: '2025-03-04T09:12:44.000Z',
  closedTime: '2025-03-05T09:00:00.000Z',
  threadCount: '2',
  description: '<div>Where is my invoice?</div>',
  webUrl: 'https://desk.zoho.test/x/101',
  cf: { cf_mood: 'Annoyed' },
};
const SPAM = { ...TICKET, id: OTHER, isSpam: true };
const MARA = { name: 'Mara', email: 'Mara@oak.test', type: 'END_USER' };
const IVO = { name: 'Ivo', email: 'ivo@lamp.test', type: 'AGENT' };
const thread = (id: string, author: object | null, more: object) => ({
  id: `90000000123${id}`,
  channel: 'EMAIL',
  direction: author === MARA ? 'in' : 'out',
  contentType: 'text/html',
  createdTime: `2025-03-04T09:${id}:44.000Z`,
  fromEmailAddress: '"x"<x@oak.test>',
  isContentTruncated: false,
  isDescriptionThread: false,
  visibility: 'public',
  status: 'SUCCESS',
  author,
  ...more,
});
const PARTS = [
  thread('12', MARA, { content: '<div>Where is my invoice?</div>', isDescriptionThread: true }),
  thread('13', IVO, { content: '<div>Here</div>', isContentTruncated: true }),
  thread('14', IVO, { summary: 'only a preview' }),
  thread('15', IVO, { content: 'not sent yet', status: 'DRAFT' }),
  thread('16', null, { content: 'I left since', contentType: 'text/plain' }),
  thread('17', MARA, { content: 'never', createdTime: 'soon' }),
  {
    id: '9000000012318',
    content: 'ask zsu[@user:77]zsu',
    contentType: 'plainText',
    isPublic: false,
    commentedTime: '2025-03-04T10:00:00.000Z',
    commenterId: '77',
    commenter: IVO,
  },
];
const name = `tickets/${ID}/conversations.json`;
const message = messagesOf(name, ID);
const key = (id: string) => `90000000123${id}`;
const CONVERSATION = {
  kind: 'conversation',
  file: 't',
  id: ID,
  subject: 'Invoice',
  channel: 'email',
  team: 'Accounts',
  status: 'Geschlossen',
  isClosed: true,
  priority: 'High',
  labels: ['Billing'],
  selfMood: 'frustrated',
  customerKey: '901',
  url: 'https://desk.zoho.test/x/101',
  updatedAt: new Date('2025-03-05T09:00:00Z'),
};
const EXPECTED = [
  CONVERSATION,
  { kind: 'person', file: 't', key: '901', role: 'customer', name: 'Mara Lind', email: 'mara@oak.test' },
  { kind: 'skipped', file: 't', reason: 'description that repeats the first thread' },
  { kind: 'skipped', file: 't', reason: 'marked as spam' },
  { kind: 'person', file: name, key: 'mara@oak.test', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  message(key('12'), '2025-03-04T09:12:44Z', {
    role: 'customer',
    authorKey: 'mara@oak.test',
    authorName: 'Mara',
    body: '<div>Where is my invoice?</div>',
    bodyFormat: 'html',
  }),
  { kind: 'person', file: name, key: 'ivo@lamp.test', role: 'agent', name: 'Ivo', email: 'ivo@lamp.test' },
  message(key('13'), '2025-03-04T09:13:44Z', {
    role: 'agent',
    authorKey: 'ivo@lamp.test',
    authorName: 'Ivo',
    body: '<div>Here</div>',
    bodyFormat: 'html',
  }),
  { kind: 'skipped', file: name, reason: 'preview of a thread' },
  { kind: 'skipped', file: name, reason: 'draft' },
  message(key('16'), '2025-03-04T09:16:44Z', { role: 'agent', authorKey: null, body: 'I left since' }),
  {
    kind: 'rejected',
    file: name,
    record: 6,
    field: 'createdTime',
    reason: 'Expected a time such as 2025-03-04T09:12:44.000Z, found soon.',
    raw: JSON.stringify(PARTS[5]),
  },
  message(key('18'), '2025-03-04T10:00:00Z', {
    role: 'agent',
    isPublic: false,
    authorKey: 'ivo@lamp.test',
    authorName: 'Ivo',
    body: 'ask @colleague',
  }),
  {
    kind: 'warning',
    message:
      '1 thread of which only a preview is there. Save GET /tickets/{id}/threads/{threadId} for each to have what was written.',
  },
  { kind: 'warning', message: '1 thread that Zoho cut (isContentTruncated): the rest is at fullContentURL.' },
];
const list = (data: object[]) => JSON.stringify({ data });

describe('Zoho Desk tickets', () => {
  it('are joined with the threads and comments of files that carry the ticket’s id in their name', async () => {
    const files = [fileOf(list([TICKET, SPAM]), 't'), fileOf(list(PARTS), name)];
    const { groups, refused } = detectAll(files);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected }) => [format.id, detected.account])).toEqual([['zoho', '9']]);
    expect(await readAll(zoho, files)).toEqual(EXPECTED);
  });

  it('use the description when no thread repeats it', async () => {
    const records = await readAll(zoho, [fileOf(list([TICKET]), 't')]);
    expect(records[2]).toEqual({
      kind: 'message',
      file: 't',
      id: `${ID}-description`,
      conversationId: ID,
      role: 'customer',
      isPublic: true,
      authorKey: '901',
      sentAt: new Date('2025-03-04T09:12:44Z'),
      order: -1,
      body: '<div>Where is my invoice?</div>',
      bodyFormat: 'html',
    });
  });

  it('reject a thread of which nothing says to what ticket it belongs', async () => {
    expect(await readAll(zoho, [fileOf(list([PARTS[1]!]), 'threads.json')])).toMatchObject([
      { kind: 'rejected', field: 'ticketId', reason: expect.stringMatching(/in the name of the file/) as string },
    ]);
  });

  it('are the same in any order, with ids in the records or around them', () =>
    expectAnyOrder(zoho, [
      TICKET,
      SPAM,
      ...PARTS.slice(0, 4).map((part) => ({ ...part, ticketId: ID })),
      { ticketId: ID, data: PARTS.slice(4) },
    ]));

  it('of a list are refused alone, and so are previews', () => {
    expect(detectAll([fileOf(list([TICKET]))]).refused).toMatchObject([
      { problem: 'is a list of Zoho Desk’s tickets, which holds no messages.' },
    ]);
    expect(detectAll([fileOf(list([PARTS[2]!]))]).refused).toMatchObject([
      { problem: 'is a list of Zoho Desk’s threads, which holds previews only.' },
    ]);
  });
});
