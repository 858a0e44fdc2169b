/** HubSpot's conversations with their traps: roles through actors, comments, events, mails cut short, spam threads. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { hubspot } from '../../../pipelines/formats/hubspot';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const mail = (value: string) => ({ type: 'HS_EMAIL_ADDRESS', value });
const MARA = { actorId: 'V-9001', name: 'Mara', deliveryIdentifier: mail('mara@oak.test') };
const IVO = { actorId: 'A-31', name: 'Ivo', deliveryIdentifier: mail('help@lamp.test') };
const said = (id: string, sender: { actorId: string }, more: object) => ({
  type: 'MESSAGE',
  id,
  conversationsThreadId: '55001',
  createdAt: `2025-03-04T09:${id}:44.000Z`,
  createdBy: sender.actorId,
  client: { clientType: 'HUBSPOT' },
  senders: [sender],
  archived: false,
  channelId: '1002',
  direction: sender === MARA ? 'INCOMING' : 'OUTGOING',
  truncationStatus: 'NOT_TRUNCATED',
  ...more,
});
const MESSAGES = [
  said('10', { actorId: 'A-77' }, { type: 'WELCOME_MESSAGE', text: 'Ask us anything' }),
  said('12', MARA, { text: 'Can I change my plan?', richText: '<p>Can I?</p>', subject: 'Plan' }),
  said('13', IVO, { type: 'COMMENT', text: 'VIP, be quick', direction: undefined }),
  said('14', IVO, { richText: '<p>Yes</p>', truncationStatus: 'TRUNCATED' }),
  said('15', { actorId: 'B-4' }, { text: 'Was this helpful?' }),
  said('16', { actorId: 'A-99' }, { text: 'I left since' }),
  said('17', { actorId: 'I-2' }, { text: 'Sent by an app', client: { clientType: 'INTEGRATION' } }),
  said('18', IVO, { type: 'THREAD_STATUS_CHANGE', newStatus: 'CLOSED' }),
  said('19', MARA, { text: 'Deleted', archived: true }),
  said('20', MARA, { text: '', richText: null }),
  said('21', MARA, { text: 'When', createdAt: null }),
  said('22', MARA, { text: 'Buy now', conversationsThreadId: '666' }),
];
const thread = (id: string, more: object) => ({
  id,
  createdAt: '2025-03-04T09:12:44.000Z',
  closedAt: '2025-03-04T11:00:00.000Z',
  status: 'CLOSED',
  originalChannelId: '1002',
  originalChannelAccountId: '77',
  latestMessageTimestamp: '2025-03-04T10:55:00.000Z',
  inboxId: '3',
  spam: false,
  archived: false,
  ...more,
});
const THREADS = [thread('55001', {}), thread('666', { spam: true }), thread('7', { archived: true })];
const ACTORS = [
  { id: 'A-31', type: 'AGENT', name: 'Ivo Prat', email: 'ivo@lamp.test' },
  { id: 'B-4', type: 'BOT', name: 'Lampbot' },
];
const page = (results: object[]) => JSON.stringify({ results, paging: {} });
const FILES = [
  fileOf(page(MESSAGES), 'm'),
  fileOf(page(THREADS), 't'),
  fileOf(JSON.stringify({ status: 'COMPLETE', results: ACTORS, completedAt: '2025-03-04T11:00:00Z' }), 'a'),
];

const message = messagesOf('m', '55001');
const EMAIL = { channel: 'email', subject: null };
const skipped = (file: string, reason: string) => ({ kind: 'skipped', file, reason });
const EXPECTED = [
  message('10', '2025-03-04T09:10:44Z', { ...EMAIL, role: 'bot', authorKey: 'A-77', body: 'Ask us anything' }),
  { kind: 'person', file: 'm', key: 'V-9001', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  message('12', '2025-03-04T09:12:44Z', {
    ...EMAIL,
    role: 'customer',
    authorKey: 'V-9001',
    authorName: 'Mara',
    body: 'Can I change my plan?',
    subject: 'Plan',
  }),
  message('13', '2025-03-04T09:13:44Z', {
    ...EMAIL,
    role: 'agent',
    isPublic: false,
    authorKey: 'A-31',
    authorName: 'Ivo',
    body: 'VIP, be quick',
  }),
  message('14', '2025-03-04T09:14:44Z', {
    ...EMAIL,
    role: 'agent',
    authorKey: 'A-31',
    authorName: 'Ivo',
    body: '<p>Yes</p>',
    bodyFormat: 'html',
  }),
  message('15', '2025-03-04T09:15:44Z', { ...EMAIL, role: 'bot', authorKey: 'B-4', body: 'Was this helpful?' }),
  message('16', '2025-03-04T09:16:44Z', { ...EMAIL, role: 'agent', authorKey: 'A-99', body: 'I left since' }),
  message('17', '2025-03-04T09:17:44Z', { ...EMAIL, role: 'bot', authorKey: 'I-2', body: 'Sent by an app' }),
  skipped('m', 'event of a thread (thread status change)'),
  skipped('m', 'deleted message'),
  skipped('m', 'message without text'),
  {
    kind: 'rejected',
    file: 'm',
    record: 11,
    field: 'createdAt',
    reason: 'Expected a time such as 2025-03-04T09:12:44.000Z, found nothing.',
    raw: JSON.stringify(MESSAGES[10]),
  },
  skipped('m', 'marked as spam'),
  {
    kind: 'conversation',
    file: 't',
    id: '55001',
    channel: 'email',
    team: 'Inbox 3',
    status: 'closed',
    isClosed: true,
    updatedAt: new Date('2025-03-04T10:55:00Z'),
  },
  skipped('t', 'marked as spam'),
  skipped('t', 'deleted thread'),
  { kind: 'person', file: 'a', key: 'A-31', role: 'agent', name: 'Ivo Prat', email: 'ivo@lamp.test' },
  { kind: 'person', file: 'a', key: 'B-4', role: 'bot', name: 'Lampbot', email: null },
  {
    kind: 'warning',
    message:
      '1 message that HubSpot cut (truncationStatus TRUNCATED). ' +
      'Save GET /threads/{id}/messages/{messageId}/original-content to have the rest.',
  },
  {
    kind: 'warning',
    message:
      '1 answer by actors that are not in the export: taken for agents. ' +
      'Save the answer of /actors/batch/read beside the messages to have bots told apart.',
  },
];

describe('HubSpot conversations', () => {
  it('are messages with the roles of their actors, and threads', async () => {
    expect(await readAll(hubspot, FILES)).toEqual(EXPECTED);
  });

  it('are the same in any order, as lines and as an array', () =>
    expectAnyOrder(hubspot, [...MESSAGES, ...THREADS, ...ACTORS]));

  it('are one import of messages, threads and actors; threads alone are refused', () => {
    const { groups, refused } = detectAll(FILES);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, files }) => [format.id, files.map(({ name }) => name)])).toEqual([
      ['hubspot', ['m', 't', 'a']],
    ]);
    expect(detectAll([FILES[1]!]).refused).toMatchObject([
      { problem: 'is a page of HubSpot’s threads, which holds no messages.' },
    ]);
  });

  it('are not the tickets of the CRM, which are refused', () => {
    const ticket = { id: '1', properties: { hs_pipeline_stage: '1', subject: 'Plan' }, archived: false };
    expect(detectAll([fileOf(page([ticket]))]).refused).toMatchObject([
      { problem: 'holds HubSpot’s CRM tickets, without messages.' },
    ]);
  });
});
