/**
 * osTicket's thread entries, as the query below writes them: osTicket keeps what was written only in its database, and
 * its own CSV export holds none of it. Types M, R and N are messages, responses and internal notes; hidden entries are
 * former versions of edited ones. Times are naive, in the zone of the database.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { isClosedBy } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { Detected, ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { channelNamed, unnamedAccount } from './objects';
import { assumedZone, Progress, type FileRecord } from './reading';
import { eachRowOf, hasColumns, type Row } from './tables';

/** One row per thread entry of a ticket; table and column names as in osTicket's install-mysql.sql. */
export const OSTICKET_QUERY =
  'select h.object_id as ticket_id, t.number as ticket_number, c.subject, t.source, s.state as status, ' +
  'd.name as department, t.user_id as owner_id, a.address as owner_email, t.lastupdate, e.id, e.type, e.flags, ' +
  'e.staff_id, e.user_id, e.poster, e.format, e.body, e.created from ost_thread_entry e ' +
  "join ost_thread h on h.id = e.thread_id and h.object_type = 'T' join ost_ticket t on t.ticket_id = h.object_id " +
  'left join ost_ticket__cdata c on c.ticket_id = t.ticket_id left join ost_ticket_status s on s.id = t.status_id ' +
  'left join ost_department d on d.id = t.dept_id left join ost_user u on u.id = t.user_id ' +
  'left join ost_user_email a on a.id = u.default_email_id order by h.object_id, e.id';

export const osticket: Format = {
  id: 'osticket',
  title: 'osTicket thread entries (table from its database)',
  whereToFind:
    'osTicket\u2019s own CSV holds no messages. Let whoever runs it save the answer to this query as CSV or TSV ' +
    `(change the prefix ost_ if yours is another): ${OSTICKET_QUERY}`,
  detect,
  read,
};

function detect(file: ExportFile): Detected | null {
  if (!hasColumns(file, 'ticket_id', 'type', 'staff_id', 'user_id', 'poster', 'body', 'created')) return null;
  return {
    format: 'osticket',
    confidence: 1,
    reasons: [
      'The columns staff_id, poster, type and body are those of osTicket\u2019s thread entries.',
      unnamedAccount('osTicket'),
    ],
    account: 'account',
    isAccountAssumed: true,
  };
}

const HIDDEN = 0x4;
const SYSTEM = 0x80;

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  const reader = new EntryReader(instantReader(undefined, options.timezone));
  for (const file of files) {
    reader.assumedZones = 0;
    yield* eachRowOf([file], progress, (row) => reader.translate(row));
    yield* assumedZone(file.name, reader.assumedZones, options);
  }
}

class EntryReader {
  assumedZones = 0;
  private readonly told = new Set<string>();

  constructor(private readonly readInstant: ReturnType<typeof instantReader>) {}

  *translate(row: Row): Generator<ExportRecord> {
    const conversationId = row.get('ticket_id');
    const flags = Number(row.get('flags') || 0);
    const instant = this.readInstant(row.get('created'));
    const role = roleOf(row, flags);
    if (conversationId === '') yield row.reject('ticket_id', 'the id of the ticket');
    else if (role === null) yield row.reject('type', 'M, R or N');
    else if ((flags & HIDDEN) !== 0) yield { kind: 'skipped', reason: 'former version of an edited entry' };
    else if (row.get('body') === '') yield { kind: 'skipped', reason: 'message without text' };
    else if (instant === null) yield row.reject('created', 'a time such as 2025-03-04 09:12:44');
    else {
      if (instant.isNaive) this.assumedZones++;
      if (!this.told.has(conversationId)) yield* this.conversation(row, conversationId);
      yield {
        kind: 'message',
        id: row.get('id') || null,
        conversationId,
        role,
        isPublic: row.get('type').toUpperCase() !== 'N',
        authorKey: authorOf(row),
        authorName: row.get('poster') || null,
        sentAt: instant.at,
        body: row.get('body'),
        bodyFormat: row.get('format').toLowerCase() === 'text' ? 'text' : 'html',
      };
    }
  }

  /** Every row repeats what is known of its ticket. */
  private *conversation(row: Row, id: string): Generator<ExportRecord> {
    this.told.add(id);
    const owner = row.get('owner_id') === '' ? null : `user ${row.get('owner_id')}`;
    yield {
      kind: 'conversation',
      id,
      subject: row.get('subject') || null,
      channel: channelNamed(row.get('source')),
      team: row.get('department') || null,
      status: row.get('status') || null,
      isClosed: isClosedBy(row.get('status')),
      mergedInto: row.get('ticket_pid') || null,
      customerKey: owner,
      updatedAt: this.readInstant(row.get('lastupdate'))?.at ?? null,
    };
    if (owner !== null) yield { kind: 'person', key: owner, role: 'customer', email: row.get('owner_email') || null };
  }
}

const isSet = (cell: string) => cell !== '' && cell !== '0';

function authorOf(row: Row): string | null {
  if (isSet(row.get('staff_id'))) return `staff ${row.get('staff_id')}`;
  return isSet(row.get('user_id')) ? `user ${row.get('user_id')}` : row.get('poster') || null;
}

function roleOf(row: Row, flags: number): Role | null {
  const type = row.get('type').toUpperCase();
  const isNobody = !isSet(row.get('staff_id')) && !isSet(row.get('user_id'));
  if ((flags & SYSTEM) !== 0 || (isNobody && /^system$/i.test(row.get('poster')))) return 'system';
  // A response that no member of the staff wrote is the automatic answer of a department.
  if (type === 'R') return isNobody ? 'bot' : 'agent';
  return type === 'M' ? 'customer' : type === 'N' ? 'agent' : null;
}
