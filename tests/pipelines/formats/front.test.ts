/** Front with its traps: times with fractions, drafts, authors that are missing or machines, deleted conversations, comments. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { front } from '../../../pipelines/formats/front';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const API = 'https://brightlamp.api.frontapp.com';
const links = (id = 'cnv_9a1') => ({ related: { conversation: `${API}/conversations/${id}` } });
const IVO = { id: 'tea_1', email: 'ivo@lamp.test', first_name: 'Ivo', last_name: 'P', type: 'user' };
const conversation = (id: string, more: object = {}) => ({
  ...{
    _links: {},
    id,
    type: 'conversation',
    subject: 'Refund?',
    status: 'archived',
    status_category: 'resolved',
    assignee: IVO,
  },
  recipient: { name: 'Mara', handle: 'mara@oak.test', role: 'from' },
  ...{ tags: [{ id: 'tag_1', name: 'refund' }], custom_fields: { mood: 'Confused' }, created_at: 1741079564.123 },
  ...more,
});
const CONVERSATIONS = [
  conversation('cnv_9a1'),
  conversation('cnv_del', { status: 'deleted' }),
  conversation('cnv_dis', { type: 'discussion' }),
];
const said = (id: string, more: object = {}) => ({
  ...{
    _links: links(),
    id,
    type: 'email',
    is_inbound: true,
    draft_mode: null,
    created_at: 1741079564.123,
    subject: 'Refund?',
    blurb: 'Can I',
  },
  author: null as object | null,
  recipients: [
    { name: 'Mara', handle: 'mara@oak.test', role: 'from' },
    { name: null, handle: 'help@lamp.test', role: 'to' },
  ],
  body: '<p>Can I get a refund?</p><blockquote class="front-blockquote">On Tue</blockquote>',
  text: 'Can I get a refund?\n> On Tue',
  ...more,
});
const outbound = (id: string, author: object | null, more: object = {}) =>
  said(id, {
    is_inbound: false,
    author,
    recipients: [{ name: 'Help', handle: 'help@lamp.test', role: 'from' }],
    body: '',
    text: 'Yes.',
    ...more,
  });
const MESSAGES = [
  said('msg_1'),
  outbound('msg_2', IVO, { type: 'front_chat' }),
  outbound('msg_3', { id: 'rul_1', type: 'rule', name: 'Night rule' }),
  // Sent from another mail program and only synchronised: nobody is named as author.
  outbound('msg_4', null, { type: 'weird' }),
  outbound('msg_5', IVO, { draft_mode: 'shared' }),
  said('msg_6', { body: null, text: ' ' }),
  said('msg_7', { created_at: 'today' }),
  said('msg_8', { _links: links('cnv_del') }),
  said('msg_9', { _links: {} }),
];
const COMMENTS = [
  { _links: links(), id: 'com_1', author: IVO, body: 'Goodwill, ok', posted_at: 1741079700.5, is_pinned: false },
  { _links: links('cnv_dis'), id: 'com_2', author: IVO, body: 'Lunch?', posted_at: 1741079700.5 },
];

const list = (records: object[]) =>
  fileOf(JSON.stringify({ _pagination: { next: null }, _links: {}, _results: records }), 'f');
const message = messagesOf('f', 'cnv_9a1');
const skipped = (reason: string) => ({ kind: 'skipped', file: 'f', reason });
const FIRST = '2025-03-04T09:12:44.123Z';
const mail = { subject: 'Refund?', channel: 'email' };
const mara = {
  kind: 'person',
  file: 'f',
  key: 'mara@oak.test',
  role: 'customer',
  name: 'Mara',
  email: 'mara@oak.test',
};
const ivo = { kind: 'person', file: 'f', key: 'tea_1', role: 'agent', name: 'Ivo P', email: 'ivo@lamp.test' };
const rejected = (record: number, field: string, reason: string, raw: object) => ({
  ...{ kind: 'rejected', file: 'f', record, field, reason },
  raw: JSON.stringify(raw),
});
const EXPECTED = [
  {
    ...{
      kind: 'conversation',
      file: 'f',
      id: 'cnv_9a1',
      subject: 'Refund?',
      status: 'archived',
      isClosed: true,
      labels: ['refund'],
    },
    ...{ selfMood: 'confused', customerKey: 'mara@oak.test', updatedAt: null },
  },
  mara,
  ivo,
  skipped('deleted conversation'),
  skipped('discussion among colleagues'),
  message('msg_1', FIRST, {
    ...mail,
    role: 'customer',
    authorKey: 'mara@oak.test',
    authorName: 'Mara',
    body: MESSAGES[0]!.body,
    bodyFormat: 'html',
  }),
  message('msg_2', FIRST, {
    ...mail,
    role: 'agent',
    authorKey: 'tea_1',
    authorName: 'Ivo P',
    body: 'Yes.',
    channel: 'chat',
  }),
  message('msg_3', FIRST, { ...mail, role: 'bot', authorKey: 'rul_1', authorName: 'Night rule', body: 'Yes.' }),
  message('msg_4', FIRST, {
    ...mail,
    role: 'agent',
    authorKey: 'help@lamp.test',
    authorName: 'Help',
    body: 'Yes.',
    channel: 'other',
  }),
  skipped('draft'),
  skipped('message without text'),
  rejected(10, 'created_at', 'Expected seconds since 1970, such as 1741079564.123, found today.', MESSAGES[6]!),
  skipped('deleted conversation'),
  rejected(
    12,
    '_links.related.conversation',
    'Expected the address of the conversation, such as https://brightlamp.api.frontapp.com/conversations/cnv_9a1, found nothing.',
    MESSAGES[8]!,
  ),
  message('com_1', '2025-03-04T09:15:00.500Z', {
    role: 'agent',
    isPublic: false,
    authorKey: 'tea_1',
    authorName: 'Ivo P',
    body: 'Goodwill, ok',
    bodyFormat: 'markdown',
  }),
  skipped('discussion among colleagues'),
];

describe('Front', () => {
  it('joins conversations, messages and comments; machines are bots, comments are internal', async () => {
    expect(await readAll(front, [list([...CONVERSATIONS, ...MESSAGES, ...COMMENTS])])).toEqual(EXPECTED);
  });

  it('leaves out what was written in deleted conversations, wherever these stand', async () => {
    const records = await readAll(front, [list(MESSAGES.slice(7, 8)), list(CONVERSATIONS.slice(1, 2))]);
    expect(records).toEqual([skipped('deleted conversation'), skipped('deleted conversation')]);
  });

  it('is known by its ids, its account by the addresses; conversations alone are refused', () => {
    expect(detectAll([list(CONVERSATIONS)]).refused.map(({ problem }) => problem)).toEqual([
      'is a conversation list of Front’s API, which holds no messages.',
    ]);
    const { groups, refused } = detectAll([list(CONVERSATIONS), list(MESSAGES), list(COMMENTS)]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected, files }) => [format.id, detected.account, files.length])).toEqual([
      ['front', 'brightlamp', 3],
    ]);
  });

  it('is the same in any order, as lines and as an array', () =>
    expectAnyOrder(front, [...CONVERSATIONS, ...MESSAGES, ...COMMENTS]));
});
