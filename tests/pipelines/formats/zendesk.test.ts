/** Zendesk's account export with its traps: users after tickets, entities, private comments, samples, deleted tickets. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { zendesk } from '../../../pipelines/formats/zendesk';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder } from './expected';

const address = (kind: string, id: number) => `https://oakline.zendesk.com/api/v2/${kind}/${id}.json`;
const comment = (id: number, author: number, created_at: string, more: object) => ({
  id,
  type: 'Comment',
  author_id: author,
  public: true,
  created_at,
  ...more,
});
const TICKET = {
  url: address('tickets', 7),
  id: 7,
  via: { channel: 'web', source: {} },
  created_at: '2025-03-04T09:12:44Z',
  updated_at: '2025-03-05T08:01:10Z',
  subject: 'Charged twice',
  description: 'Two charges',
  priority: 'normal',
  status: 'solved',
  tags: ['billing', 'language__en'],
  satisfaction_rating: { score: 'good', comment: 'Quick' },
  custom_fields: [
    { id: 360001, value: null },
    { id: 360002, value: 'mood_angry' },
  ],
  metric_set: { reopens: 2 },
  group_id: 31,
  requester: { id: 11, name: 'Mara', email: 'mara@oak.test' },
  submitter: { id: 11, name: 'Mara' },
  assignee: { id: 21, name: 'Ivo', email: 'ivo@oak.test' },
  comments: [
    comment(101, 11, '2025-03-04T09:12:44Z', {
      plain_body: 'Two charges &amp; no answer',
      body: '**Two**',
      html_body: '<b>Two</b>',
    }),
    comment(102, 21, '2025-03-04T10:00:00Z', { body: 'One is a **hold**', html_body: '<p>x</p>', public: false }),
    comment(103, 22, '2025-03-04T10:05:00Z', { html_body: '<p>It will drop</p>' }),
    comment(104, 21, '2025-03-04T10:06:00Z', { body: '', html_body: ' ' }),
    comment(105, 21, '2025-03-04T10:07:00Z', { body: 'Bye', via: { channel: 'trigger' }, author_id: 29 }),
    comment(106, 21, 'yesterday', { body: 'No time' }),
  ],
};
const LINES = [
  TICKET,
  { ...TICKET, url: address('tickets', 8), id: 8, via: { channel: 'sample_ticket' } },
  { ...TICKET, url: address('tickets', 9), id: 9, status: 'deleted' },
  { url: address('organizations', 5), id: 5, name: 'Oak' },
  { url: address('groups', 31), id: 31, name: 'Billing' },
  { url: address('users', 22), id: 22, name: 'Ada', email: 'ada@oak.test', role: 'admin' },
  { url: address('users', 11), id: 11, name: 'Mara', email: 'mara@oak.test', role: 'end-user' },
];
const NDJSON = LINES.map((line) => JSON.stringify(line)).join('\n');

const message = (id: string, order: number, sentAt: string, more: object) => ({
  kind: 'message',
  file: 'z',
  id,
  conversationId: '7',
  isPublic: true,
  order,
  sentAt: new Date(sentAt),
  ...more,
});
const EXPECTED = [
  {
    kind: 'conversation',
    file: 'z',
    id: '7',
    subject: 'Charged twice',
    channel: 'form',
    team: 'Billing',
    status: 'solved',
    isClosed: true,
    priority: 'normal',
    labels: ['billing', 'language__en'],
    csat: 1,
    csatComment: 'Quick',
    selfMood: 'angry',
    mergedInto: null,
    reopenCount: 2,
    customerKey: '11',
    url: 'https://oakline.zendesk.com/agent/tickets/7',
    updatedAt: new Date('2025-03-05T08:01:10Z'),
  },
  { kind: 'person', file: 'z', key: '11', role: null, name: 'Mara', email: 'mara@oak.test' },
  { kind: 'person', file: 'z', key: '21', role: 'agent', name: 'Ivo', email: 'ivo@oak.test' },
  message('101', 0, '2025-03-04T09:12:44Z', {
    role: 'customer',
    authorKey: '11',
    authorName: 'Mara',
    body: 'Two charges &amp; no answer',
    bodyFormat: 'text',
  }),
  message('102', 1, '2025-03-04T10:00:00Z', {
    role: 'agent',
    isPublic: false,
    authorKey: '21',
    authorName: 'Ivo',
    body: 'One is a **hold**',
    bodyFormat: 'markdown',
  }),
  message('103', 2, '2025-03-04T10:05:00Z', {
    role: 'agent',
    authorKey: '22',
    authorName: null,
    body: '<p>It will drop</p>',
    bodyFormat: 'html',
  }),
  { kind: 'skipped', file: 'z', reason: 'comment without text' },
  message('105', 4, '2025-03-04T10:07:00Z', {
    role: 'bot',
    authorKey: '29',
    authorName: null,
    body: 'Bye',
    bodyFormat: 'markdown',
  }),
  {
    kind: 'rejected',
    file: 'z',
    record: 1,
    field: 'comments[5].created_at',
    reason: 'Expected the time of the comment such as 2025-03-04T09:12:44Z, found yesterday.',
    raw: JSON.stringify(TICKET.comments[5]),
  },
  { kind: 'skipped', file: 'z', reason: 'sample ticket of Zendesk' },
  { kind: 'skipped', file: 'z', reason: 'deleted ticket' },
  { kind: 'skipped', file: 'z', reason: 'organization' },
  { kind: 'person', file: 'z', key: '22', role: 'agent', name: 'Ada', email: 'ada@oak.test' },
  { kind: 'person', file: 'z', key: '11', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
];

describe('Zendesk', () => {
  it('is known by its addresses, and its account is the subdomain', () => {
    const { groups, refused } = detectAll([
      fileOf(NDJSON, 'tickets.json'),
      fileOf(JSON.stringify(LINES.slice(5)), 'users.json'),
    ]);
    expect(refused).toEqual([]);
    expect(
      groups.map(({ format, files, detected }) => [format.id, files.map((file) => file.name), detected.account]),
    ).toEqual([['zendesk', ['tickets.json', 'users.json'], 'oakline']]);
  });

  it('reads tickets, comments and users, whatever their order', async () => {
    expect(await readAll(zendesk, [fileOf(NDJSON, 'z')])).toEqual(EXPECTED);
  });

  it('reads the same from an array and from an envelope', async () => {
    expect(await readAll(zendesk, [fileOf(JSON.stringify(LINES), 'z')])).toEqual(EXPECTED);
    expect(await readAll(zendesk, [fileOf(JSON.stringify({ tickets: LINES, count: 7 }), 'z')])).toEqual(EXPECTED);
  });

  it('uses the description only when there are no comments', async () => {
    const bare = { ...TICKET, comments: [], satisfaction_rating: { score: 'offered' } };
    const records = await readAll(zendesk, [fileOf(`${JSON.stringify(bare)}\n`, 'z')]);
    expect(records.filter((record) => record.kind === 'message')).toEqual([
      {
        ...message('', 0, '2025-03-04T09:12:44Z', {}),
        id: null,
        role: 'customer',
        authorKey: '11',
        authorName: 'Mara',
        body: 'Two charges',
        bodyFormat: 'markdown',
      },
    ]);
    expect(records[0]).toMatchObject({ kind: 'conversation', csat: null, team: null });
  });

  it('says that it had to take people for agents when users were not exported', async () => {
    const records = await readAll(zendesk, [fileOf(JSON.stringify(TICKET), 'z')]);
    expect(records.filter((record) => record.kind === 'warning')).toEqual([
      {
        kind: 'warning',
        message:
          'The export has no users: 1 message by people who are neither requester nor assignee had to be given a role ' +
          'by other signs. Name the file of users beside the one of tickets to be certain.',
      },
    ]);
  });

  it('says of users without tickets that both belong into one import', async () => {
    const user = { url: address('users', 11), id: 11, name: 'Mara', email: 'mara@oak.test', role: 'end-user' };
    expect(await readAll(zendesk, [fileOf(JSON.stringify(user), 'z')])).toMatchObject([
      { kind: 'person', key: '11', role: 'customer' },
      { kind: 'warning', message: expect.stringMatching(/^The export has users and no tickets.*in one import\.$/) },
    ]);
  });

  it('keeps whole tickets of a file that breaks off and says where it broke', async () => {
    const cut = JSON.stringify([LINES[3], LINES[5], TICKET]).slice(0, -40);
    const records = await readAll(zendesk, [fileOf(cut, 'z')]);
    expect(records.map((record) => record.kind)).toEqual(['skipped', 'person', 'rejected', 'warning']);
    expect(records[2]).toMatchObject({
      record: 3,
      reason: expect.stringMatching(/breaks off inside record 3/) as string,
    });
  });

  it('takes who filed a ticket for somebody else for a colleague, unless the users say otherwise', async () => {
    const filed = {
      ...TICKET,
      submitter: { id: 24, name: 'Noor' },
      comments: [TICKET.comments[0]!].map((first) => ({ ...first, author_id: 24 })),
    };
    const noor = (role: string) => ({
      url: address('users', 24),
      id: 24,
      name: 'Noor',
      email: null,
      role,
      active: false,
    });
    const roles = async (...lines: object[]) =>
      (await readAll(zendesk, [fileOf(JSON.stringify(lines), 'z')]))
        .filter((record) => record.kind === 'message')
        .map(({ role, authorKey, authorName }) => [role, authorKey, authorName]);
    expect(await roles(filed)).toEqual([['agent', '24', 'Noor']]);
    expect(await roles(filed, noor('agent'))).toEqual([['agent', '24', 'Noor']]);
    expect(await roles(filed, noor('end-user'))).toEqual([[null, '24', 'Noor']]);
  });

  it('keeps a merged ticket with the number of the other; the sentences of merging are nobody\u2019s words', async () => {
    const merged = (plain_body: string, tags: string[]) => ({
      ...TICKET,
      tags,
      comments: [TICKET.comments[0], comment(150, 21, '2025-03-04T11:00:00Z', { plain_body, public: false })],
    });
    const outcome = async (body: string, tags: string[] = []) => {
      const records = await readAll(zendesk, [fileOf(JSON.stringify(merged(body, tags)), 'z')]);
      const [conversation] = records.filter((record) => record.kind === 'conversation');
      return [conversation?.mergedInto, records.filter((record) => record.kind === 'message').at(-1)?.role];
    };
    expect(await outcome('This request was closed and merged into request #9 "Twice".')).toEqual(['9', 'system']);
    expect(await outcome('Request #9 "Twice" was closed and merged into this request. Last comment: Hello')).toEqual([
      null,
      'system',
    ]);
    expect(await outcome('Zusammengefasst mit Anfrage #9', ['closed_by_merge'])).toEqual(['9', 'agent']);
    expect(await outcome('See request #9')).toEqual([null, 'agent']);
  });

  it('are the same records in any order', () =>
    expectAnyOrder(
      zendesk,
      LINES.filter((_, index) => index !== 6),
    ));

  it('recognises a first ticket that is longer than the head of the file', () => {
    const long = { ...TICKET, comments: [{ ...TICKET.comments[0], body: 'x'.repeat(400_000) }] };
    expect(detectAll([fileOf(JSON.stringify(long))]).groups[0]?.format.id).toBe('zendesk');
  });
});
