/** Crisp with its traps: milliseconds, content that is no text, automated messages of operators, notes, two lists. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { crisp } from '../../../pipelines/formats/crisp';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const SESSION = { session_id: 'session_1f2e', website_id: '8c84-site' };
const said = (second: number, from: string, more: object = {}) => ({
  ...SESSION,
  ...{
    type: 'text',
    from,
    origin: 'chat',
    content: `text ${second}`,
    fingerprint: 1632396233291 + second,
    timestamp: 1741079564123 + second * 1000,
  },
  user: from === 'user' ? { user_id: 'session_1f2e', nickname: 'Mara' } : { user_id: 'op-1', nickname: 'Ivo' },
  automated: false,
  ...more,
});
const MESSAGES = [
  said(0, 'user', { content: 'Promo **fails**' }),
  said(1, 'operator', { automated: true, origin: 'urn:crisp.im:bot:0' }),
  said(2, 'operator', { type: 'note', content: 'expired code' }),
  said(3, 'operator', { origin: 'urn:crisp.im:whatsapp:0' }),
  said(4, 'operator', { type: 'picker', content: { id: 'p', text: 'Which lamp?', choices: [] } }),
  said(5, 'user', { type: 'file', content: { name: 'a.png', url: 'https://x.test/a.png' } }),
  said(6, 'operator', { type: 'event', content: { namespace: 'state:resolved' } }),
  said(7, 'user', { timestamp: 'today' }),
];
const CONVERSATION = {
  ...SESSION,
  ...{
    state: 'unresolved',
    topic: null,
    created_at: 1741079560000,
    updated_at: 1741083300000,
    assigned: { user_id: 'op-1' },
  },
  meta: {
    nickname: 'Mara',
    email: 'mara@oak.test',
    subject: 'Promo',
    origin: 'chat',
    segments: ['promo'],
    data: { feeling: '😡' },
  },
};

const message = messagesOf('c', 'session_1f2e');
const at = (second: number) => new Date(1741079564123 + second * 1000).toISOString();
const line = (second: number, who: object, more: object = {}) =>
  message(String(1632396233291 + second), at(second), {
    ...who,
    body: `text ${second}`,
    bodyFormat: 'markdown',
    channel: 'chat',
    ...more,
  });
const ivo = { role: 'agent', authorKey: 'op-1', authorName: 'Ivo' };
const EXPECTED = [
  {
    ...{
      kind: 'conversation',
      file: 'c',
      id: 'session_1f2e',
      subject: 'Promo',
      channel: 'chat',
      status: 'unresolved',
      isClosed: false,
    },
    ...{ labels: ['promo'], selfMood: 'angry', customerKey: 'session_1f2e', updatedAt: new Date(1741083300000) },
  },
  { kind: 'person', file: 'c', key: 'session_1f2e', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  line(0, { role: 'customer', authorKey: 'session_1f2e', authorName: 'Mara' }, { body: 'Promo **fails**' }),
  line(1, { ...ivo, role: 'bot' }, { channel: 'other' }),
  line(2, ivo, { isPublic: false, body: 'expired code' }),
  line(3, ivo, { channel: 'social' }),
  line(4, ivo, { body: 'Which lamp?' }),
  { kind: 'skipped', file: 'c', reason: 'message without text (file …)' },
  { kind: 'skipped', file: 'c', reason: 'event of a conversation (state changed …)' },
  {
    ...{ kind: 'rejected', file: 'c', record: 9, field: 'timestamp', raw: JSON.stringify(MESSAGES[7]) },
    reason: 'Expected milliseconds since 1970, such as 1741079564123, found today.',
  },
];

describe('Crisp', () => {
  it('joins conversations and messages by the session', async () => {
    const lines = [CONVERSATION, ...MESSAGES].map((value) => JSON.stringify(value)).join('\n');
    expect(await readAll(crisp, [fileOf(lines, 'c')])).toEqual(EXPECTED);
    const answer = { error: false, reason: 'listed', data: [CONVERSATION, ...MESSAGES] };
    expect(await readAll(crisp, [fileOf(JSON.stringify(answer), 'c')])).toEqual(EXPECTED);
  });

  it('is known by session, website and fingerprint; its account is the website', () => {
    const list = fileOf(JSON.stringify([CONVERSATION]), 'list');
    expect(detectAll([list]).refused.map(({ problem }) => problem)).toEqual([
      'is a conversation list of Crisp’s API, which holds no messages.',
    ]);
    const { groups, refused } = detectAll([list, fileOf(JSON.stringify(MESSAGES), 'messages')]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected, files }) => [format.id, detected.account, files.length])).toEqual([
      ['crisp', '8c84-site', 2],
    ]);
  });

  it('is the same in any order, as lines and as an array', () => expectAnyOrder(crisp, [CONVERSATION, ...MESSAGES]));
});
