/**
 * Gorgias tickets as its API gives them: GET /api/tickets/{id} with its messages, or pages of tickets and of messages.
 * `stripped_text` is the message without signature and history; where it is missing the whole body is read. Internal
 * notes are a channel of their own, rules and "Gorgias Bot" are bots. Surveys keep their score of 1 to 5.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { csatOf, isClosedBy, moodLabelled } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import { channelNamed, detectObjects, eachObjectOf, has, joins, kindOf, unfit, type Kinds } from './objects';
import { counted } from '../../src/lib/text/counted';
import { type FileRecord } from './reading';

const uriOf = (value: JsonObject) => textOf(value.uri) ?? '';
const isTicket = (value: JsonObject) => /^\/api\/tickets\/\d+\/?$/.test(uriOf(value)) && has(value, 'created_datetime');
const KINDS = {
  'tickets with messages': (value) => isTicket(value) && Array.isArray(value.messages),
  'tickets of a list': isTicket,
  messages: (value) =>
    /^\/api\/tickets\/\d+\/messages\//.test(uriOf(value)) || has(value, 'stripped_text', 'from_agent', 'ticket_id'),
} satisfies Kinds<string>;

export const gorgias: Format = {
  id: 'gorgias',
  title: 'Gorgias tickets (API, JSON)',
  whereToFind:
    'Gorgias gives whole tickets through its API: save GET /api/tickets/{id} for each ticket, as one file each or as ' +
    'JSON lines. The tickets CSV of the helpdesk holds no messages.',
  detect: (file) => detectObjects(file, 'gorgias', 'Gorgias', KINDS, ['tickets with messages', 'messages'], null),
  companion: (file) => joins(file, 'Gorgias', KINDS),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  // Gorgias' documentation shows times without a zone where its API writes +00:00: both are UTC.
  const reader = new TicketReader(instantReader(undefined, 'UTC'));
  yield* eachObjectOf(files, options, (value, record) => reader.translate(value, record));
  if (reader.bare.size === 0) return;
  const message =
    `${counted(reader.bare.size, 'ticket')} from a list, without messages. ` +
    'Save GET /api/tickets/{id} for each to have what was written.';
  yield { kind: 'warning', message };
}

class TicketReader {
  /** tickets of lists of which no message was seen */
  readonly bare = new Set<string>();
  private readonly spoken = new Set<string>();
  private readonly peopleSeen = new Set<string>();

  constructor(private readonly readInstant: ReturnType<typeof instantReader>) {}

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const kind = kindOf(KINDS, value);
    if (kind === null) yield { kind: 'skipped', reason: 'Gorgias object that is neither ticket nor message' };
    else if (kind === 'messages') yield* this.standalone(value, record);
    else yield* this.ticket(value, record);
  }

  private *ticket(value: JsonObject, record: number): Generator<ExportRecord> {
    const id = textOf(value.id);
    if (id === null) {
      yield unfit(value, record, 'id', 'the id of the ticket');
      return;
    }
    const left = value.spam === true ? 'marked as spam' : value.trashed_datetime ? 'deleted ticket' : null;
    if (left !== null) {
      yield { kind: 'skipped', reason: left };
      return;
    }
    const customer = objectOf(value.customer);
    const survey = objectOf(value.satisfaction_survey);
    const labels = objectsOf(value.tags)
      .map((tag) => textOf(tag.name))
      .filter((name) => name !== null);
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject),
      channel: channelNamed(value.channel),
      team: textOf(objectOf(value.assignee_team).name),
      status: textOf(value.status),
      isClosed: isClosedBy(textOf(value.status)),
      priority: textOf(value.priority),
      labels,
      csat: csatOf(survey.score),
      csatComment: textOf(survey.body_text),
      selfMood: moodLabelled(labels),
      customerKey: textOf(customer.id),
      updatedAt: this.instantOf(value.updated_datetime) ?? this.instantOf(value.closed_datetime),
    };
    yield* this.person(customer, 'customer');
    yield* this.person(objectOf(value.assignee_user), 'agent');
    if (!Array.isArray(value.messages)) {
      if (!this.spoken.has(id)) this.bare.add(id);
      return;
    }
    for (const [order, message] of objectsOf(value.messages).entries())
      yield* this.message(message, id, record, `messages[${order}].`, order);
  }

  private *standalone(value: JsonObject, record: number): Generator<ExportRecord> {
    const id = textOf(value.ticket_id) ?? /\/tickets\/(\d+)/.exec(uriOf(value))?.[1];
    if (id === undefined) {
      yield unfit(value, record, 'ticket_id', 'the id of the ticket that the message belongs to');
      return;
    }
    this.spoken.add(id);
    this.bare.delete(id);
    for (const message of this.message(value, id, record, ''))
      yield message.kind === 'message'
        ? { ...message, subject: textOf(value.subject), channel: channelNamed(value.channel) }
        : message;
  }

  private *message(
    value: JsonObject,
    conversationId: string,
    record: number,
    path: string,
    order?: number,
  ): Generator<ExportRecord> {
    const body = bodyOf(value);
    const left = value.deleted_datetime
      ? 'deleted message'
      : value.failed_datetime
        ? 'message that could not be sent'
        : null;
    if (body === null || left !== null) {
      yield { kind: 'skipped', reason: left ?? 'message without text' };
      return;
    }
    const sent = value.sent_datetime ?? value.created_datetime;
    const sentAt = this.instantOf(sent);
    if (sentAt === null) {
      yield unfit(value, record, `${path}sent_datetime`, 'a time such as 2025-03-04T09:12:44+00:00', sent);
      return;
    }
    const sender = objectOf(value.sender);
    const role = roleOf(value, sender);
    yield* this.person(sender, role);
    yield {
      kind: 'message',
      id: textOf(value.id),
      conversationId,
      role,
      isPublic: value.public !== false && value.channel !== 'internal-note',
      authorKey: textOf(sender.id),
      authorName: textOf(sender.name),
      sentAt,
      ...(order === undefined ? {} : { order }),
      ...body,
    };
  }

  /** Each person once: who is a bot in one message is nobody's name in another. */
  private *person(person: JsonObject, role: Role): Generator<ExportRecord> {
    const key = textOf(person.id);
    if (key === null || this.peopleSeen.has(key) || role === 'bot') return;
    this.peopleSeen.add(key);
    yield { kind: 'person', key, role, name: textOf(person.name), email: textOf(person.email) };
  }

  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

function roleOf(value: JsonObject, sender: JsonObject): Role {
  const isRule = value.rule_id !== null && value.rule_id !== undefined;
  if (isRule || /^gorgias bot$/i.test(textOf(sender.name) ?? '')) return 'bot';
  return value.from_agent === true ? 'agent' : 'customer';
}

function bodyOf(value: JsonObject): Pick<MessageRecord, 'body' | 'bodyFormat'> | null {
  const text = textOf(value.stripped_text) ?? textOf(value.body_text);
  if (text !== null) return { body: text, bodyFormat: 'text' };
  const html = textOf(value.stripped_html) ?? textOf(value.body_html);
  return html === null ? null : { body: html, bodyFormat: 'html' };
}
