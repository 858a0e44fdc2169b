/** Help Scout with its traps: threads newest first, a number called threads, options by their text, words typed in for others. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { helpscout } from '../../../pipelines/formats/helpscout';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const MARA = { id: 5414, type: 'customer', first: 'Mara', last: 'Oak', email: 'mara@oak.test' };
const IVO = { id: 6311, type: 'user', first: 'Ivo', last: '', email: 'ivo@lamp.test' };
const thread = (id: number, type: string, createdBy: object, more: object = {}) => ({
  id,
  type,
  status: 'active',
  state: 'published',
  action: { type: 'default', associatedEntities: {} },
  body: `thread<br />${id}`,
  customer: MARA,
  createdBy,
  createdAt: `2025-03-04T09:12:${id}Z`,
  ...more,
});
const THREADS = [
  thread(59, 'lineitem', IVO, {
    body: null,
    action: { type: 'merged', associatedEntities: { originalConversation: 9 } },
  }),
  thread(58, 'message', IVO, { createdAt: 'soon' }),
  thread(57, 'mystery', IVO),
  thread(56, 'message', IVO, { state: 'draft' }),
  thread(55, 'message', IVO, { body: ' ' }),
  thread(54, 'phone', IVO),
  thread(53, 'chat', MARA),
  thread(52, 'note', IVO),
  thread(51, 'customer', IVO),
  thread(50, 'forwardparent', IVO),
  thread(49, 'customer', MARA),
];
const CONVERSATION = {
  ...{
    id: 2107,
    number: 371,
    threads: 11,
    type: 'email',
    folderId: 66,
    mailboxId: 2735,
    status: 'closed',
    state: 'published',
  },
  ...{ subject: 'Late lamp', preview: 'We will ship', assignee: IVO, createdBy: MARA, primaryCustomer: MARA },
  createdAt: '2025-03-04T09:12:44Z',
  userUpdatedAt: '2025-03-05T08:58:55Z',
  tags: [{ id: 9, color: '#92', tag: 'shipping' }],
  customFields: [{ id: 36, name: 'Mood', value: '1899', text: 'Frustrated' }],
  _links: { web: { href: 'https://secure.helpscout.test/conversation/2107' } },
  _embedded: { threads: THREADS },
};
const { _embedded: _, ...BARE } = {
  ...CONVERSATION,
  id: 2108,
  assignee: { id: 3, type: 'team', first: 'Billing' },
  customFields: [],
};
const OTHERS = [
  { ...CONVERSATION, id: 1, status: 'spam' },
  { ...CONVERSATION, id: 2, state: 'draft' },
];

const message = messagesOf('h', '2107');
const fromMara = { role: 'customer', authorKey: '5414', authorName: 'Mara Oak' };
const fromIvo = { role: 'agent', authorKey: 'user 6311', authorName: 'Ivo' };
const said = (id: number, order: number, who: object, more: object = {}) =>
  message(String(id), `2025-03-04T09:12:${id}Z`, {
    ...who,
    order,
    body: `thread<br />${id}`,
    bodyFormat: 'html',
    ...more,
  });
const skipped = (reason: string) => ({ kind: 'skipped', file: 'h', reason });
const rejected = (index: number, field: string, reason: string) => ({
  ...{ kind: 'rejected', file: 'h', record: 1, field: `_embedded.threads[${index}].${field}`, reason },
  raw: JSON.stringify(THREADS[index]),
});
const conversation = {
  ...{
    kind: 'conversation',
    file: 'h',
    id: '2107',
    subject: 'Late lamp',
    channel: 'email',
    team: null,
    status: 'closed',
  },
  ...{ isClosed: true, labels: ['shipping'], selfMood: 'frustrated', customerKey: '5414' },
  url: 'https://secure.helpscout.test/conversation/2107',
  updatedAt: new Date('2025-03-05T08:58:55Z'),
};
const EXPECTED = [
  conversation,
  { kind: 'person', file: 'h', key: '5414', role: 'customer', name: 'Mara Oak', email: 'mara@oak.test' },
  { kind: 'person', file: 'h', key: 'user 6311', role: 'agent', name: 'Ivo', email: 'ivo@lamp.test' },
  skipped('event of a conversation (assigned, merged, moved …)'),
  rejected(1, 'createdAt', 'Expected a time such as 2025-03-04T09:12:44Z, found soon.'),
  rejected(2, 'type', 'Expected customer, message, note, chat or phone, found mystery.'),
  skipped('thread that was not sent (draft, hidden, under review)'),
  skipped('thread without text'),
  said(54, 5, fromIvo),
  said(53, 4, fromMara),
  said(52, 3, fromIvo, { isPublic: false }),
  said(51, 2, fromMara),
  said(50, 1, fromIvo),
  said(49, 0, fromMara),
];

describe('Help Scout', () => {
  const page = (...conversations: object[]) =>
    JSON.stringify({ _embedded: { conversations }, page: { size: 25, number: 1 } });

  it('gives threads in the order of writing, who wrote and for whom; the preview is no message', async () => {
    expect(await readAll(helpscout, [fileOf(page(CONVERSATION), 'h')])).toEqual(EXPECTED);
    expect(await readAll(helpscout, [fileOf(JSON.stringify([CONVERSATION], null, 2), 'h')])).toEqual(EXPECTED);
  });

  it('leaves out spam, drafts and lists without threads, each with its reason', async () => {
    expect(await readAll(helpscout, [fileOf(page(...OTHERS, BARE), 'h')])).toEqual([
      skipped('marked as spam'),
      skipped('draft conversation'),
      { ...conversation, id: '2108', team: 'Billing', selfMood: null },
      EXPECTED[1],
      {
        kind: 'warning',
        message:
          '1 conversation from a list, without threads. Save /v2/conversations?embed=threads to have what was written.',
      },
    ]);
  });

  it('is known by mailbox, folder and customer; lists without threads are refused alone', () => {
    expect(detectAll([fileOf(page(BARE), 'l')]).refused.map(({ problem }) => problem)).toEqual([
      'is a conversation list of Help Scout’s API, which holds no threads.',
    ]);
    const { groups, refused } = detectAll([fileOf(page(BARE), 'l'), fileOf(page(CONVERSATION), 'h')]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected, files }) => [format.id, detected.account, files.length])).toEqual([
      ['helpscout', 'account', 2],
    ]);
  });

  it('is the same in any order, as lines and as an array', () =>
    expectAnyOrder(helpscout, [...OTHERS, BARE, { ...CONVERSATION, _embedded: { threads: THREADS.slice(6, 9) } }]));
});
