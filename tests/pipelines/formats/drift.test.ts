/** Drift with its traps: bots marked on each message, notes and prompts, contacts and users numbered alike. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { drift } from '../../../pipelines/formats/drift';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const said = (id: string, type: string, bot: boolean, body: string | null, more: object) => ({
  id,
  orgId: 421,
  body,
  author: { type, id: 9, bot },
  type: 'chat',
  conversationId: 555,
  createdAt: 1741079564000 + Number(id) * 1000,
  context: { ip: '203.0.113.9' },
  ...more,
});
const MESSAGES = [
  said('1', 'contact', false, '<p>Do you have an API?</p>', {}),
  said('2', 'user', true, 'One moment', {}),
  said('3', 'user', false, 'big account', { type: 'private_note' }),
  said('4', 'user', false, 'Yes', { createdAt: 1741079568 }),
  said('5', 'user', false, 'Say yes', { type: 'suggestion' }),
  said('6', 'contact', false, ' ', {}),
  said('7', 'contact', false, 'never', { createdAt: 'soon' }),
];
const CONVERSATION = {
  data: {
    id: 555,
    status: 'closed',
    contactId: 9,
    inboxId: 3,
    participants: [9],
    createdAt: 1741079564000,
    updatedAt: 1741083164000,
    conversationTags: [{ color: '#fff', name: 'mood: confused' }],
  },
};
const page = fileOf(JSON.stringify({ data: { messages: MESSAGES }, pagination: {} }), 'd');
const single = fileOf(JSON.stringify(CONVERSATION), 'c');

const message = messagesOf('d', '555');
const base = { authorName: undefined, channel: 'chat' };
const at = (second: number) => new Date(1741079564000 + second * 1000).toISOString();
const EXPECTED = [
  message('1', at(1), {
    ...base,
    role: 'customer',
    authorKey: 'contact 9',
    body: '<p>Do you have an API?</p>',
    bodyFormat: 'html',
  }),
  message('2', at(2), { ...base, role: 'bot', authorKey: 'user 9', body: 'One moment' }),
  message('3', at(3), { ...base, role: 'agent', isPublic: false, authorKey: 'user 9', body: 'big account' }),
  message('4', at(4), { ...base, role: 'agent', authorKey: 'user 9', body: 'Yes' }),
  { kind: 'skipped', file: 'd', reason: 'event of a conversation (suggestion)' },
  { kind: 'skipped', file: 'd', reason: 'message without text' },
  {
    kind: 'rejected',
    file: 'd',
    record: 7,
    field: 'createdAt',
    reason: 'Expected milliseconds since 1970, found soon.',
    raw: JSON.stringify(MESSAGES[6]),
  },
  {
    kind: 'conversation',
    file: 'c',
    id: '555',
    channel: 'chat',
    team: 'Inbox 3',
    status: 'closed',
    isClosed: true,
    labels: ['mood: confused'],
    selfMood: 'confused',
    customerKey: 'contact 9',
    updatedAt: new Date('2025-03-04T10:12:44Z'),
  },
];

describe('Drift conversations', () => {
  it('are pages of messages, with the conversations beside them', async () => {
    const { groups, refused } = detectAll([single, page]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, files }) => [format.id, files.length])).toEqual([['drift', 2]]);
    expect(await readAll(drift, [page, single])).toEqual(EXPECTED);
  });

  it('are the same in any order, as lines and as an array', () =>
    expectAnyOrder(drift, [...MESSAGES, CONVERSATION.data]));

  it('without messages are refused', () => {
    expect(detectAll([single]).refused).toMatchObject([
      { problem: 'is a conversation of Drift’s API, which holds no messages.' },
    ]);
  });
});
