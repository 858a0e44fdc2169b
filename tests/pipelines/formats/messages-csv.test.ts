/** Tables with one message each: what becomes of every row, with and without a mapping of a person's. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { messagesCsv } from '../../../pipelines/formats/messages-csv';
import { fileOf, readAll } from '../files/memory-file';

const TABLE = `conversation_id;message_id;position;sender type;author;sent at;text;spam;internal;channel;team;tags;status;rating
7;m1;0;Customer;mara;2025-03-04 09:12;"My lamp is broken;
it makes me sad";no;no;Live chat;Lamps;a,b;open;
7;m2;1;Agent;ivo;2025-03-04 09:15;"Sorry to hear that!";no;no;Live chat;Lamps;;closed;4
7;m3;2;agent;ivo;2025-03-04 09:16;He seems nice;no;yes;Live chat;Lamps;;closed;
7;m4;3;bot;;2025-03-04 09:16;Please rate us;no;no;Live chat;Lamps;;closed;
8;m5;0;customer;;2025-03-04 09:20;Buy pills;yes;no;carrier pigeon;;;open;
8;m6;1;customer;;2025-03-04 09:20;;no;no;carrier pigeon;;;open;
8;m7;2;customer;;soon;Hello?;no;no;carrier pigeon;;;open;
8;m8;3;wizard;;2025-03-04 09:21;Abracadabra;no;no;carrier pigeon;;;open;
;m9;0;customer;;2025-03-04 09:22;Lost;no;no;;;;;
8;mA;4;customer;;2025-03-04 09:23;Anybody there to help me?;no;no;carrier pigeon;;;open;
`;
// "wizard" is not known, so that a person has to say what it is before anything is imported.
const ROLES = { columns: {}, roles: { wizard: 'system' } } as const;

const message = (id: string, conversationId: string, order: number, sentAt: string, more: object) => ({
  kind: 'message',
  file: 'm',
  id,
  conversationId,
  order,
  sentAt: new Date(sentAt),
  isPublic: true,
  authorKey: null,
  authorName: null,
  bodyFormat: 'text',
  subject: null,
  labels: [],
  ...more,
});
const said = (id: string, at: string, more: object) => ({
  ...{ kind: 'conversation', file: 'm', id, isPart: true, gatheredAt: new Date(at) },
  ...more,
});
const lamps = { channel: 'chat', team: 'Lamps' };
const pigeon = { channel: 'other', team: null };

describe('messages-csv', () => {
  it('refuses what is not certain, with the whole guess and a mapping file to start from', () => {
    const { groups, refused } = detectAll([fileOf(TABLE, 'm')]);
    expect(groups).toEqual([]);
    expect(refused[0]!.problem).toContain('The role column "sender type" also says "wizard": give each a role');
    expect(refused[0]!.problem).toMatch(
      /\n {2}sender type {6}role \(\d+ %: its name, and 90 % of its values name a role\)\n/,
    );
    expect(refused[0]!.nextStep).toBe(
      'Write a mapping file such as {"columns":{"conversation":"conversation_id","role":"sender type","author":"author",' +
        '"sent_at":"sent at","text":"text"},"roles":{"customer":"customer","agent":"agent","bot":"bot"}} and import again with --mapping FILE.',
    );
  });

  it('reads every row, keeps what it cannot use, and gathers what belongs to the conversation', async () => {
    const { groups } = detectAll([fileOf(TABLE, 'm')], ROLES);
    expect(groups.map(({ format }) => format.id)).toEqual(['messages-csv']);
    expect(
      await readAll(messagesCsv, groups[0]!.files, { mapping: groups[0]!.detected.mapping, isTimezoneGiven: true }),
    ).toEqual([
      message('m1', '7', 0, '2025-03-04T09:12Z', {
        ...lamps,
        role: 'customer',
        authorKey: 'mara',
        body: 'My lamp is broken;\nit makes me sad',
        labels: ['a', 'b'],
      }),
      said('7', '2025-03-04T09:12Z', { status: 'open', isClosed: false }),
      message('m2', '7', 1, '2025-03-04T09:15Z', {
        ...lamps,
        role: 'agent',
        authorKey: 'ivo',
        body: 'Sorry to hear that!',
      }),
      said('7', '2025-03-04T09:15Z', { status: 'closed', isClosed: true, csat: 4 }),
      message('m3', '7', 2, '2025-03-04T09:16Z', {
        ...lamps,
        role: 'agent',
        authorKey: 'ivo',
        body: 'He seems nice',
        isPublic: false,
      }),
      message('m4', '7', 3, '2025-03-04T09:16Z', { ...lamps, role: 'bot', body: 'Please rate us' }),
      { kind: 'skipped', file: 'm', reason: 'marked as spam' },
      { kind: 'skipped', file: 'm', reason: 'message without text' },
      {
        kind: 'rejected',
        file: 'm',
        record: 7,
        field: 'sent at',
        reason: 'Expected a time, found "soon".',
        raw: '8;m7;2;customer;;soon;Hello?;no;no;carrier pigeon;;;open;',
      },
      said('7', '2025-03-04T09:16Z', { status: 'closed', isClosed: true }),
      message('m8', '8', 3, '2025-03-04T09:21Z', { ...pigeon, role: 'system', body: 'Abracadabra' }),
      {
        kind: 'rejected',
        file: 'm',
        record: 9,
        field: 'conversation_id',
        reason: 'Expected the id of the conversation, found nothing.',
        raw: ';m9;0;customer;;2025-03-04 09:22;Lost;no;no;;;;;',
      },
      message('mA', '8', 4, '2025-03-04T09:23Z', { ...pigeon, role: 'customer', body: 'Anybody there to help me?' }),
      said('8', '2025-03-04T09:23Z', { status: 'open', isClosed: false }),
    ]);
  });

  it('says when a time zone was assumed, and reads times in the one that was named', async () => {
    const table = fileOf('conversation_id,role,sent_at,text\n7,customer,2025-07-04 09:12,Hello there\n', 'm');
    expect((await readAll(messagesCsv, [table])).at(-1)).toEqual({
      kind: 'warning',
      file: 'm',
      message:
        'm: 1 time without a time zone, read as UTC, which is an assumption. Name the zone with --timezone, e.g. --timezone Europe/Berlin.',
    });
    const named = await readAll(messagesCsv, [table], { timezone: 'Europe/Berlin', isTimezoneGiven: true });
    expect(named).toMatchObject([{ kind: 'message', sentAt: new Date('2025-07-04T07:12:00Z') }]);
  });

  it('a zone that a person names wins over the one in the mapping', async () => {
    const table = fileOf('conversation_id,role,sent_at,text\n7,customer,2025-07-04 09:12,Hello there\n', 'm');
    const mapping = { columns: {}, timezone: 'America/New_York' };
    const read = (options: object) => readAll(messagesCsv, [table], { mapping, timezone: 'Europe/Berlin', ...options });
    expect(await read({})).toMatchObject([{ sentAt: new Date('2025-07-04T13:12:00Z') }]);
    expect(await read({ isTimezoneGiven: true })).toMatchObject([{ sentAt: new Date('2025-07-04T07:12:00Z') }]);
  });

  it('tells a text that is no table of messages from a table whose columns are uncertain', () => {
    const { refused } = detectAll([fileOf('Dear all,\nplease find the minutes attached.\n', 'm')]);
    expect(refused[0]!.problem).toMatch(/^is no export that is known: /);
    expect(refused[0]!.nextStep).toMatch(
      /undertone formats.* {"columns":{"conversation":"<your column for conversation>",/,
    );
    expect(refused[0]!.nextStep).not.toContain('author');
  });

  it('a header and no rows is an export of no conversations', async () => {
    const { groups, refused } = detectAll([fileOf('conversation_id,role,sent_at,text\n', 'm')]);
    expect([groups.length, refused]).toEqual([1, []]);
    expect(await readAll(messagesCsv, groups[0]!.files)).toEqual([]);
  });

  it('tables of one shape belong together, and an account can be named', () => {
    const table = (text: string) => `conversation_id,role,sent_at,text\n7,customer,2025-07-04T09:12Z,${text}\n`;
    const files = [fileOf(table('Hello'), 'a'), fileOf(table('Bye'), 'b')];
    expect(detectAll(files).groups.map(({ files: { length } }) => length)).toEqual([2]);
    expect(detectAll(files, { columns: {}, account: 'shop' }).groups[0]!.detected.account).toBe('shop');
  });

  it('is the table that Zendesk’s AI agents import, without a word of explanation', async () => {
    const table =
      'conversationId\tsendTime\tsenderType\ttext\tagentId\n' +
      '12345\t2025-03-04T09:12:44+00:00\tvisitor\tHi there\t\n' +
      '12345\t2025-03-04T09:13:44+00:00\tagent\tHello, how can I help?\tivo@lamp.test\n';
    const file = fileOf(table);
    expect(detectAll([file]).groups.map(({ format }) => format.id)).toEqual(['messages-csv']);
    const said = (await readAll(messagesCsv, [file])).flatMap((record) =>
      record.kind === 'message' ? [[record.conversationId, record.role, record.authorKey, record.body]] : [],
    );
    expect(said).toEqual([
      ['12345', 'customer', null, 'Hi there'],
      ['12345', 'agent', 'ivo@lamp.test', 'Hello, how can I help?'],
    ]);
  });
});
