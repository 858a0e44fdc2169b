/**
 * HubSpot's conversations API: pages of messages, with the pages of threads and of actors beside them. An incoming
 * message is the customer's; an outgoing one is whose actor it says, where actors were saved, else the team's, except
 * greetings and what an integration sent. Comments are internal; assignments and changes of status are no messages.
 * HubSpot cuts long mails and says so; exports of CRM tickets hold no messages at all.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { isClosedBy } from '../../src/lib/mapping/words';
import type { Channel, Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import { detectObjects, eachObjectOf, has, joins, kindOf, lookThrough, unfit, type Kinds } from './objects';
import { counted } from '../../src/lib/text/counted';
import { type FileRecord } from './reading';

const ACTOR_TYPES = /^(AGENT|BOT|LLM|INTEGRATOR|SYSTEM|VISITOR|EMAIL)$/;
const KINDS = {
  messages: (value) => has(value, 'conversationsThreadId', 'type'),
  threads: (value) => has(value, 'originalChannelAccountId', 'inboxId') && !has(value, 'orgId'),
  actors: (value) => ACTOR_TYPES.test(String(value.type)) && /^[A-Z]-\w/.test(String(value.id)),
} satisfies Kinds<string>;

export const hubspot: Format = {
  id: 'hubspot',
  title: 'HubSpot conversations (API, JSON)',
  whereToFind:
    'HubSpot gives conversations through its API: save the pages of GET /conversations/v3/conversations/threads and of ' +
    '/threads/{id}/messages, and the answer of /actors/batch/read to have bots told from agents, with names. ' +
    'The ticket export (CSV, XLSX) holds no messages.',
  detect: (file) => detectObjects(file, 'hubspot', 'HubSpot', KINDS, ['messages'], null),
  companion: (file) => joins(file, 'HubSpot', KINDS),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const reader = new ThreadReader(options);
  await lookThrough(
    files,
    (text) => text.includes('inboxId') || /"type"\s*:\s*"(AGENT|BOT|LLM|INTEGRATOR|SYSTEM)"/.test(text),
    (value) => reader.notice(value),
  );
  yield* eachObjectOf(files, options, (value, record) => reader.translate(value, record));
  if (reader.cut > 0) {
    const message =
      `${counted(reader.cut, 'message')} that HubSpot cut (truncationStatus TRUNCATED). ` +
      'Save GET /threads/{id}/messages/{messageId}/original-content to have the rest.';
    yield { kind: 'warning', message };
  }
  if (reader.unnamed > 0) {
    const message =
      `${counted(reader.unnamed, 'answer')} by actors that are not in the export: taken for agents. ` +
      'Save the answer of /actors/batch/read beside the messages to have bots told apart.';
    yield { kind: 'warning', message };
  }
}

/** The numbers of HubSpot's own live chat, Messenger and mail; those of other channels differ from portal to portal. */
const CHANNELS: Record<string, Channel> = { 1000: 'chat', 1001: 'social', 1002: 'email' };

class ThreadReader {
  /** messages that were cut short by HubSpot */
  cut = 0;
  /** answers whose writer no actor names */
  unnamed = 0;
  private readonly spam = new Set<string>();
  private readonly actors = new Map<string, Role | null>();
  private readonly peopleSeen = new Set<string>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  notice(value: JsonObject) {
    const kind = kindOf(KINDS, value);
    const id = textOf(value.id);
    if (kind === 'threads' && id !== null && value.spam === true) this.spam.add(id);
    if (kind === 'actors' && id !== null) this.actors.set(id, actorRole(value.type));
  }

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const kind = kindOf(KINDS, value);
    if (kind === 'messages') yield* this.message(value, record);
    else if (kind === 'threads') yield* this.thread(value, record);
    else if (kind === 'actors') {
      const key = String(value.id);
      yield { kind: 'person', key, role: actorRole(value.type), name: textOf(value.name), email: textOf(value.email) };
    } else yield { kind: 'skipped', reason: 'HubSpot object that is neither thread, message nor actor' };
  }

  private *thread(value: JsonObject, record: number): Generator<ExportRecord> {
    const id = textOf(value.id);
    if (id === null) yield unfit(value, record, 'id', 'the id of the thread');
    else if (this.spam.has(id)) yield { kind: 'skipped', reason: 'marked as spam' };
    else if (value.archived === true) yield { kind: 'skipped', reason: 'deleted thread' };
    else {
      const channel = textOf(value.originalChannelId);
      yield {
        kind: 'conversation',
        id,
        channel: channel === null ? null : (CHANNELS[channel] ?? 'other'),
        team: textOf(value.inboxId) === null ? null : `Inbox ${textOf(value.inboxId)}`,
        status: textOf(value.status)?.toLowerCase() ?? null,
        isClosed: isClosedBy(textOf(value.status)),
        updatedAt: this.instantOf(value.latestMessageTimestamp) ?? this.instantOf(value.closedAt),
      };
    }
  }

  private *message(value: JsonObject, record: number): Generator<ExportRecord> {
    const conversationId = textOf(value.conversationsThreadId);
    if (conversationId === null) {
      yield unfit(value, record, 'conversationsThreadId', 'the id of the thread that the message belongs to');
      return;
    }
    const left = this.leftOut(value, conversationId);
    const body = bodyOf(value);
    if (left !== null || body === null) {
      yield { kind: 'skipped', reason: left ?? 'message without text' };
      return;
    }
    const sentAt = this.instantOf(value.createdAt);
    if (sentAt === null) {
      yield unfit(value, record, 'createdAt', 'a time such as 2025-03-04T09:12:44.000Z');
      return;
    }
    if (value.truncationStatus === 'TRUNCATED') this.cut++;
    const sender = objectsOf(value.senders)[0] ?? {};
    const authorKey = textOf(sender.actorId) ?? textOf(value.createdBy);
    const role = this.roleOf(value, authorKey);
    if (role === 'customer' || role === 'agent') yield* this.person(sender, authorKey, role);
    const channel = textOf(value.channelId);
    yield {
      kind: 'message',
      id: textOf(value.id),
      conversationId,
      role,
      isPublic: value.type !== 'COMMENT',
      authorKey,
      authorName: textOf(sender.name),
      sentAt,
      ...body,
      subject: textOf(value.subject),
      channel: channel === null ? null : (CHANNELS[channel] ?? 'other'),
    };
  }

  /** Why something on a thread is no message to be read; null when it is one. */
  private leftOut(value: JsonObject, thread: string): string | null {
    const type = textOf(value.type) ?? '';
    if (!/^(MESSAGE|COMMENT|WELCOME_MESSAGE)$/.test(type))
      return `event of a thread (${type.toLowerCase().replaceAll('_', ' ')})`;
    if (this.spam.has(thread)) return 'marked as spam';
    return value.archived === true ? 'deleted message' : null;
  }

  private roleOf(value: JsonObject, author: string | null): Role {
    if (value.type === 'WELCOME_MESSAGE') return 'bot';
    if (value.direction === 'INCOMING') return 'customer';
    const actor = this.actors.get(author ?? '') ?? null;
    if (actor !== null) return actor;
    const client = objectOf(value.client).clientType;
    if (client === 'SYSTEM') return 'system';
    if (client === 'INTEGRATION') return 'bot';
    this.unnamed++;
    return 'agent';
  }

  private *person(sender: JsonObject, key: string | null, role: Role): Generator<ExportRecord> {
    const identifier = objectOf(sender.deliveryIdentifier);
    const email = identifier.type === 'HS_EMAIL_ADDRESS' ? textOf(identifier.value) : null;
    const name = textOf(sender.name);
    // What the page of actors says about somebody is better than what one message says.
    if (key === null || (name === null && email === null) || this.actors.has(key) || this.peopleSeen.has(key)) return;
    this.peopleSeen.add(key);
    // A shared mailbox sends for many agents, so that its address is nobody's.
    yield { kind: 'person', key, role, name, email: role === 'customer' ? email : null };
  }

  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

function actorRole(type: unknown): Role | null {
  switch (type) {
    case 'AGENT':
      return 'agent';
    case 'BOT':
    case 'LLM':
    case 'INTEGRATOR':
      return 'bot';
    case 'SYSTEM':
      return 'system';
    case 'VISITOR':
      return 'customer';
    default:
      return null;
  }
}

function bodyOf(value: JsonObject): Pick<MessageRecord, 'body' | 'bodyFormat'> | null {
  const text = textOf(value.text);
  if (text !== null) return { body: text, bodyFormat: 'text' };
  const html = textOf(value.richText);
  return html === null ? null : { body: html, bodyFormat: 'html' };
}
