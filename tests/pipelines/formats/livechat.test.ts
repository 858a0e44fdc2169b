/** LiveChat archives with their traps: one chat over several threads, visitors without names, forms, deleted events. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { livechat } from '../../../pipelines/formats/livechat';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const VISITOR = { id: 'b7ef', type: 'customer', present: false };
const IVO = { id: 'ivo@lamp.test', type: 'agent', name: 'Ivo', email: 'ivo@lamp.test' };
const BOT = { id: '5c98ab', type: 'agent', name: 'Lampbot' };
const event = (id: string, type: string, author_id: string | undefined, more: object) => ({
  id,
  type,
  author_id,
  created_at: `2025-03-04T10:${id}:44.269000+01:00`,
  visibility: 'all',
  ...more,
});
const EVENTS = [
  event('10', 'filled_form', 'b7ef', {
    fields: [
      { type: 'name', label: 'Name:', answer: 'Mara' },
      { type: 'question', label: 'How can we help?', answer: 'Is the store open?' },
      { type: 'radio', label: 'How do you feel?', answer: { id: '1', label: 'Worried' } },
      { type: 'checkbox', label: 'About', answers: [{ label: 'Hours' }, { label: 'Stock' }] },
    ],
  }),
  event('11', 'message', 'b7ef', { text: 'Hello?' }),
  event('12', 'message', '5c98ab', { text: 'Hi, I am a bot' }),
  event('13', 'message', 'ivo@lamp.test', { text: 'regular visitor', visibility: 'agents' }),
  event('14', 'message', 'ivo@lamp.test', { text: 'said in 3.2', visibility: undefined, recipients: 'agents' }),
  event('15', 'message', 'ada@lamp.test', { text: 'I left since' }),
  event('16', 'rich_message', '5c98ab', { elements: [{ title: 'Opening hours', subtitle: '9 to 5' }] }),
  event('17', 'file', 'b7ef', { url: 'https://cdn.test/a.png' }),
  { id: '18', deleted: true },
  event('19', 'system_message', undefined, { text: 'Chat archived' }),
  event('20', 'message', 'b7ef', { text: 'Late', created_at: 'soon' }),
  event('21', 'filled_form', 'b7ef', { fields: [{ type: 'email', label: 'Mail', answer: 'mara@oak.test' }] }),
];
const thread = (id: string, more: object) => ({
  id,
  created_at: '2025-03-04T10:10:44.269000+01:00',
  active: false,
  events: EVENTS,
  properties: { rating: { score: 1, comment: 'Well done!' } },
  access: { group_ids: [0] },
  tags: ['hours'],
  ...more,
});
const CHAT = {
  id: 'PJ0',
  users: [VISITOR, IVO, BOT],
  thread: thread('K6', {}),
  properties: {},
  access: { group_ids: [3] },
};
const HIDDEN = { ...CHAT, thread: thread('K7', { events: [], restricted_access: 'group', tags: [], properties: {} }) };
/** The page names the next one, which is no id of its own. */
const page = (...chats: object[]) => JSON.stringify({ chats, found_chats: chats.length, next_page_id: 'MTIz' });

const message = messagesOf('l', 'PJ0:K6');
const at = (minute: number) => `2025-03-04T09:${minute}:44.269Z`;
const skipped = (reason: string) => ({ kind: 'skipped', file: 'l', reason });
const ivo = { role: 'agent', authorKey: 'ivo@lamp.test', authorName: 'Ivo' };
const EXPECTED = [
  { kind: 'person', file: 'l', key: 'b7ef', role: 'customer', name: null, email: null },
  { kind: 'person', file: 'l', key: 'ivo@lamp.test', role: 'agent', name: 'Ivo', email: 'ivo@lamp.test' },
  {
    kind: 'conversation',
    file: 'l',
    id: 'PJ0:K6',
    channel: 'chat',
    team: 'Group 0',
    status: 'archived',
    isClosed: true,
    labels: ['hours'],
    csat: 1,
    csatComment: 'Well done!',
    selfMood: null,
    customerKey: 'b7ef',
    updatedAt: new Date(at(21)),
  },
  message('10', at(10), {
    role: 'customer',
    authorKey: 'b7ef',
    order: 0,
    body: 'How can we help? Is the store open?\nHow do you feel? Worried\nAbout Hours, Stock',
    selfMood: 'anxious',
  }),
  message('11', at(11), { role: 'customer', authorKey: 'b7ef', order: 1, body: 'Hello?' }),
  message('12', at(12), { role: 'bot', authorKey: '5c98ab', authorName: 'Lampbot', order: 2, body: 'Hi, I am a bot' }),
  message('13', at(13), { ...ivo, order: 3, isPublic: false, body: 'regular visitor' }),
  message('14', at(14), { ...ivo, order: 4, isPublic: false, body: 'said in 3.2' }),
  message('15', at(15), { role: 'agent', authorKey: 'ada@lamp.test', order: 5, body: 'I left since' }),
  message('16', at(16), {
    role: 'bot',
    authorKey: '5c98ab',
    authorName: 'Lampbot',
    order: 6,
    body: 'Opening hours\n9 to 5',
  }),
  skipped('event without words (file)'),
  skipped('deleted message'),
  message('19', at(19), { role: 'system', authorKey: null, order: 9, body: 'Chat archived' }),
  {
    kind: 'rejected',
    file: 'l',
    record: 1,
    field: 'thread.events[10].created_at',
    reason: 'Expected a time with zone, found soon.',
    raw: JSON.stringify(EVENTS[10]),
  },
  skipped('event without words (filled_form)'),
];

describe('LiveChat archives', () => {
  it('are one conversation per thread, with forms as the customer’s words', async () => {
    expect(detectAll([fileOf(page(CHAT))]).groups[0]?.format.id).toBe('livechat');
    expect(await readAll(livechat, [fileOf(page(CHAT), 'l')])).toEqual(EXPECTED);
  });

  it('say so when the exporting account may not see a thread', async () => {
    const records = await readAll(livechat, [fileOf(page(HIDDEN), 'l')]);
    expect(records.slice(2)).toEqual([
      {
        ...EXPECTED[2],
        id: 'PJ0:K7',
        labels: [],
        csat: null,
        csatComment: null,
        updatedAt: new Date('2025-03-04T09:10:44.269Z'),
      },
      {
        kind: 'warning',
        message:
          '1 thread without events, because the account that exported may not see them. Export again with the rights of an owner.',
      },
    ]);
  });

  it('are read with a list of threads as well as with one', async () => {
    const { thread: one, ...chat } = CHAT;
    expect(await readAll(livechat, [fileOf(page({ ...chat, threads: [one] }), 'l')])).toEqual(EXPECTED);
  });

  it('are the same in any order, as lines and as an array', () => expectAnyOrder(livechat, [CHAT, HIDDEN]));
});
