/** Formats that look alike (a ticket is a ticket) are told apart: each of these objects is claimed by one format and no other. */
import { describe, expect, it } from 'vitest';
import { detectAll, FORMATS } from '../../../pipelines/formats';
import { fileOf } from '../files/memory-file';

const at = '2025-03-04T09:12:44Z';
const zendesk = (kind: string) => `https://oak.zendesk.com/api/v2/${kind}/1.json`;
const OBJECTS: [format: string, what: string, value: object][] = [
  [
    'zendesk',
    'a ticket with comments',
    { url: zendesk('tickets'), id: 1, subject: 'x', status: 'open', comments: [], requester_id: 2 },
  ],
  ['zendesk', 'a user', { url: zendesk('users'), id: 1, name: 'x', email: 'x@x.test', role: 'end-user' }],
  [
    'zendesk',
    'a comment',
    {
      id: 1,
      type: 'Comment',
      author_id: 2,
      html_body: 'x',
      plain_body: 'x',
      public: true,
      ticket_id: 3,
      created_at: at,
    },
  ],
  [
    'zendesk',
    'an audit',
    { id: 1, ticket_id: 3, author_id: 2, via: {}, created_at: at, events: [{ type: 'Comment', body: 'x' }] },
  ],
  [
    'zendesk-chat',
    'a chat',
    { id: '2503.1.x', type: 'chat', visitor: { id: '1-2' }, history: [], tags: [], timestamp: at },
  ],
  ['freshdesk', 'an exported ticket', { helpdesk_ticket: { display_id: 1, notes: [] } }],
  ['freshdesk', 'a user', { user: { id: 1, name: 'x', email: 'x@x.test' } }],
  [
    'freshdesk',
    'a conversation',
    {
      id: 1,
      body: 'x',
      body_text: 'x',
      incoming: true,
      private: false,
      user_id: 2,
      ticket_id: 3,
      support_email: null,
      created_at: at,
    },
  ],
  [
    'freshdesk',
    'a ticket',
    { id: 1, subject: 'x', status: 2, responder_id: 2, requester_id: 3, fr_due_by: at, tags: [] },
  ],
  [
    'helpscout',
    'a conversation',
    { id: 1, threads: 1, mailboxId: 2, folderId: 3, primaryCustomer: {}, status: 'active', _embedded: { threads: [] } },
  ],
  ['front', 'a conversation', { id: 'cnv_1', type: 'conversation', status: 'archived', subject: 'x' }],
  [
    'front',
    'a message',
    { id: 'msg_1', is_inbound: true, recipients: [], body: 'x', created_at: 1741079564.1, type: 'email' },
  ],
  ['front', 'a comment', { id: 'com_1', posted_at: 1741079564.1, body: 'x', author: {} }],
  [
    'crisp',
    'a message',
    {
      session_id: 'session_1',
      website_id: 'w',
      fingerprint: 1,
      from: 'user',
      type: 'text',
      content: 'x',
      timestamp: 1741079564123,
    },
  ],
  ['crisp', 'a conversation', { session_id: 'session_1', website_id: 'w', state: 'resolved', meta: {} }],
  ['kayako', 'a message', { id: 1, resource_type: 'case_message', content_text: 'x', creator: {}, created_at: at }],
  ['kayako', 'a case', { id: 1, resource_type: 'case', requester: {}, subject: 'x' }],
  [
    'groove',
    'a ticket',
    { href: 'https://api.groovehq.com/v1/tickets/1', number: 1, state: 'open', actions: [], customer: {} },
  ],
  [
    'whmcs',
    'a ticket',
    { ticketid: '1', tid: '2', subject: 'x', status: 'Open', date: '2025-03-04 09:12:44', replies: { reply: [] } },
  ],
  [
    'intercom',
    'a conversation',
    { type: 'conversation', id: '1', source: { delivered_as: 'x' }, conversation_parts: {}, created_at: 1741079564 },
  ],
];

/** The general formats guess at any table; a helpdesk's own format comes before them. */
const helpdesks = FORMATS.filter(({ id }) => !id.startsWith('messages-'));

describe('each object is claimed by one format', () => {
  it.each(OBJECTS)('%s: %s', (format, _, value) => {
    for (const text of [
      JSON.stringify(value),
      JSON.stringify([value]),
      `${JSON.stringify(value)}\n${JSON.stringify(value)}\n`,
    ]) {
      const file = fileOf(text, 'x.json');
      const claims = helpdesks.filter((one) => one.detect(file) !== null || one.companion?.(file));
      expect(claims.map(({ id }) => id)).toEqual([format]);
    }
  });

  it('files of all of them in one drop become one import a format, and none is refused', () => {
    const files = OBJECTS.map(([format, what, value]) => fileOf(JSON.stringify([value]), `${format} ${what}.json`));
    const { groups, refused } = detectAll(files);
    expect(refused).toEqual([]);
    const count = (ids: string[]) => [...new Set(ids)].sort().map((id) => [id, ids.filter((one) => one === id).length]);
    expect(count(groups.flatMap(({ format, files: own }) => own.map(() => format.id)))).toEqual(
      count(OBJECTS.map(([format]) => format)),
    );
    expect(groups).toHaveLength(new Set(OBJECTS.map(([format]) => format)).size);
  });
});
