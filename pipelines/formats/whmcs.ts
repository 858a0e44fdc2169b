/**
 * WHMCS tickets as its API (GetTicket) gives them, with replies and notes inside. The first reply is what was asked;
 * times carry no zone.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { csatOf, isClosedBy } from '../../src/lib/mapping/words';
import { isObject, type JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import { detectObjects, eachObjectOf, kindOf, unfit, type Kinds } from './objects';
import { assumedZone, type FileRecord } from './reading';

const KINDS = {
  tickets: (value) => 'ticketid' in value && 'tid' in value && isObject(value.replies) && 'reply' in value.replies,
} satisfies Kinds<string>;

export const whmcs: Format = {
  id: 'whmcs',
  title: 'WHMCS tickets (API, JSON)',
  whereToFind:
    'WHMCS gives tickets through its API: save the answer of GetTicket for each ticket, as a file each or JSON lines.',
  detect: (file) => detectObjects(file, 'whmcs', 'WHMCS', KINDS, ['tickets'], null),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const reader = new TicketReader(options);
  yield* eachObjectOf(files, options, (value, record) => reader.translate(value, record));
  yield* assumedZone(files[0]?.name ?? 'whmcs', reader.naive, options);
}

class TicketReader {
  /** times without a zone */
  naive = 0;
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const id = textOf(value.tid) ?? textOf(value.ticketid);
    if (kindOf(KINDS, value) === null || id === null) {
      yield unfit(value, record, 'tid', 'a ticket of WHMCS with its number');
      return;
    }
    const status = textOf(value.status);
    const replies = objectsOf(objectOf(value.replies).reply);
    const ratings = replies.map(({ rating }) => csatOf(rating)).filter((rating) => rating !== null && rating > 0);
    const customer = textOf(value.email) ?? textOf(value.name);
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject),
      team: textOf(value.deptname),
      status,
      isClosed: isClosedBy(status),
      priority: textOf(value.priority),
      // Each reply may be rated; the last word counts.
      csat: ratings.at(-1) ?? null,
      customerKey: customer,
    };
    if (customer !== null)
      yield { kind: 'person', key: customer, role: 'customer', name: textOf(value.name), email: textOf(value.email) };
    for (const [order, reply] of replies.entries())
      yield this.message(reply, id, record, `replies.reply[${order}]`, true);
    for (const [order, note] of objectsOf(objectOf(value.notes).note).entries())
      yield this.message(note, id, record, `notes.note[${order}]`, false);
  }

  private message(value: JsonObject, id: string, record: number, path: string, isPublic: boolean): ExportRecord {
    const body = textOf(value.message);
    if (body === null) return { kind: 'skipped', reason: 'message without text' };
    const instant = this.readInstant(textOf(value.date) ?? '');
    if (instant === null) return unfit(value, record, `${path}.date`, 'a time such as 2025-03-04 09:12:44', value.date);
    if (instant.isNaive) this.naive++;
    const admin = textOf(value.admin);
    const isAgent = admin !== null || value.requestor_type === 'Operator' || !isPublic;
    const number = textOf(isPublic ? value.replyid : value.noteid);
    return {
      kind: 'message',
      id: number === null ? null : `${isPublic ? 'reply' : 'note'}-${number}`,
      conversationId: id,
      role: isAgent ? 'agent' : 'customer',
      isPublic,
      authorKey: isAgent ? (admin ?? textOf(value.name)) : (textOf(value.email) ?? textOf(value.name)),
      authorName: isAgent ? (admin ?? textOf(value.name)) : textOf(value.name),
      sentAt: instant.at,
      body,
      bodyFormat: 'markdown',
    };
  }
}
