/** Zendesk Chat with its traps: events among the messages, triggers that write as agents, offline messages, files. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { zendeskChat } from '../../../pipelines/formats/zendesk-chat';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const at = (second: string) => `2025-03-04T09:12:${second}Z`;
const VISITOR = { id: '10502823-16E', name: 'Mara', email: 'mara@oak.test', phone: '', notes: '' };
const CHAT = {
  id: '2503.10502823.SjujA',
  type: 'chat',
  timestamp: at('44'),
  end_timestamp: '2025-03-04T09:20:01Z',
  visitor: VISITOR,
  agent_names: ['Ivo'],
  agent_ids: ['373'],
  department_name: 'Billing',
  tags: ['refund', 'mood_angry'],
  rating: 'bad',
  comment: 'Nobody helped',
  missed: false,
  zendesk_ticket_id: 4813,
  history: [
    { type: 'chat.memberjoin', timestamp: at('44'), name: 'Mara', nick: 'visitor' },
    {
      type: 'chat.msg',
      timestamp: at('45'),
      name: 'Lamp Shop',
      nick: 'agent:trigger',
      msg: 'Hi! How can we help?',
      msg_id: '1',
    },
    {
      type: 'chat.msg',
      timestamp: at('50'),
      name: 'Mara',
      nick: 'visitor',
      msg: 'Charged <twice> & angry',
      msg_id: '2',
    },
    { type: 'chat.file', timestamp: at('51'), name: 'Mara', nick: 'visitor', attachment: { name: 'bill.png' } },
    { type: 'chat.msg', timestamp: at('52'), name: 'Ivo', nick: 'agent:373', msg: 'Let me look.' },
    { type: 'chat.msg', timestamp: 'now', name: 'Ivo', nick: 'agent:373', msg: 'Untimed', msg_id: '5' },
    { type: 'chat.msg', timestamp: at('53'), name: 'Somebody', msg: 'Who?', msg_id: '6' },
    { type: 'chat.rating', timestamp: at('54'), nick: 'visitor', new_rating: 'bad' },
  ],
};
const OFFLINE = {
  id: '2503.10502823.Tjuj0',
  type: 'offline_msg',
  timestamp: '2025-03-04T22:00:00Z',
  visitor: { id: '10502823-17F', name: 'Ben', email: null },
  message: 'Are you there?',
  tags: [],
  rating: null,
  zendesk_ticket_id: null,
};

const message = messagesOf('c', CHAT.id);
const event = { kind: 'skipped', file: 'c', reason: 'event of a chat (joined, left, rated …)' };
const rejected = (field: string, reason: string, raw: object) => ({
  kind: 'rejected',
  file: 'c',
  record: 1,
  field,
  reason,
  raw: JSON.stringify(raw),
});
const EXPECTED = [
  {
    kind: 'conversation',
    file: 'c',
    id: CHAT.id,
    subject: null,
    channel: 'chat',
    team: 'Billing',
    isClosed: true,
    labels: ['refund', 'mood_angry'],
    csat: 0,
    csatComment: 'Nobody helped',
    selfMood: 'angry',
    customerKey: '10502823-16E',
    updatedAt: new Date('2025-03-04T09:20:01Z'),
  },
  { kind: 'person', file: 'c', key: '10502823-16E', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  event,
  message('1', at('45'), {
    role: 'bot',
    authorKey: 'agent:trigger',
    authorName: 'Lamp Shop',
    order: 1,
    body: 'Hi! How can we help?',
  }),
  message('2', at('50'), {
    role: 'customer',
    authorKey: '10502823-16E',
    authorName: 'Mara',
    order: 2,
    body: 'Charged <twice> & angry',
  }),
  { kind: 'skipped', file: 'c', reason: 'file without text' },
  message(null, at('52'), { role: 'agent', authorKey: '373', authorName: 'Ivo', order: 4, body: 'Let me look.' }),
  rejected('history[5].timestamp', 'Expected a time such as 2025-03-04T09:12:44Z, found now.', CHAT.history[5]!),
  rejected('history[6].nick', 'Expected "visitor" or "agent:" and a number, found nothing.', CHAT.history[6]!),
  event,
  {
    kind: 'conversation',
    file: 'c',
    id: OFFLINE.id,
    subject: null,
    channel: 'form',
    team: null,
    isClosed: undefined,
    labels: [],
    csat: null,
    csatComment: null,
    selfMood: null,
    customerKey: '10502823-17F',
    updatedAt: new Date('2025-03-04T22:00:00Z'),
  },
  { kind: 'person', file: 'c', key: '10502823-17F', role: 'customer', name: 'Ben', email: null },
  messagesOf('c', OFFLINE.id)(null, '2025-03-04T22:00:00Z', {
    role: 'customer',
    authorKey: '10502823-17F',
    authorName: 'Ben',
    order: 0,
    body: 'Are you there?',
  }),
];

describe('Zendesk Chat', () => {
  it('is known by its visitors and histories; the account is the number in the ids', () => {
    const { groups, refused } = detectAll([fileOf(JSON.stringify({ chats: [CHAT, OFFLINE], count: 2 }), 'c')]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected }) => [format.id, detected.account, detected.reasons])).toEqual([
      ['zendesk-chat', '10502823', ['2 of 2 sampled records are Zendesk Chat chats.']],
    ]);
  });

  it('gives what visitors, agents and triggers wrote; events and files are counted', async () => {
    expect(await readAll(zendeskChat, [fileOf(JSON.stringify({ chats: [CHAT, OFFLINE] }), 'c')])).toEqual(EXPECTED);
  });

  it('is the same in any order, as lines and as an array', () =>
    expectAnyOrder(zendeskChat, [CHAT, OFFLINE, { ...CHAT, id: '2503.10502823.Uj', tags: [] }]));

  it('rejects what is no chat and names the field', async () => {
    const [record] = await readAll(zendeskChat, [fileOf(JSON.stringify([{ ...CHAT, id: null }]), 'c')]);
    expect(record).toMatchObject({
      kind: 'rejected',
      field: 'id',
      reason: 'Expected a chat of Zendesk Chat with its id, found nothing.',
    });
  });
});
