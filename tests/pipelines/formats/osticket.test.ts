/** osTicket's thread entries, as its query writes them, with their traps: system notes, hidden versions, NULL cells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { osticket, OSTICKET_QUERY } from '../../../pipelines/formats/osticket';
import { fileOf, readAll } from '../files/memory-file';
import { inNoOrder, messagesOf, tableOf } from './expected';

const HEADER =
  'ticket_id,ticket_number,subject,source,status,department,owner_id,owner_email,lastupdate,id,type,flags,staff_id,user_id,poster,format,body,created'.split(
    ',',
  );
const row = (
  id: number,
  type: string,
  flags: number,
  staff: number,
  user: number,
  poster: string,
  body: string,
  more = {},
) => {
  const cells: Record<string, string | number> = {
    ticket_id: 7,
    ticket_number: 482113,
    subject: 'Printer',
    source: 'Email',
    status: 'closed',
    department: 'Support',
    owner_id: 5,
    owner_email: 'mara@oak.test',
    lastupdate: '2025-03-05 09:00:00',
    ...{
      id,
      type,
      flags,
      staff_id: staff,
      user_id: user,
      poster,
      format: 'html',
      body,
      created: `2025-03-04 09:${id}:44`,
    },
    ...more,
  };
  return HEADER.map((name) => String(cells[name]));
};
const ROWS = [
  row(10, 'M', 1, 0, 5, 'Mara', '<p>It smokes</p>'),
  row(11, 'R', 0, 0, 0, 'Support', 'We got your mail.', { format: 'text' }),
  row(12, 'N', 0, 3, 0, 'Ivo', 'again?', { format: 'text' }),
  row(13, 'R', 0, 3, 0, 'Ivo', '<p>Unplug it</p>'),
  row(14, 'R', 4, 3, 0, 'Ivo', '<p>Unplug</p>'),
  row(15, 'N', 0x80, 0, 0, 'SYSTEM', 'Ticket closed'),
  row(16, 'M', 0, 0, 6, 'Ada', 'NULL'),
  row(17, 'X', 0, 0, 6, 'Ada', 'what'),
  row(18, 'M', 0, 0, 6, 'Ada', 'when', { created: '\\N' }),
  row(19, 'M', 0, 0, 6, 'Ada', 'where', { ticket_id: 'NULL' }),
];
const csv = (rows = ROWS) => tableOf([HEADER, ...rows], '\t');
const message = messagesOf('o', '7');
const at = (minute: number) => `2025-03-04T09:${minute}:44Z`;
const rejected = (record: number, field: string, reason: string) => ({
  kind: 'rejected',
  file: 'o',
  record,
  field,
  reason,
  raw: ROWS[record - 1]!.join(','),
});
const EXPECTED = [
  {
    kind: 'conversation',
    file: 'o',
    id: '7',
    subject: 'Printer',
    channel: 'email',
    team: 'Support',
    status: 'closed',
    isClosed: true,
    mergedInto: null,
    customerKey: 'user 5',
    updatedAt: new Date('2025-03-05T09:00:00Z'),
  },
  { kind: 'person', file: 'o', key: 'user 5', role: 'customer', email: 'mara@oak.test' },
  message('10', at(10), {
    role: 'customer',
    authorKey: 'user 5',
    authorName: 'Mara',
    body: '<p>It smokes</p>',
    bodyFormat: 'html',
  }),
  message('11', at(11), { role: 'bot', authorKey: 'Support', authorName: 'Support', body: 'We got your mail.' }),
  message('12', at(12), { role: 'agent', isPublic: false, authorKey: 'staff 3', authorName: 'Ivo', body: 'again?' }),
  message('13', at(13), {
    role: 'agent',
    authorKey: 'staff 3',
    authorName: 'Ivo',
    body: '<p>Unplug it</p>',
    bodyFormat: 'html',
  }),
  { kind: 'skipped', file: 'o', reason: 'former version of an edited entry' },
  message('15', at(15), {
    role: 'system',
    isPublic: false,
    authorKey: 'SYSTEM',
    authorName: 'SYSTEM',
    body: 'Ticket closed',
    bodyFormat: 'html',
  }),
  { kind: 'skipped', file: 'o', reason: 'message without text' },
  rejected(8, 'type', 'Expected M, R or N, found "X".'),
  rejected(9, 'created', 'Expected a time such as 2025-03-04 09:12:44, found nothing.'),
  rejected(10, 'ticket_id', 'Expected the id of the ticket, found nothing.'),
  {
    kind: 'warning',
    file: 'o',
    message:
      'o: 5 times without a time zone, read as UTC, which is an assumption. ' +
      'Name the zone with --timezone, e.g. --timezone Europe/Berlin.',
  },
];

describe('osTicket’s thread entries', () => {
  it('are read as the query writes them', async () => {
    expect(detectAll([fileOf(csv())]).groups[0]?.format.id).toBe('osticket');
    expect(await readAll(osticket, [fileOf(csv(), 'o')])).toEqual(EXPECTED);
  });

  it('are asked for with a query that gives every column that is read', () => {
    for (const column of HEADER.filter(
      (name) => !/^(ticket_id|ticket_number|status|department|owner_id|owner_email)$/.test(name),
    ))
      expect(OSTICKET_QUERY).toMatch(new RegExp(`[a-z]\\.${column}\\b`));
    for (const column of ['ticket_id', 'ticket_number', 'status', 'department', 'owner_id', 'owner_email'])
      expect(OSTICKET_QUERY).toContain(` as ${column}`);
  });

  it('are the same whatever the order of their rows', async () => {
    const expected = inNoOrder(await readAll(osticket, [fileOf(csv(), 'o')]));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ROWS, { minLength: ROWS.length }), async (rows) => {
        expect(inNoOrder(await readAll(osticket, [fileOf(csv(rows), 'o')]))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
