/** Gorgias tickets with their traps: stripped bodies that are missing, notes as a channel, rules as senders, spam. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { gorgias } from '../../../pipelines/formats/gorgias';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const MARA = { id: 1351, email: 'mara@oak.test', name: 'Mara' };
const IVO = { id: 7, email: 'ivo@lamp.test', name: 'Ivo' };
const said = (id: number, sender: object | null, more: object) => ({
  id,
  uri: `/api/tickets/94595/messages/${id}/`,
  ticket_id: 94595,
  public: true,
  channel: 'email',
  sender,
  rule_id: null,
  from_agent: sender !== MARA,
  subject: 'Re: Where is it?',
  body_text: null,
  body_html: null,
  stripped_text: null,
  created_datetime: '2025-03-04T09:12:44.494726+00:00',
  sent_datetime: `2025-03-04T09:${id - 480}:00+00:00`,
  ...more,
});
const MESSAGES = [
  said(501, MARA, { stripped_text: 'Where is it?', body_text: 'Where is it?\n\nOn Mon, X wrote:\n> hi' }),
  // Without stripped_text the whole body stands; Gorgias' documentation shows times without a zone.
  said(502, IVO, { body_text: 'It ships today.', sent_datetime: '2025-03-04T09:22:00' }),
  said(503, IVO, { channel: 'internal-note', body_html: '<p>Late again</p>' }),
  said(504, IVO, { rule_id: 12, stripped_text: 'We got your message.' }),
  said(505, { id: 9, name: 'Gorgias Bot', email: 'bot@lamp.test' }, { stripped_text: 'Bye' }),
  said(506, null, { public: false, stripped_text: 'She left us', sent_datetime: null }),
  said(507, MARA, { stripped_text: ' ' }),
  said(508, IVO, { stripped_text: 'Undelivered', failed_datetime: '2025-03-04T10:08:00+00:00' }),
  said(509, MARA, { stripped_text: 'When?', sent_datetime: 'soon' }),
];
const TICKET = {
  id: 94595,
  uri: '/api/tickets/94595/',
  status: 'closed',
  priority: 'normal',
  channel: 'instagram-direct-message',
  spam: false,
  customer: MARA,
  assignee_user: IVO,
  assignee_team: { id: 2, name: 'Shipping' },
  subject: 'Where is it?',
  tags: [
    { id: 3, name: 'order' },
    { id: 4, name: 'mood: worried' },
  ],
  messages: MESSAGES,
  satisfaction_survey: { score: 5, body_text: 'Fast', scored_datetime: '2025-03-06T09:00:00+00:00' },
  created_datetime: '2025-03-04T09:12:44.494726+00:00',
  closed_datetime: '2025-03-05T09:00:00+00:00',
};
const SPAM = { ...TICKET, id: 3, uri: '/api/tickets/3/', spam: true };
const BARE = { ...TICKET, id: 4, uri: '/api/tickets/4/', tags: [], messages: undefined, satisfaction_survey: null };

const message = messagesOf('g', '94595');
const mara = { role: 'customer', authorKey: '1351', authorName: 'Mara' };
const ivo = { role: 'agent', authorKey: '7', authorName: 'Ivo' };
const CONVERSATION = {
  kind: 'conversation',
  file: 'g',
  id: '94595',
  subject: 'Where is it?',
  channel: 'social',
  team: 'Shipping',
  status: 'closed',
  isClosed: true,
  priority: 'normal',
  labels: ['order', 'mood: worried'],
  csat: 5,
  csatComment: 'Fast',
  selfMood: 'anxious',
  customerKey: '1351',
  updatedAt: new Date('2025-03-05T09:00:00Z'),
};
const EXPECTED = [
  CONVERSATION,
  { kind: 'person', file: 'g', key: '1351', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  { kind: 'person', file: 'g', key: '7', role: 'agent', name: 'Ivo', email: 'ivo@lamp.test' },
  message('501', '2025-03-04T09:21:00Z', { ...mara, order: 0, body: 'Where is it?' }),
  message('502', '2025-03-04T09:22:00Z', { ...ivo, order: 1, body: 'It ships today.' }),
  message('503', '2025-03-04T09:23:00Z', {
    ...ivo,
    order: 2,
    isPublic: false,
    body: '<p>Late again</p>',
    bodyFormat: 'html',
  }),
  message('504', '2025-03-04T09:24:00Z', { ...ivo, order: 3, role: 'bot', body: 'We got your message.' }),
  message('505', '2025-03-04T09:25:00Z', {
    role: 'bot',
    authorKey: '9',
    authorName: 'Gorgias Bot',
    order: 4,
    body: 'Bye',
  }),
  message('506', '2025-03-04T09:12:44.494Z', {
    role: 'agent',
    authorKey: null,
    isPublic: false,
    order: 5,
    body: 'She left us',
  }),
  { kind: 'skipped', file: 'g', reason: 'message without text' },
  { kind: 'skipped', file: 'g', reason: 'message that could not be sent' },
  {
    kind: 'rejected',
    file: 'g',
    record: 1,
    field: 'messages[8].sent_datetime',
    reason: 'Expected a time such as 2025-03-04T09:12:44+00:00, found soon.',
    raw: JSON.stringify(MESSAGES[8]),
  },
  { kind: 'skipped', file: 'g', reason: 'marked as spam' },
];

describe('Gorgias tickets', () => {
  it('are read with every message in its role', async () => {
    expect(await readAll(gorgias, [fileOf(JSON.stringify([TICKET, SPAM]), 'g')])).toEqual(EXPECTED);
  });

  it('are the same in any order, as lines and as an array', () =>
    expectAnyOrder(gorgias, [
      TICKET,
      SPAM,
      BARE,
      MESSAGES[0]!,
      said(601, MARA, { ticket_id: 4, stripped_text: 'Hm' }),
    ]));

  it('take their messages from pages of their own', async () => {
    const page = { object: 'list', uri: '/api/messages', data: [MESSAGES[1]], meta: { next_cursor: null } };
    expect(await readAll(gorgias, [fileOf(JSON.stringify(page), 'g')])).toEqual([
      EXPECTED[2],
      message('502', '2025-03-04T09:22:00Z', {
        ...ivo,
        body: 'It ships today.',
        subject: 'Re: Where is it?',
        channel: 'email',
      }),
    ]);
  });

  it('of a list join the pages of messages beside them, and are refused without', async () => {
    const list = fileOf(JSON.stringify({ object: 'list', uri: '/api/tickets', data: [BARE] }), 'list.json');
    const page = fileOf(JSON.stringify({ data: [MESSAGES[0]] }), 'messages.json');
    expect(detectAll([list]).refused).toMatchObject([
      { problem: 'is a ticket list of Gorgias’ API, which holds no messages.' },
    ]);
    const { groups, refused } = detectAll([list, page]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, files }) => [format.id, files.map(({ name }) => name)])).toEqual([
      ['gorgias', ['messages.json', 'list.json']],
    ]);
    expect((await readAll(gorgias, groups[0]!.files)).at(-1)).toEqual({
      kind: 'warning',
      message: '1 ticket from a list, without messages. Save GET /api/tickets/{id} for each to have what was written.',
    });
  });
});
