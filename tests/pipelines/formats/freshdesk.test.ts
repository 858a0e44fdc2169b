/** Freshdesk with its traps: two numbers a ticket, bodies that are plain or HTML, wrapped notes, offsets, XML, API lists. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { freshdesk } from '../../../pipelines/formats/freshdesk';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const note = (id: number, more: object) => ({
  id,
  body: `note ${id}`,
  body_html: `<p>note ${id}</p>`,
  created_at: '2025-03-04T19:00:00+09:00',
  user_id: 88001,
  private: false,
  incoming: false,
  deleted: false,
  ...more,
});
const TICKET = {
  id: 4300011,
  display_id: 512,
  subject: 'Parcel not moving',
  description: 'Nothing for 9 days & <no> answer.',
  description_html: '<div>x</div>',
  status: 4,
  status_name: 'Resolved',
  priority: 2,
  priority_name: 'Medium',
  source: 1,
  source_name: 'Email',
  requester_id: 77001,
  requester_name: 'Mara',
  requester: { name: 'Mara', email: 'mara@oak.test' },
  responder_id: 88001,
  responder_name: 'Ivo',
  group_id: 9,
  tags: [{ name: 'delayed' }],
  custom_field: { region_14966: 'EU', how_do_you_feel_14966: 'Worried' },
  spam: false,
  deleted: false,
  created_at: '2025-03-04T18:12:44+09:00',
  updated_at: '2025-03-05T10:00:00+09:00',
  notes: [
    note(61, {}),
    { note: note(62, { private: true, body: ' ' }) },
    note(63, { incoming: true, user_id: 77001 }),
    note(64, { deleted: true }),
    note(65, { body: null, body_html: null }),
    note(66, { created_at: 'yesterday' }),
  ],
};
const EXPORT = [
  { helpdesk_ticket: TICKET },
  { helpdesk_ticket: { ...TICKET, display_id: 513, spam: true } },
  { helpdesk_ticket: { ...TICKET, display_id: 514, deleted: true } },
  // The number of an account's own status means nothing; an e-mail that the team sent first is an agent's.
  {
    helpdesk_ticket: {
      ...{
        id: 4300015,
        display_id: 515,
        subject: 'Hello',
        description_html: '<p>We moved.</p>',
        status: 12,
        source: 10,
      },
      ...{ requester_id: 77002, responder_id: 88001, tags: ['moved'], created_at: '2025-03-04T18:12:44+09:00' },
      ...{ custom_field: { region_14966: null }, notes: [] },
    },
  },
];
const USERS = [
  { user: { id: 77001, name: 'Mara L', email: 'mara@oak.test' } },
  { user: { id: 88002, name: 'Ada', email: null, helpdesk_agent: true } },
];
const AGENTS = [{ agent: { id: 5, user_id: 88001, user: { id: 88001, name: 'Ivo', email: 'ivo@lamp.test' } } }];
const GROUPS = [{ group: { id: 9, name: 'Logistics' } }];

const message = messagesOf('t', '512');
const skipped = (reason: string) => ({ kind: 'skipped', file: 't', reason });
const conversation = (id: string, more: object) => ({
  kind: 'conversation',
  file: 't',
  id,
  subject: 'Parcel not moving',
  channel: 'email',
  team: 'Logistics',
  status: 'Resolved',
  isClosed: true,
  priority: 'Medium',
  labels: ['delayed'],
  csat: null,
  csatComment: null,
  selfMood: 'anxious',
  customerKey: '77001',
  updatedAt: new Date('2025-03-05T01:00:00Z'),
  ...more,
});
const mara = { kind: 'person', file: 't', key: '77001', role: null, name: 'Mara', email: 'mara@oak.test' };
const ivo = { kind: 'person', file: 't', key: '88001', role: 'agent', name: 'Ivo', email: null };
const fromMara = { role: 'customer', authorKey: '77001' };
const fromIvo = { role: 'agent', authorKey: '88001' };
const EXPECTED = [
  conversation('512', {}),
  mara,
  ivo,
  message('description', '2025-03-04T09:12:44Z', { ...fromMara, order: 0, body: 'Nothing for 9 days & <no> answer.' }),
  message('61', '2025-03-04T10:00:00Z', { ...fromIvo, order: 1, body: 'note 61' }),
  message('62', '2025-03-04T10:00:00Z', {
    ...fromIvo,
    order: 2,
    isPublic: false,
    body: '<p>note 62</p>',
    bodyFormat: 'html',
  }),
  message('63', '2025-03-04T10:00:00Z', { ...fromMara, order: 3, body: 'note 63' }),
  skipped('deleted note'),
  skipped('note without text'),
  {
    kind: 'rejected',
    file: 't',
    record: 1,
    field: 'notes[5].created_at',
    reason: 'Expected a time such as 2025-03-04T18:12:44+09:00, found yesterday.',
    raw: JSON.stringify(TICKET.notes[5]),
  },
  skipped('marked as spam'),
  skipped('deleted ticket'),
  conversation('515', {
    ...{ subject: 'Hello', team: null, status: '12', isClosed: undefined, priority: null, labels: ['moved'] },
    ...{ selfMood: null, customerKey: '77002', updatedAt: null },
  }),
  { ...ivo, name: null },
  messagesOf('t', '515')('description', '2025-03-04T09:12:44Z', {
    ...fromIvo,
    order: 0,
    body: '<p>We moved.</p>',
    bodyFormat: 'html',
  }),
];

const kebab = (name: string) => name.replaceAll('_', '-').replace(/-(\d+)$/, '_$1');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** An object as Rails writes it in XML. */
function xmlOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${kebab(name)} nil="true"></${kebab(name)}>`;
  if (Array.isArray(value)) {
    const one = name === 'notes' ? 'helpdesk_note' : name === 'tags' ? 'tag' : 'helpdesk_ticket';
    const list = name === 'notes' ? 'helpdesk_notes' : name;
    return `<${kebab(list)} type="array">${value.map((item) => xmlOf(one, item)).join('\n')}</${kebab(list)}>`;
  }
  const inner =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([key, item]) => xmlOf(key, item))
          .join('')
      : escaped(String(value as string));
  return `<${kebab(name)}>${inner}</${kebab(name)}>`;
}

describe('Freshdesk’s account export', () => {
  it('is one import: users, agents and groups join the tickets; the account is the number in its own fields', () => {
    const { groups, refused } = detectAll([
      fileOf(JSON.stringify(USERS), 'x/Users0.json'),
      fileOf(JSON.stringify(EXPORT), 'x/Tickets0.json'),
      fileOf(JSON.stringify(AGENTS), 'x/Agents0.json'),
      fileOf(JSON.stringify(GROUPS), 'x/Groups0.json'),
      fileOf(JSON.stringify([{ canned_response: { title: 'Hi', content: 'Hello' } }]), 'x/CannedResponses0.json'),
    ]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected, files }) => [format.id, detected.account, files.length])).toEqual([
      ['freshdesk', '14966', 5],
    ]);
  });

  it('gives tickets by the number people know, their description first, then notes, flat or wrapped', async () => {
    const records = await readAll(freshdesk, [
      fileOf(JSON.stringify(EXPORT), 't'),
      fileOf(JSON.stringify([...USERS, ...AGENTS, ...GROUPS, { company: { id: 1, name: 'Oak' } }]), 'u'),
    ]);
    expect(records.filter(({ file }) => file === 't')).toEqual(EXPECTED);
    expect(records.filter(({ file }) => file === 'u')).toEqual([
      { kind: 'person', file: 'u', key: '77001', role: null, name: 'Mara L', email: 'mara@oak.test' },
      { kind: 'person', file: 'u', key: '88002', role: 'agent', name: 'Ada', email: null },
      { kind: 'person', file: 'u', key: '88001', role: 'agent', name: 'Ivo', email: 'ivo@lamp.test' },
      { kind: 'skipped', file: 'u', reason: 'Freshdesk companies' },
    ]);
  });

  it('gives the same from XML as from JSON', async () => {
    const flat = EXPORT.map(({ helpdesk_ticket: { notes, ...ticket } }) => ({
      ...ticket,
      notes: notes.map((entry) => ('note' in entry ? entry.note : entry)),
    }));
    const xml = fileOf(`<?xml version="1.0"?>\n${xmlOf('helpdesk_tickets', flat)}`, 't');
    const { groups } = detectAll([xml]);
    expect(groups.map(({ format, detected }) => [format.id, detected.account])).toEqual([['freshdesk', '14966']]);
    const withoutRaw = (records: object[]) => records.map((record) => ({ ...record, raw: undefined }));
    const records = await readAll(freshdesk, [xml, fileOf(JSON.stringify(GROUPS), 'g')]);
    expect(withoutRaw(records)).toEqual(withoutRaw(EXPECTED));
  });

  it('is refused as XML that declares entities', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><helpdesk-tickets><helpdesk-ticket><description>&a;</description></helpdesk-ticket></helpdesk-tickets>';
    await expect(readAll(freshdesk, [fileOf(bomb, 't')])).rejects.toThrow(/declares a document type or entities/);
  });

  it('is the same in any order', () => expectAnyOrder(freshdesk, [...EXPORT, ...USERS, ...AGENTS, ...GROUPS]));
});

describe('lists of Freshdesk’s API', () => {
  const LISTED = {
    ...{
      id: 512,
      subject: 'Parcel',
      status: 2,
      priority: 4,
      source: 7,
      requester_id: 77001,
      responder_id: 88001,
      group_id: null,
    },
    ...{ fr_due_by: '2025-03-06T09:00:00Z', tags: [], custom_fields: { cf_region: 'EU' }, spam: false },
    ...{ created_at: '2025-03-04T09:12:44Z', updated_at: '2025-03-05T07:00:00Z' },
  };
  const DESCRIBED = { ...LISTED, id: 513, description: '<div>Late</div>', description_text: 'Late' };
  const answer = (id: number, more: object) => ({
    ...{ id, body: '<div>Any news?</div><div class="freshdesk_quote">On Tue</div>', body_text: 'Any news? On Tue' },
    ...{ incoming: true, private: false, user_id: 77001, ticket_id: 512, support_email: null },
    ...{ created_at: '2025-03-05T07:00:00Z' },
    ...more,
  });
  const ANSWERS = [
    answer(4301, {}),
    answer(4302, { body: '', body_text: 'Plain', incoming: false, private: true, user_id: 88001 }),
  ];
  const RATING = {
    id: 1,
    survey_id: 3,
    ticket_id: 512,
    user_id: 77001,
    agent_id: 88001,
    feedback: 'Slow',
    ratings: { default_question: -103 },
  };

  it('join tickets, conversations and ratings by the ticket; here body is HTML', async () => {
    const bare = {
      subject: 'Parcel',
      channel: 'chat',
      team: null,
      status: 'Open',
      isClosed: false,
      priority: 'Urgent',
      labels: [],
      selfMood: null,
    };
    const updatedAt = new Date('2025-03-05T07:00:00Z');
    expect(await readAll(freshdesk, [fileOf(JSON.stringify([LISTED, DESCRIBED, ...ANSWERS, RATING]), 't')])).toEqual([
      conversation('512', { ...bare, csat: 0, csatComment: 'Slow', updatedAt }),
      { ...ivo, name: null },
      conversation('513', { ...bare, updatedAt }),
      { ...ivo, name: null },
      messagesOf('t', '513')('description', '2025-03-04T09:12:44Z', {
        ...fromMara,
        order: 0,
        body: '<div>Late</div>',
        bodyFormat: 'html',
      }),
      message('4301', '2025-03-05T07:00:00Z', { ...fromMara, body: ANSWERS[0]!.body, bodyFormat: 'html' }),
      message('4302', '2025-03-05T07:00:00Z', { ...fromIvo, isPublic: false, body: 'Plain' }),
    ]);
  });

  it.each([
    [103, 1],
    [100, 0.5],
    [-102, 1 / 6],
    [7, null],
  ])('rate %i as %s', async (given, csat) => {
    const rating = { ...RATING, ratings: { default_question: given } };
    const [record] = await readAll(freshdesk, [fileOf(JSON.stringify([LISTED, rating]), 't')]);
    expect(record).toMatchObject({
      kind: 'conversation',
      csat: csat === null ? null : (expect.closeTo(csat, 9) as number),
    });
  });

  it('of tickets alone are refused: they leave out what was written', () => {
    const list = fileOf(JSON.stringify([LISTED]), 't');
    expect(detectAll([list]).refused.map(({ problem }) => problem)).toEqual([
      'is a ticket list of Freshdesk’s API, which holds no messages.',
    ]);
    expect(detectAll([list, fileOf(JSON.stringify(ANSWERS), 'a')]).refused).toEqual([]);
    expect(detectAll([fileOf(JSON.stringify([DESCRIBED]), 'd')]).groups[0]!.detected.reasons).toEqual([
      '1 of 1 sampled records are Freshdesk tickets.',
      'Freshdesk does not name the account in this export: a second one needs a name, --account NAME, to stay apart.',
    ]);
  });
});
