/** Kayako with its traps: messages that name neither case nor role, notes as a channel, camelCase, newest first. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { kayako } from '../../../pipelines/formats/kayako';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const HOST = 'https://brightlamp.kayako.com/api/v1';
const said = (id: number, creator: object, more: object = {}) => ({
  ...{
    id,
    uuid: `e${id}`,
    subject: 'Login',
    channel: 'MAIL',
    content_text: `text ${id}`,
    content_html: '<p>x</p>',
    creator,
  },
  ...{
    created_at: `2025-03-04T10:40:${id}+01:00`,
    resource_type: 'case_message',
    resource_url: `${HOST}/conversations/9/messages/${id}`,
  },
  ...more,
});
const MARA = { id: 31, full_name: 'Mara', resource_type: 'user' };
const IVO = { id: 40, full_name: 'Ivo', resource_type: 'user' };
const MESSAGES = [
  said(55, IVO, { created_at: 'soon' }),
  said(54, IVO, { content_text: '', content_html: '' }),
  said(53, IVO, { resource_url: null }),
  said(52, IVO, { channel: 'NOTE' }),
  said(51, IVO, { content_text: null, channel: 'HELPCENTER' }),
  said(50, MARA),
];
const CASE = {
  ...{
    id: 9,
    subject: 'Login',
    requester: MARA,
    assigned_agent: { id: 40, full_name: 'Ivo', email: 'ivo@lamp.test' },
    source_channel: { id: 1, type: 'MAIL' },
  },
  ...{
    assigned_team: { id: 2, title: 'Accounts' },
    status: { id: 4, label: 'Closed' },
    priority: { id: 2, label: 'High' },
    tags: [{ name: 'mood_confused' }],
  },
  ...{ created_at: '2025-03-04T10:40:22+01:00', updated_at: '2025-03-05T10:40:22+01:00', resource_type: 'case' },
};
const OTHERS = [
  { ...CASE, id: 10, state: 'TRASH' },
  { ...CASE, id: 11, state: 'SPAM' },
];

const message = messagesOf('k', '9');
const skipped = (reason: string) => ({ kind: 'skipped', file: 'k', reason });
const ivo = { kind: 'person', file: 'k', key: '40', role: null, name: 'Ivo', email: null };
const rejected = (record: number, field: string, reason: string, raw: object) => ({
  ...{ kind: 'rejected', file: 'k', record, field, reason },
  raw: JSON.stringify(raw),
});
const EXPECTED = [
  {
    ...{
      kind: 'conversation',
      file: 'k',
      id: '9',
      subject: 'Login',
      channel: 'email',
      team: 'Accounts',
      status: 'Closed',
      isClosed: true,
    },
    ...{
      priority: 'High',
      labels: ['mood_confused'],
      selfMood: 'confused',
      customerKey: '31',
      updatedAt: new Date('2025-03-05T09:40:22Z'),
    },
  },
  { kind: 'person', file: 'k', key: '31', role: 'customer', name: 'Mara', email: null },
  { ...ivo, role: 'agent', email: 'ivo@lamp.test' },
  skipped('deleted case'),
  skipped('marked as spam'),
  rejected(4, 'created_at', 'Expected a time such as 2025-03-04T10:40:22+00:00, found soon.', MESSAGES[0]!),
  skipped('message without text'),
  rejected(
    6,
    'resource_url',
    'Expected an address with the number of the case, such as …/conversations/9/messages/7, found nothing.',
    MESSAGES[2]!,
  ),
  ivo,
  message('52', '2025-03-04T09:40:52Z', {
    role: 'agent',
    isPublic: false,
    authorKey: '40',
    authorName: 'Ivo',
    body: 'text 52',
    subject: 'Login',
    channel: null,
  }),
  ivo,
  message('51', '2025-03-04T09:40:51Z', {
    role: null,
    authorKey: '40',
    authorName: 'Ivo',
    body: '<p>x</p>',
    bodyFormat: 'html',
    subject: 'Login',
    channel: 'form',
  }),
  { ...ivo, key: '31', name: 'Mara' },
  message('50', '2025-03-04T09:40:50Z', {
    role: null,
    authorKey: '31',
    authorName: 'Mara',
    body: 'text 50',
    subject: 'Login',
    channel: 'email',
  }),
];
const page = (data: object[], resource: string) =>
  JSON.stringify({ status: 200, data, resource, total_count: data.length });
const camelCased = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
          camelCased(inner),
        ]),
      )
    : value;

describe('Kayako', () => {
  it('joins messages to their case by address; roles are left to the case’s requester', async () => {
    expect(await readAll(kayako, [fileOf(page([CASE, ...OTHERS, ...MESSAGES], 'case'), 'k')])).toEqual(EXPECTED);
  });

  it('gives the same from camelCase', async () => {
    const records = await readAll(kayako, [
      fileOf(page([CASE, ...OTHERS, ...MESSAGES].map(camelCased) as object[], 'case'), 'k'),
    ]);
    expect(records).toEqual(EXPECTED);
  });

  it('takes the case from the name of the file where the address is missing', async () => {
    const [, record] = await readAll(kayako, [fileOf(page([MESSAGES[2]!], 'case_message'), 'cases/9/messages.json')]);
    expect(record).toMatchObject({ kind: 'message', conversationId: '9' });
  });

  it('is known by its resource types; its account is the host; cases alone are refused', () => {
    const cases = fileOf(page([CASE], 'case'), 'cases.json');
    expect(detectAll([cases]).refused.map(({ problem }) => problem)).toEqual([
      'is a case list of Kayako’s API, which holds no messages.',
    ]);
    const { groups, refused } = detectAll([cases, fileOf(page(MESSAGES, 'case_message'), 'messages.json')]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected, files }) => [format.id, detected.account, files.length])).toEqual([
      ['kayako', 'brightlamp', 2],
    ]);
  });

  it('is the same in any order, as lines and as an array', () =>
    expectAnyOrder(kayako, [CASE, ...OTHERS, ...MESSAGES]));
});
