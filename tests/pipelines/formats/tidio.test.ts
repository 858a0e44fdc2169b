/** Tidio's tickets with their traps: a body whose name nobody publishes, internal notes, lists without messages. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { tidio } from '../../../pipelines/formats/tidio';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const said = (message_id: string, author_type: string, more: object) => ({
  message_id,
  created_at: `2025-03-04T09:${message_id}:00Z`,
  author_type,
  author_id: author_type === 'contact' ? 'a1b4' : 'op-1',
  message_type: 'public',
  attachments: [],
  ...more,
});
const MESSAGES = [
  said('10', 'contact', { content: 'I cannot log in' }),
  said('11', 'operator', { body: '<p>Try again</p>' }),
  said('12', 'operator', { message: 'known bug', message_type: 'internal' }),
  said('13', 'contact', {}),
  said('14', 'contact', { text: 'when?', created_at: null }),
  said('15', 'alien', { text: 'who?' }),
];
const TICKET = {
  id: 10001,
  link: 'https://www.tidio.test/panel/tickets/10001',
  subject: 'Cannot log in',
  contact_id: 'a1b4',
  contact_email: 'mara@oak.test',
  priority: 'urgent',
  status: 'solved',
  assigned_operator_id: null,
  assigned_department_id: 'e8a4',
  messages: MESSAGES,
};
const LISTED = { ...TICKET, id: 10002, messages: undefined };

const message = messagesOf('t', '10001');
const base = { authorName: undefined };
const EXPECTED = [
  {
    kind: 'conversation',
    file: 't',
    id: '10001',
    subject: 'Cannot log in',
    channel: 'other',
    team: 'e8a4',
    status: 'solved',
    isClosed: true,
    priority: 'urgent',
    customerKey: 'a1b4',
    url: 'https://www.tidio.test/panel/tickets/10001',
  },
  { kind: 'person', file: 't', key: 'a1b4', role: 'customer', email: 'mara@oak.test' },
  message('10', '2025-03-04T09:10:00Z', {
    ...base,
    role: 'customer',
    authorKey: 'a1b4',
    order: 0,
    body: 'I cannot log in',
  }),
  message('11', '2025-03-04T09:11:00Z', {
    ...base,
    role: 'agent',
    authorKey: 'op-1',
    order: 1,
    body: '<p>Try again</p>',
    bodyFormat: 'html',
  }),
  message('12', '2025-03-04T09:12:00Z', {
    ...base,
    role: 'agent',
    authorKey: 'op-1',
    isPublic: false,
    order: 2,
    body: 'known bug',
  }),
  { kind: 'skipped', file: 't', reason: 'message without text' },
  {
    kind: 'rejected',
    file: 't',
    record: 1,
    field: 'messages[4].created_at',
    reason: 'Expected a time such as 2025-03-04T09:12:44Z, found nothing.',
    raw: JSON.stringify(MESSAGES[4]),
  },
  {
    kind: 'rejected',
    file: 't',
    record: 1,
    field: 'messages[5].author_type',
    reason: 'Expected operator or contact, found alien.',
    raw: JSON.stringify(MESSAGES[5]),
  },
];

describe('Tidio tickets', () => {
  it('are read with their messages', async () => {
    expect(detectAll([fileOf(JSON.stringify(TICKET))]).groups[0]?.format.id).toBe('tidio');
    expect(await readAll(tidio, [fileOf(JSON.stringify(TICKET), 't')])).toEqual(EXPECTED);
  });

  it('of a list are refused', () => {
    expect(detectAll([fileOf(JSON.stringify({ tickets: [LISTED], meta: { cursor: null } }))]).refused).toMatchObject([
      { problem: 'is a ticket list of Tidio’s API, which holds no messages.' },
    ]);
  });

  it('are the same in any order, as lines and as an array', () => expectAnyOrder(tidio, [TICKET, LISTED]));
});
