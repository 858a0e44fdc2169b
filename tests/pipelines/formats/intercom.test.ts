/** Intercom conversations with their traps: a first message without a time, parts without text, bots, escaped names. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { intercom } from '../../../pipelines/formats/intercom';
import { fileOf, readAll } from '../files/memory-file';

const part = (
  id: string,
  part_type: string,
  body: string | null,
  created_at: number,
  author: object | null,
  more = {},
) => ({
  type: 'conversation_part',
  id,
  part_type,
  body,
  created_at,
  author,
  redacted: false,
  ...more,
});
const ADMIN = { type: 'admin', id: '71', name: 'Ivo &amp; Team', email: 'ivo@oak.test' };
const CONVERSATION = {
  type: 'conversation',
  id: '2154',
  title: null,
  created_at: 1741079564,
  updated_at: 1741083300,
  open: false,
  state: 'closed',
  priority: 'not_priority',
  team_assignee_id: 501,
  tags: { type: 'tag.list', tags: [{ type: 'tag', id: '88', name: 'refund' }] },
  conversation_rating: { rating: 4, remark: 'quick' },
  source: {
    type: 'conversation',
    id: '1771',
    delivered_as: 'customer_initiated',
    subject: '<p>Charged &amp; charged</p>',
    body: 'I was charged twice\nplease help',
    author: { type: 'user', id: '65aa', name: 'Mara', email: 'mara@oak.test' },
  },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: '65aa', external_id: 'u-991' }] },
  conversation_parts: {
    type: 'conversation_part.list',
    conversation_parts: [
      part('301', 'comment', '<p>Let me check</p>', 1741079570, {
        type: 'bot',
        id: '9',
        name: 'Fin',
        from_ai_agent: true,
      }),
      part('302', 'note', '<p>A hold</p>', 1741080100, ADMIN),
      part('303', 'assignment', null, 1741080101, ADMIN),
      part('304', 'close', '<p>Fixed, bye!</p>', 1741083300, ADMIN),
      part('305', 'comment', null, 1741083301, ADMIN, { redacted: true }),
      part('306', 'comment', 'Automatic', 1741083302, { type: 'admin', id: '72', email: 'operator+ab12@intercom.io' }),
    ],
    total_count: 6,
  },
};
const TEAMS = { type: 'team.list', teams: [{ type: 'team', id: '501', name: 'Billing &amp; more', admin_ids: [] }] };

const message = (id: string, order: number, sentAt: number, more: object) => ({
  kind: 'message',
  file: 'i',
  id,
  conversationId: '2154',
  isPublic: true,
  order,
  sentAt: new Date(sentAt * 1000),
  ...more,
});
const ivo = { role: 'agent', authorKey: '71', authorName: 'Ivo & Team' };
const EXPECTED = [
  {
    kind: 'conversation',
    file: 'i',
    id: '2154',
    subject: 'Charged & charged',
    channel: 'chat',
    team: 'Billing & more',
    status: 'closed',
    isClosed: true,
    priority: 'not_priority',
    labels: ['refund'],
    csat: 4,
    customerKey: '65aa',
    url: null,
    updatedAt: new Date(1741083300_000),
  },
  { kind: 'person', file: 'i', key: '65aa', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  { kind: 'person', file: 'i', key: '71', role: 'agent', name: 'Ivo & Team', email: 'ivo@oak.test' },
  message('1771', 0, 1741079564, {
    role: 'customer',
    authorKey: '65aa',
    authorName: 'Mara',
    body: 'I was charged twice\nplease help',
    bodyFormat: 'text',
  }),
  message('301', 1, 1741079570, {
    role: 'bot',
    authorKey: '9',
    authorName: 'Fin',
    body: '<p>Let me check</p>',
    bodyFormat: 'html',
  }),
  message('302', 2, 1741080100, { ...ivo, isPublic: false, body: '<p>A hold</p>', bodyFormat: 'html' }),
  { kind: 'skipped', file: 'i', reason: 'part without text (assigned, closed …)' },
  message('304', 4, 1741083300, { ...ivo, body: '<p>Fixed, bye!</p>', bodyFormat: 'html' }),
  { kind: 'skipped', file: 'i', reason: 'redacted message' },
  message('306', 6, 1741083302, {
    role: 'bot',
    authorKey: '72',
    authorName: null,
    body: 'Automatic',
    bodyFormat: 'text',
  }),
];
const ofConversation = (records: object[]) => records.map((record) => ({ ...record, file: 'i' }));

describe('Intercom', () => {
  it('reads one file per conversation, a list, JSON lines and an array alike, with team names from beside', async () => {
    const teams = fileOf(JSON.stringify(TEAMS), 'teams.json');
    const layouts = [
      JSON.stringify(CONVERSATION),
      JSON.stringify(CONVERSATION, null, 2),
      `${JSON.stringify(CONVERSATION)}\n`,
      JSON.stringify([CONVERSATION]),
      JSON.stringify({ type: 'conversation.list', conversations: [CONVERSATION], total_count: 1 }),
    ];
    for (const layout of layouts) {
      const { groups } = detectAll([fileOf(layout, 'i'), teams]);
      expect(groups.map(({ format, files, detected }) => [format.id, files.length, detected.account])).toEqual([
        ['intercom', 2, 'workspace'],
      ]);
      expect(ofConversation(await readAll(intercom, groups[0]!.files))).toEqual(EXPECTED);
    }
  });

  it('takes the first message of a campaign for a machine’s, although it stands under a colleague’s name', async () => {
    const source = { ...CONVERSATION.source, delivered_as: 'campaigns_initiated', author: ADMIN };
    const records = await readAll(intercom, [fileOf(JSON.stringify({ ...CONVERSATION, source }))]);
    expect(records[0]).toMatchObject({ customerKey: '65aa' });
    expect(records.find(({ kind }) => kind === 'message')).toMatchObject({ id: '1771', role: 'bot', authorKey: '71' });
  });

  it('refuses list pages, which hold only first messages', () => {
    const { conversation_parts: _, ...listed } = CONVERSATION;
    expect(detectAll([fileOf(JSON.stringify({ conversations: [listed, listed] }), 'page.json')]).refused).toEqual([
      {
        file: 'page.json',
        problem: 'is a page of Intercom’s conversation list, which holds only the first message of each conversation.',
        nextStep: 'Save GET /conversations/{id} for each conversation instead.',
      },
    ]);
  });

  it('warns when some conversations came without parts or with the newest 500 only', async () => {
    const { conversation_parts: parts, ...listed } = CONVERSATION;
    const long = { ...CONVERSATION, conversation_parts: { ...parts, total_count: 812 } };
    const records = await readAll(intercom, [fileOf([long, listed].map((value) => JSON.stringify(value)).join('\n'))]);
    expect(records.flatMap((record) => (record.kind === 'warning' ? [record.message] : []))).toEqual([
      '1 conversation from a list, with the first message only. Save GET /conversations/{id} for each to have the answers.',
      '1 conversation with more parts than Intercom returned (it gives the 500 newest): earlier messages are missing.',
    ]);
  });

  it('sets a conversation without a time aside', async () => {
    const records = await readAll(intercom, [fileOf(JSON.stringify({ ...CONVERSATION, created_at: 'soon' }), 'i')]);
    expect(records).toMatchObject([
      { kind: 'rejected', record: 1, field: 'created_at', reason: 'Expected seconds since 1970, found soon.' },
    ]);
  });
});
