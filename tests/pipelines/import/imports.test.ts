/** A newer export says what is new, changed, unchanged and vanished, and an import can be taken back by the command. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../pipelines/commands';
import { invocationOf } from '../../../pipelines/commands/command';
import { CannotWork, WrongUsage } from '../../../pipelines/errors';
import { addCorrection } from '../../../src/lib/server/conversation/corrections';
import { whatWouldLeave } from '../../../src/lib/server/imports/takingback';
import { query } from '../../integration/command';
import { csv } from '../../integration/corpus';
import { temporaryFolder } from './staged';

// Each test runs several commands whole.
vi.setConfig({ testTimeout: 300_000 });

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

/** Runs a command as a person would; gives what it wrote to standard output. */
async function run(name: string, ...args: string[]): Promise<string> {
  const command = await COMMANDS[name]!();
  let said = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said += String(text)), true));
  try {
    await command.run(invocationOf(command, [...args, '--data', data], 'build/pipelines'));
  } finally {
    write.mockRestore();
  }
  return said;
}

interface Ticket {
  id: number;
  day: number;
  /** what the customer wrote, and what came back */
  says: string;
  answer?: string;
  /** last change, as the day of the month */
  changed?: number;
}

/** A Zendesk account export of these tickets. */
function zendesk(tickets: Ticket[]): string {
  const at = (day: number, minute: number) =>
    `2024-05-${String(day).padStart(2, '0')}T10:${String(minute).padStart(2, '0')}:00Z`;
  const lines = tickets.map(({ id, day, says, answer, changed }) => ({
    url: `https://fern.zendesk.com/api/v2/tickets/${id}.json`,
    id,
    via: { channel: 'email' },
    created_at: at(day, 0),
    updated_at: at(changed ?? day, 30),
    subject: `Ticket ${id}`,
    status: 'open',
    requester: { id: 1000 + id, name: 'A customer', email: `c${id}@example.org` },
    assignee: { id: 7, name: 'Tom', email: 'tom@fern.test' },
    comments: [
      { id: id * 10, type: 'Comment', author_id: 1000 + id, plain_body: says, public: true, created_at: at(day, 0) },
      ...(answer
        ? [{ id: id * 10 + 1, type: 'Comment', author_id: 7, plain_body: answer, public: true, created_at: at(day, 5) }]
        : []),
    ],
  }));
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

async function importTickets(tickets: Ticket[]): Promise<string> {
  const file = join(folder.path, 'export.json');
  writeFileSync(file, zendesk(tickets));
  return run('import', file);
}

const FIRST: Ticket[] = [
  { id: 1, day: 1, says: 'I am so frustrated, the invoice is wrong again.', answer: 'I am sorry about that.' },
  { id: 2, day: 2, says: 'Where do I find the invoice?' },
  { id: 3, day: 3, says: 'How do I change my password?' },
];
const NEWER: Ticket[] = [
  FIRST[0]!,
  { ...FIRST[2]!, answer: 'Open your profile.', changed: 4 },
  { id: 4, day: 5, says: 'Can I pay by card?' },
];

const importIds = async () =>
  (await query<{ id: string }>(data, 'select import_id as id from imports order by started_at')).map(({ id }) => id);
const outcomes = () =>
  query(
    data,
    `select vendor_id as ticket, outcome from import_conversations join conversations using (conversation_id)
     where import_conversations.import_id = (select import_id from imports order by started_at desc limit 1)
     order by ticket`,
  );
const standing = () =>
  query(
    data,
    `select vendor_id as ticket, count(*)::integer as messages, any_value(conversations.tags_of) as tags
     from (select *, (select count(*) from tags where tags.conversation_id = conversations.conversation_id)::integer as tags_of
           from conversations) conversations
     join messages using (conversation_id) group by vendor_id order by ticket`,
  );

describe('a newer export', () => {
  it('says of each conversation whether it is new, changed, unchanged or vanished, and keeps what vanished', async () => {
    await importTickets(FIRST);
    const said = await importTickets(NEWER);
    expect(said).toContain('3 conversations with 5 messages; 1 new, 1 changed, 1 unchanged.');
    expect(said).toContain(
      '1 conversation known from before is not in it, although it holds some that began, and were',
    );
    expect(await outcomes()).toEqual([
      { ticket: '1', outcome: 'unchanged' },
      { ticket: '2', outcome: 'vanished' },
      { ticket: '3', outcome: 'changed' },
      { ticket: '4', outcome: 'new' },
    ]);
    expect(await query(data, 'select vanished_conversations as n from imports order by started_at')).toEqual([
      { n: 0 },
      { n: 1 },
    ]);
    expect((await standing()).map(({ ticket }) => ticket)).toEqual(['1', '2', '3', '4']);
    expect(await run('imports')).toMatch(/new +changed +unchanged +vanished/);
  });

  it('misses nothing that it did not have to hold: an export of what changed lately, or of what began in some days', async () => {
    const old = [1, 2, 3, 4, 5].map((day): Ticket => ({ id: day, day, says: 'Where do I find the invoice?' }));
    await importTickets(old);
    // Changed since day 8: the oldest and the newest are in it, 2, 3 and 4 were left alone.
    await importTickets([
      { ...old[0]!, changed: 8 },
      { ...old[4]!, changed: 9 },
    ]);
    expect(await outcomes()).toEqual([
      { ticket: '1', outcome: 'unchanged' },
      { ticket: '5', outcome: 'unchanged' },
    ]);
    // Begun on day 2 and 3, of which one went on for long: 4 began later.
    await importTickets([old[1]!, { ...old[2]!, changed: 9 }]);
    expect((await outcomes()).map((one) => (one as { ticket: string }).ticket)).toEqual(['2', '3']);
  });

  it('misses nothing outside its period, and nothing when it is a table that may be cut by date', async () => {
    await importTickets(FIRST);
    await importTickets([NEWER[2]!]);
    expect(await outcomes()).toEqual([{ ticket: '4', outcome: 'new' }]);
    const rows = (...ids: string[]) => {
      const file = join(folder.path, 'table.csv');
      const lines = ids.map((id) => [id, 'customer', `2024-05-0${id}T10:00:00Z`, 'Where do I find the invoice?']);
      writeFileSync(file, csv([['conversation_id', 'role', 'sent_at', 'text'], ...lines]));
      return run('import', file);
    };
    await rows('1', '2', '3');
    expect(await rows('1', '3')).not.toContain('known from before');
  });

  it('keeps what people corrected, in what did not change and in what did', async () => {
    await importTickets(FIRST);
    const asked = await query<{ message_id: string; conversation_id: string }>(
      data,
      `select message_id, conversation_id from messages where role = 'customer'`,
    );
    const about = { tag: null, grade: null, words: null, start: null, end: null, before: null, reason: null };
    for (const ids of asked) await addCorrection({ ...ids, ...about, field: 'mood', after: 'confused' }, data);
    await run('apply');
    await importTickets(NEWER);
    const moods = () =>
      query(
        data,
        `select vendor_id as ticket, mood from messages join conversations using (conversation_id)
      where role = 'customer' order by ticket`,
      );
    const corrected = ['1', '2', '3'].map((ticket) => ({ ticket, mood: 'confused' }));
    expect((await moods()).slice(0, 3)).toEqual(corrected);
    await run('imports', '--take-back', (await importIds())[1]!);
    expect(await moods()).toEqual(corrected);
  });
});

describe('undertone imports --take-back', () => {
  it('undoes the newest import: what it brought leaves, what it changed says again what it said', async () => {
    await importTickets(FIRST);
    const before = await standing();
    await importTickets(NEWER);
    const [, newest = ''] = await importIds();
    const would = await run('imports', '--take-back', newest, '--dry-run');
    expect(would).toBe(
      `Taking back ${newest} would change this: 1 conversation would leave. ` +
        `1 conversation goes back to what the other imports say. Nothing was changed.\n`,
    );
    expect(await whatWouldLeave(newest, data)).toEqual({ leave: 1, changed: 1, stay: 1 });
    expect((await standing()).length).toBe(4);
    expect(await run('imports', '--take-back', newest)).toBe(
      `Took back ${newest}. 1 conversation left. 1 conversation goes back to what the other imports say.\n`,
    );
    expect(await standing()).toEqual(before);
    expect(await query(data, `select taken_back_at is not null as taken from imports order by started_at`)).toEqual([
      { taken: false },
      { taken: true },
    ]);
    expect(await query(data, 'select count(*)::integer as n from kept_conversations')).toEqual([{ n: 0 }]);
    expect(await run('imports')).toContain('taken_back_at');
  });

  it('takes one back from the middle, then the last, down to the first version', async () => {
    await importTickets(FIRST);
    const first = await standing();
    await importTickets(NEWER);
    await importTickets([{ ...NEWER[1]!, says: 'How do I change my password now?', changed: 6 }]);
    const [, second = '', third = ''] = await importIds();
    expect(JSON.parse(await run('imports', '--take-back', second, '--json'))).toMatchObject({
      left: 1,
      restored: 0,
      kept: 1,
    });
    expect((await standing()).map(({ ticket, messages }) => `${ticket}: ${messages}`)).toEqual([
      '1: 2',
      '2: 1',
      '3: 2',
    ]);
    expect(JSON.parse(await run('imports', '--take-back', third, '--json'))).toMatchObject({
      left: 0,
      restored: 1,
      kept: 0,
    });
    expect(await standing()).toEqual(first);
  });

  it('leaves an empty warehouse after the only import, and the former generation with it', async () => {
    await importTickets(FIRST);
    await run('retag');
    expect(existsSync(join(data, 'former.duckdb'))).toBe(true);
    await run('imports', '--take-back', (await importIds())[0]!);
    expect(await standing()).toEqual([]);
    expect(await query(data, 'select count(*)::integer as n from conversation_facts')).toEqual([{ n: 0 }]);
    expect(await query(data, 'select count(*)::integer as n from agents')).toEqual([{ n: 0 }]);
    expect(existsSync(join(data, 'former.duckdb'))).toBe(false);
    expect(await importTickets(FIRST)).toContain('3 new, 0 changed, 0 unchanged.');
  });

  it('lets the account reach as far as the imports that are left', async () => {
    await importTickets(FIRST);
    await importTickets([{ id: 9, day: 30, says: 'The export of the invoices stops.' }]);
    const open = () => query(data, 'select vendor_id as ticket, is_open as open from conversations order by ticket');
    expect((await open())[0]).toEqual({ ticket: '1', open: false });
    await run('imports', '--take-back', (await importIds())[1]!);
    expect((await open())[0]).toEqual({ ticket: '1', open: true });
  });

  it('says what is wrong with an import that cannot be taken back, and changes nothing', async () => {
    await importTickets(FIRST);
    const [only = ''] = await importIds();
    await expect(run('imports', '--take-back', 'no-such')).rejects.toThrow(/There is no import no-such/);
    await expect(run('imports', '--dry-run')).rejects.toThrow(WrongUsage);
    await run('imports', '--take-back', only);
    const twice = await run('imports', '--take-back', only).catch((error: unknown) => error);
    expect(twice).toBeInstanceOf(CannotWork);
    expect(String(twice)).toMatch(/was taken back on .* already/);
    await expect(whatWouldLeave(only, data)).rejects.toThrow('taken back already');
    await expect(whatWouldLeave('no-such', data)).rejects.toThrow('There is no import no-such');
  });
});
