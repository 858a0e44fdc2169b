/** WHMCS: times without a zone, notes beside replies, ratings on single replies. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { whmcs } from '../../../pipelines/formats/whmcs';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const REPLIES = [
  {
    replyid: '0',
    name: 'Mara',
    email: 'mara@oak.test',
    requestor_type: 'Owner',
    date: '2025-03-04 09:12:44',
    message: 'Hi,\r\nmy domain?',
    admin: '',
  },
  {
    replyid: '1',
    name: 'Ivo',
    email: '',
    requestor_type: 'Operator',
    date: '2025-03-04 09:30:00',
    message: 'Renewed.',
    admin: 'Ivo',
    rating: '4',
  },
  {
    replyid: '2',
    name: 'Mara',
    email: 'mara@oak.test',
    requestor_type: 'Owner',
    date: '0000-00-00 00:00:00',
    message: 'Thanks',
    admin: '',
    rating: '0',
  },
  {
    replyid: '3',
    name: 'Mara',
    email: 'mara@oak.test',
    requestor_type: 'Owner',
    date: '2025-03-04 09:40:00',
    message: ' ',
    admin: '',
  },
];
const TICKET = {
  ...{
    result: 'success',
    ticketid: '1',
    tid: '516757',
    deptname: 'Support',
    name: 'Mara',
    email: 'mara@oak.test',
    date: '2025-03-04 09:12:44',
  },
  ...{ subject: 'Domain', status: 'Closed', priority: 'Medium', replies: { reply: REPLIES } },
  notes: { note: [{ noteid: '1', date: '2025-03-04 09:20:00', message: 'registrar issue', admin: 'Ada' }] },
};
const message = messagesOf('w', '516757');
const EXPECTED = [
  {
    ...{
      kind: 'conversation',
      file: 'w',
      id: '516757',
      subject: 'Domain',
      team: 'Support',
      status: 'Closed',
      isClosed: true,
    },
    ...{ priority: 'Medium', csat: 4, customerKey: 'mara@oak.test' },
  },
  { kind: 'person', file: 'w', key: 'mara@oak.test', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  message('reply-0', '2025-03-04T09:12:44Z', {
    role: 'customer',
    authorKey: 'mara@oak.test',
    authorName: 'Mara',
    body: 'Hi,\r\nmy domain?',
    bodyFormat: 'markdown',
  }),
  message('reply-1', '2025-03-04T09:30:00Z', {
    role: 'agent',
    authorKey: 'Ivo',
    authorName: 'Ivo',
    body: 'Renewed.',
    bodyFormat: 'markdown',
  }),
  {
    ...{ kind: 'rejected', file: 'w', record: 1, field: 'replies.reply[2].date', raw: JSON.stringify(REPLIES[2]) },
    reason: 'Expected a time such as 2025-03-04 09:12:44, found 0000-00-00 00:00:00.',
  },
  { kind: 'skipped', file: 'w', reason: 'message without text' },
  message('note-1', '2025-03-04T09:20:00Z', {
    role: 'agent',
    isPublic: false,
    authorKey: 'Ada',
    authorName: 'Ada',
    body: 'registrar issue',
    bodyFormat: 'markdown',
  }),
];

describe('WHMCS', () => {
  it('gives replies and notes, and says in which zone their times were read', async () => {
    expect(await readAll(whmcs, [fileOf(JSON.stringify(TICKET), 'w')], { isTimezoneGiven: true })).toEqual(EXPECTED);
    expect((await readAll(whmcs, [fileOf(JSON.stringify(TICKET), 'w')])).at(-1)).toMatchObject({
      kind: 'warning',
      message: expect.stringMatching(/^w: 3 times without a time zone, read as UTC/) as string,
    });
  });

  it('is known by its two numbers and its replies, and the same in any order', async () => {
    expect(detectAll([fileOf(JSON.stringify([TICKET]), 'w')]).groups.map(({ format }) => format.id)).toEqual(['whmcs']);
    await expectAnyOrder(whmcs, [TICKET, { ...TICKET, tid: '9' }]);
  });
});
