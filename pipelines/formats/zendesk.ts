/**
 * Zendesk's account export: JSON lines of tickets with their comments, users, groups and organizations, told apart by
 * the path of their `url`. Files that a tool turned into an array are read too. Ratings "good" and "bad" become the
 * csat 1 and 0; a ticket's description repeats its first comment and is only used when there are no comments.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { channelOf, csatOf, isClosedBy } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import { readJson, type JsonObject } from '../files/json';
import type { Detected, ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { objectOf, objectsOf, rawOf, textOf, textsOf } from './json-values';
import { counted, eachObject, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';

type Kind = 'tickets' | 'users' | 'organizations' | 'groups';
const ADDRESS = /^https?:\/\/([\w-]+)\.zendesk\.com\/api\/v2\/(tickets|users|organizations|groups)\/(\d+)/;

export const zendesk: Format = {
  id: 'zendesk',
  title: 'Zendesk account export (JSON)',
  whereToFind:
    'Admin Center > Account > Tools > Reports > Export > JSON, tickets and users. The account owner asks Zendesk ' +
    'support once to switch the export on. The CSV and view exports hold no messages.',
  detect,
  read,
};

/** What kind of thing a line is, and in whose account; null when it is not Zendesk's. */
export function addressOf(value: JsonObject): { account: string; kind: Kind } | null {
  const parts = typeof value.url === 'string' ? ADDRESS.exec(value.url) : null;
  return parts ? { account: parts[1]!.toLowerCase(), kind: parts[2] as Kind } : null;
}

function detect(file: ExportFile): Detected | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'json') return null;
  const known = sample.records.map((value) => ({ value, address: addressOf(value) })).filter(({ address }) => address);
  const account = known[0]?.address?.account;
  if (account === undefined || known.length < sample.records.length / 2) return null;
  const tickets = sample.whole.filter((value) => addressOf(value)?.kind === 'tickets');
  // The API's own ticket lists carry no comments; that they are refused is told in others.ts.
  if (tickets.length > 0 && !tickets.some((ticket) => Array.isArray(ticket.comments))) return null;
  const kinds = [...new Set(known.map(({ address }) => address?.kind))].join(', ');
  return {
    format: 'zendesk',
    confidence: known.length / sample.records.length,
    reasons: [
      `The addresses of ${known.length} of ${sample.records.length} sampled records are ${kinds} of ${account}.zendesk.com.`,
      'Ratings good and bad are stored as csat 1 and 0.',
    ],
    account,
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  const groups = await groupNames(files);
  const reader = new TicketReader(groups, options);
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind === 'json')
      yield* eachObject(file, sample.layout, progress, (value, at) => reader.translate(value, at));
  }
  if (reader.unsettled > 0 && !reader.hasUsers) {
    const message =
      `The export has no users: ${counted(reader.unsettled, 'message')} by people who are neither requester nor assignee ` +
      'had to be given a role by other signs. Name the file of users beside the one of tickets to be certain.';
    yield { kind: 'warning', message };
  }
  if (reader.hasUsers && !reader.hasTickets) {
    const message =
      'The export has users and no tickets, so that there is nobody to recognise. ' +
      'Name the file of tickets beside it, in one import.';
    yield { kind: 'warning', message };
  }
}

/** Groups may stand after the tickets that name them, so they are looked up before. */
async function groupNames(files: ExportFile[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'json') continue;
    const hasGroups = sample.records.some((value) => 'group_id' in value || addressOf(value)?.kind === 'groups');
    if (!hasGroups) continue;
    for await (const batch of readJson(file, sample.layout, undefined, (text) => text.includes('/api/v2/groups/'))) {
      for (const { value = {} } of batch) {
        const [id, name] = [textOf(value.id), textOf(value.name)];
        if (addressOf(value)?.kind === 'groups' && id !== null && name !== null) names.set(id, name);
      }
    }
  }
  return names;
}

class TicketReader {
  unsettled = 0;
  hasUsers = false;
  hasTickets = false;
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(
    private readonly groups: Map<string, string>,
    options: ReadOptions,
  ) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const kind = addressOf(value)?.kind;
    if (kind === 'tickets') yield* this.ticket(value, record);
    else if (kind === 'users') yield* this.user(value, record);
    else if (kind === 'groups') return;
    else if (kind === 'organizations') yield { kind: 'skipped', reason: 'organization' };
    else
      yield rejected(
        record,
        'url',
        'Expected the address of a Zendesk ticket, user, group or organization.',
        rawOf(value),
      );
  }

  private *user(value: JsonObject, record: number): Generator<ExportRecord> {
    const key = textOf(value.id);
    if (key === null) {
      yield rejected(record, 'id', 'Expected the id of the user, found nothing.', rawOf(value));
      return;
    }
    this.hasUsers = true;
    const role =
      value.role === 'end-user' ? 'customer' : value.role === 'agent' || value.role === 'admin' ? 'agent' : null;
    yield { kind: 'person', key, role, name: textOf(value.name), email: textOf(value.email) };
  }

  private *ticket(value: JsonObject, record: number): Generator<ExportRecord> {
    this.hasTickets = true;
    const id = textOf(value.id);
    if (id === null) {
      yield rejected(record, 'id', 'Expected the id of the ticket, found nothing.', rawOf(value));
      return;
    }
    const via = textOf(objectOf(value.via).channel);
    if (via === 'sample_ticket') {
      yield { kind: 'skipped', reason: 'sample ticket of Zendesk' };
      return;
    }
    if (value.status === 'deleted') {
      yield { kind: 'skipped', reason: 'deleted ticket' };
      return;
    }
    const people = peopleOf(value);
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject) ?? textOf(value.raw_subject),
      channel: via === null ? null : (channelOf(via) ?? 'other'),
      team: textOf(objectOf(value.group).name) ?? this.groups.get(textOf(value.group_id) ?? '') ?? null,
      status: textOf(value.status),
      isClosed: isClosedBy(textOf(value.status)),
      priority: textOf(value.priority),
      labels: textsOf(value.tags),
      csat: csatOf(objectOf(value.satisfaction_rating).score),
      customerKey: people.requester,
      url: String(value.url).replace(/\/api\/v2\/tickets\/(\d+).*$/, '/agent/tickets/$1'),
      updatedAt: this.readInstant(textOf(value.updated_at) ?? '')?.at ?? null,
    };
    yield* people.records;
    const comments = objectsOf(value.comments);
    if (comments.length === 0) comments.push(descriptionOf(value, people.requester));
    for (const [order, comment] of comments.entries()) yield this.comment(comment, id, order, record, people);
  }

  private comment(comment: JsonObject, id: string, order: number, record: number, people: People): ExportRecord {
    const body = bodyOf(comment);
    if (body === null) return { kind: 'skipped', reason: 'comment without text' };
    const sentAt = this.readInstant(textOf(comment.created_at) ?? '')?.at;
    if (sentAt === undefined) {
      const found = textOf(comment.created_at) ?? 'nothing';
      const reason = `Expected the time of the comment such as 2025-03-04T09:12:44Z, found ${found}.`;
      return rejected(record, `comments[${order}].created_at`, reason, rawOf(comment));
    }
    const author = textOf(comment.author_id);
    const role = roleOf(comment, author, people);
    if (role === null) this.unsettled++;
    return {
      kind: 'message',
      id: textOf(comment.id),
      conversationId: id,
      role,
      isPublic: comment.public !== false,
      authorKey: author,
      authorName: people.names.get(author ?? '') ?? null,
      sentAt,
      order,
      ...body,
    };
  }
}

interface People {
  requester: string | null;
  assignee: string | null;
  names: Map<string, string>;
  records: ExportRecord[];
}

/** The people a ticket names. Whether the requester is a customer elsewhere too is for the users file to say. */
function peopleOf(ticket: JsonObject): People {
  const names = new Map<string, string>();
  const records: ExportRecord[] = [];
  const take = (field: 'requester' | 'assignee' | 'submitter', role: Role | null): string | null => {
    const person = objectOf(ticket[field]);
    const key = textOf(person.id) ?? textOf(ticket[`${field}_id`]);
    const name = textOf(person.name);
    if (key === null || names.has(key)) return key;
    if (name !== null) names.set(key, name);
    if (name !== null || role !== null) records.push({ kind: 'person', key, role, name, email: textOf(person.email) });
    return key;
  };
  const requester = take('requester', null);
  const assignee = take('assignee', 'agent');
  take('submitter', null);
  return { requester, assignee, names, records };
}

/** Who is certain from the ticket alone; everybody else is settled by the users file (null). */
function roleOf(comment: JsonObject, author: string | null, people: People): Role | null {
  if (author !== null && author === people.requester) return comment.public === false ? null : 'customer';
  const channel = textOf(objectOf(comment.via).channel);
  if (channel === 'rule' || channel === 'trigger' || channel === 'automation') return 'bot';
  return author !== null && author === people.assignee ? 'agent' : null;
}

/** plain_body keeps HTML entities, which the cleaning decodes; body is Markdown; html_body is the last resort. */
function bodyOf(comment: JsonObject): Pick<MessageRecord, 'body' | 'bodyFormat'> | null {
  const plain = textOf(comment.plain_body);
  if (plain !== null) return { body: plain, bodyFormat: 'text' };
  const markdown = textOf(comment.body);
  if (markdown !== null) return { body: markdown, bodyFormat: 'markdown' };
  const html = textOf(comment.html_body);
  return html === null ? null : { body: html, bodyFormat: 'html' };
}

function descriptionOf(ticket: JsonObject, requester: string | null): JsonObject {
  return { id: null, author_id: requester, body: ticket.description, public: true, created_at: ticket.created_at };
}
