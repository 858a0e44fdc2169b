/**
 * Zoho Desk's API: tickets with their threads and comments. A list of threads holds previews only; what was written is
 * in each thread of its own. Neither says to which ticket it belongs unless the ticket's id was saved with it: in a
 * field ticketId, around it, or in the name of the file. Ids are long numbers that begin with the organization's.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { asksMood, isClosedBy, moodOf } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import {
  channelNamed,
  detectObjects,
  eachObjectOf,
  has,
  joins,
  kindOf,
  lookThrough,
  unfit,
  type Kinds,
} from './objects';
import { counted } from '../../src/lib/text/counted';
import { type FileRecord } from './reading';

const isThread = (value: JsonObject) =>
  has(value, 'isDescriptionThread') || has(value, 'direction', 'fromEmailAddress', 'channel');
const KINDS = {
  threads: (value) => isThread(value) && textOf(value.content) !== null,
  previews: isThread,
  comments: (value) => has(value, 'commentedTime', 'content'),
  tickets: (value) => has(value, 'ticketNumber', 'departmentId'),
  bundles: (value) =>
    has(value, 'ticketId') && partsOf(value).some((part) => isThread(part) || has(part, 'commentedTime')),
} satisfies Kinds<string>;

export const zoho: Format = {
  id: 'zoho',
  title: 'Zoho Desk tickets (API, JSON)',
  whereToFind:
    'Zoho Desk gives messages through its API: save the pages of GET /tickets, GET /tickets/{id}/threads/{threadId} for ' +
    'each thread (the list holds previews only) and /tickets/{id}/comments, in files that have the ticket\u2019s id in their name.',
  detect: (file) => detectObjects(file, 'zoho', 'Zoho Desk', KINDS, ['threads', 'comments', 'bundles'], organizationOf),
  companion: (file) => joins(file, 'Zoho Desk', KINDS),
  read,
};

/** Everything in an organization is numbered with its own number before the last twelve digits. */
function organizationOf(values: JsonObject[]): string {
  const id = values
    .map((value) => textOf(value.id) ?? textOf(value.ticketId))
    .find((one) => /^\d{13,}$/.test(one ?? ''));
  return id?.slice(0, -12) ?? 'organization';
}

function partsOf(value: JsonObject): JsonObject[] {
  return ['data', 'threads', 'conversations', 'comments'].flatMap((field) => objectsOf(value[field]));
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const reader = new TicketReader(options);
  await lookThrough(
    files,
    (text) => /isDescriptionThread|fromEmailAddress|ticketNumber/.test(text),
    (value, file) => reader.notice(value, file),
  );
  yield* eachObjectOf(files, options, (value, record, file) => reader.translate(value, record, file));
  if (reader.previews > 0) {
    const message =
      `${counted(reader.previews, 'thread')} of which only a preview is there. ` +
      'Save GET /tickets/{id}/threads/{threadId} for each to have what was written.';
    yield { kind: 'warning', message };
  }
  if (reader.cut > 0) {
    const message = `${counted(reader.cut, 'thread')} that Zoho cut (isContentTruncated): the rest is at fullContentURL.`;
    yield { kind: 'warning', message };
  }
}

class TicketReader {
  previews = 0;
  cut = 0;
  private readonly whole = new Set<string>();
  private readonly leftOut = new Map<string, string>();
  /** ticket -> the time of each thread that may be its description, Infinity for one that says so */
  private readonly openings = new Map<string, number[]>();
  private readonly peopleSeen = new Set<string>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  notice(value: JsonObject, file: ExportFile, within?: string | null) {
    const kind = kindOf(KINDS, value);
    if (kind === 'bundles') for (const part of partsOf(value)) this.notice(part, file, textOf(value.ticketId));
    if (kind === 'threads') {
      this.whole.add(textOf(value.id) ?? '');
      const ticket = ticketOf(value, file, within);
      const at = value.isDescriptionThread === true ? Infinity : this.instantOf(value.createdTime)?.getTime();
      if (ticket !== null && at !== undefined && value.direction !== 'out')
        this.openings.set(ticket, [...(this.openings.get(ticket) ?? []), at]);
    }
    const id = textOf(value.id);
    if (kind !== 'tickets' || id === null) return;
    if (value.isSpam === true) this.leftOut.set(id, 'marked as spam');
    else if (value.isTrashed === true || value.isDeleted === true) this.leftOut.set(id, 'deleted ticket');
  }

  *translate(value: JsonObject, record: number, file: ExportFile, within?: string | null): Generator<ExportRecord> {
    const kind = kindOf(KINDS, value);
    if (kind === 'bundles')
      for (const part of partsOf(value)) yield* this.translate(part, record, file, textOf(value.ticketId));
    else if (kind === 'tickets') yield* this.ticket(value, record, file);
    else if (kind === null)
      yield { kind: 'skipped', reason: 'Zoho Desk object that is neither ticket, thread nor comment' };
    else yield* this.message(value, kind, record, ticketOf(value, file, within));
  }

  private *ticket(value: JsonObject, record: number, file: ExportFile): Generator<ExportRecord> {
    const id = textOf(value.id);
    if (id === null) {
      yield unfit(value, record, 'id', 'the id of the ticket');
      return;
    }
    const left = this.leftOut.get(id);
    if (left !== undefined) {
      yield { kind: 'skipped', reason: left };
      return;
    }
    const contact = objectOf(value.contact);
    const customerKey = textOf(value.contactId) ?? textOf(contact.id);
    const fields = objectOf(value.cf);
    const mood = Object.keys(fields).find(asksMood);
    const categories = [value.category, value.subCategory, value.classification].map(textOf);
    const tags = objectsOf(value.tags).map((tag) => textOf(tag.name));
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject),
      channel: channelNamed(value.channel),
      team: textOf(objectOf(value.department).name),
      status: textOf(value.status),
      isClosed: isClosedBy(textOf(value.statusType) ?? textOf(value.status)),
      priority: textOf(value.priority),
      labels: [...new Set([...categories, ...tags])].filter((label) => label !== null),
      selfMood: mood === undefined ? null : moodOf(textOf(fields[mood]) ?? ''),
      customerKey,
      url: textOf(value.webUrl),
      updatedAt: this.instantOf(value.modifiedTime) ?? this.instantOf(value.closedTime),
    };
    if (customerKey !== null) {
      const name = [contact.firstName, contact.lastName].map(textOf).filter(Boolean).join(' ') || null;
      yield {
        kind: 'person',
        key: customerKey,
        role: 'customer',
        name,
        email: textOf(contact.email) ?? textOf(value.email),
      };
    }
    yield* this.description(value, id, customerKey, record);
    for (const part of partsOf(value)) yield* this.translate(part, record, file, id);
  }

  /** The description is the first thread over again; without that thread it is all there is of the first message. */
  private *description(value: JsonObject, id: string, author: string | null, record: number): Generator<ExportRecord> {
    const body = textOf(value.description);
    if (body === null) return;
    const sentAt = this.instantOf(value.createdTime);
    if (sentAt === null) {
      yield unfit(value, record, 'createdTime', 'a time such as 2025-03-04T09:12:44.000Z');
      return;
    }
    const isThere = (this.openings.get(id) ?? []).some((at) => at - sentAt.getTime() < 120_000 || at === Infinity);
    if (isThere) yield { kind: 'skipped', reason: 'description that repeats the first thread' };
    else
      yield {
        kind: 'message',
        id: `${id}-description`,
        conversationId: id,
        role: 'customer',
        isPublic: true,
        authorKey: author,
        sentAt,
        order: -1,
        body,
        bodyFormat: 'html',
      };
  }

  private *message(
    value: JsonObject,
    kind: 'threads' | 'previews' | 'comments',
    record: number,
    conversationId: string | null,
  ): Generator<ExportRecord> {
    const id = textOf(value.id);
    if (kind === 'previews') {
      if (!this.whole.has(id ?? '')) this.previews++;
      yield { kind: 'skipped', reason: 'preview of a thread' };
      return;
    }
    if (conversationId === null) {
      const expected =
        'the id of the ticket, in this field or in the name of the file (tickets/9000000010001/comments.json)';
      yield unfit(value, record, 'ticketId', expected);
      return;
    }
    const left = this.leftOut.get(conversationId) ?? (/^DRAFT/.test(String(value.status)) ? 'draft' : null);
    const body = textOf(value.content);
    if (left !== null || body === null) {
      yield { kind: 'skipped', reason: left ?? 'message without text' };
      return;
    }
    const field = kind === 'comments' ? 'commentedTime' : 'createdTime';
    const sentAt = this.instantOf(value[field]);
    if (sentAt === null) {
      yield unfit(value, record, field, 'a time such as 2025-03-04T09:12:44.000Z');
      return;
    }
    if (value.isContentTruncated === true) this.cut++;
    const author = objectOf(kind === 'comments' ? value.commenter : value.author);
    const email = textOf(author.email)?.toLowerCase() ?? null;
    const authorKey = email ?? textOf(author.id) ?? textOf(value.commenterId);
    const role = roleOf(value, author);
    const name = textOf(author.name);
    if (authorKey !== null && !this.peopleSeen.has(authorKey)) {
      this.peopleSeen.add(authorKey);
      yield { kind: 'person', key: authorKey, role, name, email };
    }
    yield {
      kind: 'message',
      id,
      conversationId,
      role,
      isPublic: kind === 'comments' ? value.isPublic !== false : value.visibility !== 'private',
      authorKey,
      authorName: name,
      sentAt,
      body: body.replace(MENTION, '@colleague'),
      bodyFormat: /plain/i.test(String(value.contentType)) ? 'text' : 'html',
    };
  }

  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

/** Comments mention colleagues as zsu[@user:77]zsu. */
const MENTION = /zsu\[@(?:user|team):[^\]\s]{1,40}\]zsu/g;

function roleOf(value: JsonObject, author: JsonObject): Role {
  if (author.type === 'END_USER') return 'customer';
  if (author.type === 'AGENT') return 'agent';
  return value.direction === 'in' ? 'customer' : 'agent';
}

/** Said by the record, by what it was saved in, or by the last long number in the path of the file. */
function ticketOf(value: JsonObject, file: ExportFile, within?: string | null): string | null {
  return textOf(value.ticketId) ?? within ?? file.name.match(/\d{12,}/g)?.at(-1) ?? null;
}
