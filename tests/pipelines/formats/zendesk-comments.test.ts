/** Pages of Zendesk's API: tickets without comments, comments that do not name their ticket, audits with all that happened. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { zendesk } from '../../../pipelines/formats/zendesk';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const address = (kind: string, id: number) => `https://oakline.zendesk.com/api/v2/${kind}/${id}.json`;
const ticket = (id: number, more: object = {}) => ({
  url: address('tickets', id),
  id,
  via: { channel: 'email' },
  created_at: '2025-03-06T10:59:00Z',
  updated_at: '2025-03-07T10:00:00Z',
  subject: 'Broken lamp',
  description: 'It arrived broken.',
  status: 'open',
  priority: null,
  tags: [],
  requester_id: 11,
  assignee_id: 21,
  submitter_id: 11,
  ...more,
});
const MARA = { url: address('users', 11), id: 11, name: 'Mara', email: 'mara@oak.test', role: 'end-user' };
const PAGE = {
  tickets: [ticket(4812), ticket(4813, { satisfaction_rating: { score: 'bad', comment: 'Slow' } })],
  users: [MARA],
  next_page: null,
  count: 2,
};
const COMMENTS = [
  {
    id: 9901,
    type: 'Comment',
    author_id: 11,
    html_body: '<p>It arrived broken.</p>',
    plain_body: 'It arrived broken.',
    public: true,
    created_at: '2025-03-06T11:00:00Z',
    via: { channel: 'email' },
  },
  {
    id: 9905,
    type: 'VoiceComment',
    author_id: 21,
    html_body: '<p>Call from Ivo</p>',
    public: false,
    created_at: '2025-03-06T12:00:00Z',
    via: { channel: 'voice' },
  },
  {
    id: 9906,
    type: 'Comment',
    author_id: -1,
    html_body: '<p>x</p>',
    plain_body: 'This request was closed and merged into request #4813 "Lamp".',
    public: false,
    created_at: '2025-03-06T13:00:00Z',
  },
  {
    id: 9907,
    type: 'Comment',
    author_id: 21,
    html_body: '<p>x</p>',
    plain_body: 'When?',
    public: true,
    created_at: 'soon',
  },
];
const AUDITS = [
  {
    id: 9910,
    ticket_id: 4813,
    created_at: '2025-03-06T11:00:00Z',
    author_id: 11,
    via: { channel: 'web' },
    events: [
      { id: 9911, type: 'Comment', author_id: 11, body: 'Is it **open**?', html_body: '<p>x</p>', public: true },
      { id: 9912, type: 'Create', field_name: 'status', value: 'open' },
      { id: 9913, type: 'Notification', subject: 'Received', body: 'We have received {{ticket.id}}', recipients: [11] },
    ],
  },
  {
    id: 9920,
    ticket_id: 4813,
    created_at: '2025-03-06T12:00:00Z',
    author_id: -1,
    via: { channel: 'chat' },
    events: [
      {
        id: 9921,
        type: 'ChatStartedEvent',
        value: {
          chat_id: 'c7',
          history: [
            { type: 'ChatJoin', chat_index: 0, actor_name: 'Mara', actor_type: 'end-user' },
            {
              type: 'ChatMessage',
              chat_index: 1,
              message: 'Hello?',
              actor_name: 'Mara',
              actor_id: '11',
              actor_type: 'end-user',
              timestamp: 1741262405000,
            },
            {
              type: 'ChatMessage',
              chat_index: 2,
              message: 'Yes, until 8.',
              actor_name: 'Ivo',
              actor_id: '21',
              actor_type: 'agent',
            },
            { type: 'ChatMessage', chat_index: 3, message: 'Who said this?' },
          ],
        },
      },
      {
        id: 9922,
        type: 'Comment',
        author_id: 21,
        body: 'Timed',
        html_body: '<p>x</p>',
        public: true,
        created_at: 'never',
      },
    ],
  },
];

const page = fileOf(JSON.stringify(PAGE), 'page-1.json');
const comments = fileOf(
  JSON.stringify({ comments: COMMENTS, next_page: null, count: 4 }),
  'tickets/4812/comments.json',
);
const audits = fileOf(JSON.stringify({ audits: AUDITS, next_page: null }), 'audits.json');
const conversation = (id: string, more: object) => ({
  kind: 'conversation',
  file: 'page-1.json',
  id,
  subject: 'Broken lamp',
  channel: 'email',
  team: null,
  status: 'open',
  isClosed: false,
  priority: null,
  labels: [],
  csat: null,
  csatComment: null,
  selfMood: null,
  mergedInto: null,
  reopenCount: null,
  customerKey: '11',
  url: `https://oakline.zendesk.com/agent/tickets/${id}`,
  updatedAt: new Date('2025-03-07T10:00:00Z'),
  ...more,
});
const ivo = { kind: 'person', file: 'page-1.json', key: '21', role: 'agent', name: null, email: null };
const spoken = messagesOf('tickets/4812/comments.json', '4812');
const audited = messagesOf('audits.json', '4813');
const change = {
  kind: 'skipped',
  file: 'audits.json',
  reason: 'event of a ticket that is no comment (change, notification …)',
};

describe('pages of Zendesk’s API', () => {
  it('are one import: comments and audits join the tickets of their account', () => {
    const { groups, refused } = detectAll([comments, page, audits]);
    expect(refused).toEqual([]);
    expect(
      groups.map(({ format, files, detected }) => [format.id, detected.account, files.map(({ name }) => name)]),
    ).toEqual([['zendesk', 'oakline', ['page-1.json', 'tickets/4812/comments.json', 'audits.json']]]);
    expect(groups[0]!.detected.reasons.slice(2)).toEqual([
      'tickets/4812/comments.json holds comments of Zendesk’s API, of ticket 4812.',
      'audits.json holds audits of Zendesk’s API.',
    ]);
  });

  it('give tickets with their comments, never the description twice, and of audits only what was written', async () => {
    expect(await readAll(zendesk, [page, comments, audits])).toEqual([
      conversation('4812', { mergedInto: '4813' }),
      ivo,
      conversation('4813', { csat: 0, csatComment: 'Slow' }),
      ivo,
      { kind: 'person', file: 'page-1.json', key: '11', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
      spoken('9901', '2025-03-06T11:00:00Z', { role: null, authorKey: '11', body: 'It arrived broken.' }),
      spoken('9905', '2025-03-06T12:00:00Z', {
        role: null,
        authorKey: '21',
        isPublic: false,
        body: '<p>Call from Ivo</p>',
        bodyFormat: 'html',
      }),
      spoken('9906', '2025-03-06T13:00:00Z', {
        role: 'system',
        authorKey: '-1',
        isPublic: false,
        body: 'This request was closed and merged into request #4813 "Lamp".',
      }),
      {
        kind: 'rejected',
        file: 'tickets/4812/comments.json',
        record: 4,
        field: 'created_at',
        reason: 'Expected the time of the comment such as 2025-03-04T09:12:44Z, found soon.',
        raw: JSON.stringify(COMMENTS[3]),
      },
      audited('9911', '2025-03-06T11:00:00Z', {
        role: null,
        authorKey: '11',
        body: 'Is it **open**?',
        bodyFormat: 'markdown',
      }),
      change,
      change,
      { kind: 'skipped', file: 'audits.json', reason: 'event of a chat that is no message' },
      audited('c7-1', '2025-03-06T12:00:05Z', {
        role: 'customer',
        authorKey: '11',
        authorName: 'Mara',
        order: 1,
        body: 'Hello?',
        channel: 'chat',
      }),
      audited('c7-2', '2025-03-06T12:00:00Z', {
        role: 'agent',
        authorKey: '21',
        authorName: 'Ivo',
        order: 2,
        body: 'Yes, until 8.',
        channel: 'chat',
      }),
      {
        kind: 'rejected',
        file: 'audits.json',
        record: 2,
        field: 'events[0].value.history[3].actor_type',
        reason: 'Expected who wrote the message (agent or end-user), found nothing.',
        raw: '{"type":"ChatMessage","chat_index":3,"message":"Who said this?"}',
      },
      {
        kind: 'rejected',
        file: 'audits.json',
        record: 2,
        field: 'events[1].created_at',
        reason: 'Expected the time of the comment such as 2025-03-04T09:12:44Z, found never.',
        raw: expect.stringContaining('"id":9922') as string,
      },
    ]);
  });

  it('give the description of tickets whose comments are not there, and say so', async () => {
    const records = await readAll(zendesk, [
      fileOf(JSON.stringify([ticket(4812, { submitter_id: 22 }), ...AUDITS]), 'mixed'),
    ]);
    expect(records.filter((record) => record.kind === 'message' && record.conversationId === '4812')).toEqual([
      {
        ...messagesOf('mixed', '4812')(null, '2025-03-06T10:59:00Z', {}),
        role: 'agent',
        authorKey: '22',
        order: 0,
        body: 'It arrived broken.',
        bodyFormat: 'markdown',
      },
    ]);
    expect(records.filter((record) => record.kind === 'warning').map((record) => record.message)).toContain(
      '1 ticket without comments, with the description only. Save /api/v2/tickets/{id}/comments of each as ' +
        'comments-{id}.json beside the tickets to have the answers.',
    );
  });

  it('are the same in any order', () => expectAnyOrder(zendesk, [...PAGE.tickets, MARA, ...AUDITS]));

  it.each([
    ['tickets/4812/comments.json', '4812'],
    ['2025/comments-4812.json', '4812'],
    ['4812/comments-2.json', '4812'],
    ['export/4812.json', '4812'],
    ['4812/comments.json', '4812'],
    ['ticket_4812_comments.json', '4812'],
  ])('of comments tell their ticket by the name %s', (name, expected) => {
    const list = fileOf(JSON.stringify({ comments: COMMENTS }), name);
    const { groups } = detectAll([page, list]);
    const reason = groups[0]!.detected.reasons.find((one) => one.startsWith(name));
    expect(reason).toBe(`${name} holds comments of Zendesk’s API, of ticket ${expected}.`);
  });

  it('of comments tell their ticket by the address of the next page, whatever their name', () => {
    const next = 'https://oakline.zendesk.com/api/v2/tickets/77/comments.json?page=2';
    const list = fileOf(JSON.stringify({ next_page: next, comments: COMMENTS }), 'comments-2.json');
    expect(detectAll([page, list]).groups[0]!.detected.reasons.at(-1)).toMatch(/of ticket 77\.$/);
  });

  it('are refused without what they need, each with what to do', () => {
    const answers = (...files: Parameters<typeof detectAll>[0]) =>
      detectAll(files).refused.map(({ problem }) => problem);
    expect(answers(page)).toEqual(['is a ticket list of Zendesk’s API, which holds no comments.']);
    expect(answers(comments)).toEqual([
      'is a comment list of Zendesk’s API, which names neither its account nor its ticket.',
    ]);
    expect(answers(page, fileOf(JSON.stringify({ comments: COMMENTS }), 'comments.json'))).toHaveLength(2);
    expect(answers(audits)).toEqual(['is an audit list of Zendesk’s API, which does not name its account.']);
    expect(answers(fileOf('<?xml version="1.0"?><!-- Zendesk --><tickets/>', 'a.xml'))).toEqual([
      'is XML of Zendesk, whose layout Zendesk does not publish.',
    ]);
  });

  it('reject single comments of no ticket among other objects', async () => {
    const records = await readAll(zendesk, [fileOf(JSON.stringify([MARA, COMMENTS[0]]), 'mixed.json')]);
    expect(records.filter((record) => record.kind === 'rejected')).toEqual([
      {
        kind: 'rejected',
        file: 'mixed.json',
        record: 2,
        field: 'ticket_id',
        reason:
          'Expected the id of the ticket, which comments of the API do not name: call the file comments-4812.json or ' +
          'tickets/4812/comments.json after it.',
        raw: JSON.stringify(COMMENTS[0]),
      },
    ]);
  });
});
