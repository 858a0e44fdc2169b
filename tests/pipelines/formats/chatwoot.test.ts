/** Chatwoot with its traps: kinds as numbers and as words, contacts and users numbered alike, ratings inside messages. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { chatwoot } from '../../../pipelines/formats/chatwoot';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const MARA = { id: 5, name: 'Mara', email: 'mara@oak.test', type: 'contact' };
const IVO = { id: 5, name: 'Ivo', type: 'user' };
const said = (id: number, message_type: number | string, content: string | null, more: object) => ({
  id,
  content,
  inbox_id: 2,
  conversation_id: 44,
  message_type,
  content_type: 'text',
  status: 'sent',
  content_attributes: {},
  created_at: 1741079564 + id,
  private: false,
  source_id: null,
  ...more,
});
const CSAT = { csat_survey_response: { rating: 2, feedback_message: 'Too slow' } };
const MESSAGES = [
  said(1, 0, 'The invoice is *wrong*', { sender: MARA }),
  said(2, 1, 'check with finance', { sender: IVO, private: true }),
  said(3, 1, 'Hi, I am a bot', { sender: { id: 1, name: 'Cap', type: 'agent_bot' } }),
  said(4, 'outgoing', 'Me too', { sender_type: 'Captain::Assistant', created_at: '2025-03-04T09:13:00Z' }),
  said(5, 1, 'Sent by a rule', { sender: IVO, content_attributes: { automation_rule_id: 3 } }),
  said(6, 1, 'I left since', { sender: null }),
  said(7, 2, 'Conversation was marked resolved by Ivo', {}),
  said(8, 3, 'Please rate us', { content_type: 'input_csat', content_attributes: { submitted_values: CSAT } }),
  said(9, 0, null, { sender: MARA }),
  said(10, 1, 'This message was deleted', { sender: IVO, content_attributes: { deleted: true } }),
  said(11, 0, 'Never', { sender: MARA, created_at: null }),
];
const conversation = (id: number, more: object) => ({
  meta: { sender: MARA, channel: 'Channel::WebWidget', assignee: IVO, team: { id: 1, name: 'Billing' } },
  id,
  messages: [said(11, 0, 'the last one only', { sender: MARA })],
  inbox_id: 2,
  labels: ['billing'],
  status: 'resolved',
  priority: 'high',
  created_at: 1741079564,
  last_activity_at: 1741080000,
  custom_attributes: { mood: 'angry' },
  additional_attributes: { mail_subject: 'Invoice' },
  ...more,
});
const messagesPage = JSON.stringify({ meta: { labels: ['from page'], contact: { payload: [] } }, payload: MESSAGES });
const listPage = (...payload: object[]) => JSON.stringify({ data: { meta: { all_count: payload.length }, payload } });

const message = messagesOf('m', '44');
const said2 = (id: string, second: number, more: object) =>
  message(id, new Date((1741079564 + second) * 1000).toISOString(), {
    bodyFormat: 'markdown',
    authorKey: null,
    ...more,
  });
const SPOKEN = [
  said2('1', 1, { role: 'customer', authorKey: 'contact 5', authorName: 'Mara', body: 'The invoice is *wrong*' }),
  { kind: 'person', file: 'm', key: 'user 5', role: 'agent', name: 'Ivo', email: null },
  said2('2', 2, {
    role: 'agent',
    isPublic: false,
    authorKey: 'user 5',
    authorName: 'Ivo',
    body: 'check with finance',
  }),
  said2('3', 3, { role: 'bot', authorKey: 'bot 1', authorName: 'Cap', body: 'Hi, I am a bot' }),
  said2('4', 16, { role: 'bot', body: 'Me too' }),
  said2('5', 5, { role: 'bot', authorKey: 'bot 5', authorName: 'Ivo', body: 'Sent by a rule' }),
  said2('6', 6, { role: 'agent', body: 'I left since' }),
  said2('7', 7, { role: 'system', body: 'Conversation was marked resolved by Ivo' }),
  said2('8', 8, { role: 'bot', body: 'Please rate us' }),
  { kind: 'skipped', file: 'm', reason: 'message without text' },
  { kind: 'skipped', file: 'm', reason: 'deleted message' },
  {
    kind: 'rejected',
    file: 'm',
    record: 11,
    field: 'created_at',
    reason: 'Expected seconds since 1970, found nothing.',
    raw: JSON.stringify(MESSAGES[10]),
  },
];
const MARA_PERSON = { kind: 'person', key: 'contact 5', role: 'customer', name: 'Mara', email: 'mara@oak.test' };

describe('Chatwoot conversations', () => {
  it('are pages of messages, with conversations beside them', async () => {
    const files = [fileOf(listPage(conversation(44, {}), conversation(45, {})), 'c'), fileOf(messagesPage, 'm')];
    const expected = {
      kind: 'conversation',
      file: 'c',
      id: '44',
      subject: 'Invoice',
      channel: 'chat',
      team: 'Billing',
      status: 'resolved',
      isClosed: true,
      priority: 'high',
      labels: ['billing'],
      csat: 2,
      csatComment: 'Too slow',
      selfMood: 'angry',
      customerKey: 'contact 5',
      updatedAt: new Date('2025-03-04T09:20:00Z'),
    };
    expect(await readAll(chatwoot, files)).toEqual([
      expected,
      { ...MARA_PERSON, file: 'c' },
      { ...SPOKEN[1], file: 'c' },
      { ...expected, id: '45', csat: null, csatComment: null },
      ...SPOKEN.filter((_, index) => index !== 1),
      {
        kind: 'warning',
        message:
          '1 conversation from a list whose messages are not there. Save GET /conversations/{id}/messages for each to have them.',
      },
    ]);
  });

  it('without the list keep the labels of the page and the rating', async () => {
    expect(await readAll(chatwoot, [fileOf(messagesPage, 'm')])).toEqual([
      {
        kind: 'conversation',
        file: 'm',
        id: '44',
        labels: ['from page'],
        csat: 2,
        csatComment: 'Too slow',
        selfMood: null,
        isPart: true,
      },
      { ...MARA_PERSON, file: 'm' },
      ...SPOKEN,
    ]);
  });

  it('are the same in any order, as lines and as an array', () =>
    expectAnyOrder(chatwoot, [...MESSAGES, conversation(44, {})]));

  it('are one import; the list alone is refused, because it holds last messages only', () => {
    const list = fileOf(listPage(conversation(44, {})), 'c');
    const { groups } = detectAll([list, fileOf(messagesPage, 'm')]);
    expect(groups.map(({ format, files }) => [format.id, files.map(({ name }) => name)])).toEqual([
      ['chatwoot', ['m', 'c']],
    ]);
    expect(detectAll([list]).refused).toMatchObject([
      { problem: 'is a list of Chatwoot’s conversations, which holds only the last message of each.' },
    ]);
  });
});
