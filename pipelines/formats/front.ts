/**
 * Front's API lists: conversations, messages and comments, joined by the conversation's address in `_links`, the only
 * place where a message names it. Times are seconds with fractions; comments are what colleagues write to each other.
 */
import { asksMood, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import type { Channel, Mood, Role } from '../../src/lib/model/words';
import { isObject, type JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import { detectObjects, eachObjectOf, joins, kindOf, lookThrough, unfit, type Kinds } from './objects';
import { type FileRecord } from './reading';

const begins = (value: unknown, start: string) => typeof value === 'string' && value.startsWith(start);
const KINDS = {
  messages: (value) => begins(value.id, 'msg_') && 'is_inbound' in value,
  comments: (value) => begins(value.id, 'com_') && 'posted_at' in value,
  conversations: (value) => begins(value.id, 'cnv_') && 'status' in value,
} satisfies Kinds<string>;
type Kind = keyof typeof KINDS;

export const front: Format = {
  id: 'front',
  title: 'Front conversations, messages and comments (API, JSON)',
  whereToFind:
    'Front gives whole messages only through its API: save the pages of /conversations, and of /conversations/{id}/messages ' +
    'and /conversations/{id}/comments for each. The CSV of messages holds only their beginnings.',
  detect: (file) => detectObjects(file, 'front', 'Front', KINDS, ['messages', 'comments'], accountOf),
  companion: (file) => joins(file, 'Front', KINDS),
  read,
};

/** The company stands in the addresses of the API: https://brightlamp.api.frontapp.com. */
function accountOf(values: JsonObject[]): string {
  for (const { _links: links } of values) {
    const company = /https:\/\/([\w-]+)\.api\.frontapp\.com\//.exec(JSON.stringify(links ?? null))?.[1];
    if (company !== undefined) return company;
  }
  return 'company';
}

const instantOf = (seconds: unknown): Date | null =>
  typeof seconds === 'number' && seconds > 6e8 && seconds < 1e11 ? new Date(Math.round(seconds * 1000)) : null;

/** Why a conversation is left out with all that belongs to it; null when it is kept. */
function reasonToLeave(value: JsonObject): string | null {
  if (value.status === 'deleted') return 'deleted conversation';
  return value.type === 'discussion' || value.type === 'task' ? 'discussion among colleagues' : null;
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  // What was written in a deleted conversation may stand before it, in another file.
  const left = new Map<string, string>();
  await lookThrough(
    files,
    (text) => /"id":\s*"cnv_/.test(text),
    (value) => {
      const reason = kindOf<Kind>(KINDS, value) === 'conversations' ? reasonToLeave(value) : null;
      if (reason !== null) left.set(String(value.id), reason);
    },
  );
  const reader = new ObjectReader(left);
  yield* eachObjectOf(files, options, (value, record) => reader.translate(value, record));
}

class ObjectReader {
  private readonly peopleSeen = new Set<string>();

  constructor(private readonly left: Map<string, string>) {}

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const kind = kindOf<Kind>(KINDS, value);
    if (kind === 'conversations') return yield* this.conversation(value);
    if (kind === null)
      return yield unfit(value, record, 'id', 'the id of a conversation (cnv_), message (msg_) or comment (com_)');
    const conversation = conversationOf(value);
    if (conversation === null) {
      const expected =
        'the address of the conversation, such as https://brightlamp.api.frontapp.com/conversations/cnv_9a1';
      return yield unfit(value, record, '_links.related.conversation', expected, null);
    }
    const reason = this.left.get(conversation) ?? (isDraft(value) ? 'draft' : null);
    if (reason !== null) return yield { kind: 'skipped', reason };
    yield* kind === 'messages' ? this.message(value, conversation, record) : this.comment(value, conversation, record);
  }

  private *conversation(value: JsonObject): Generator<ExportRecord> {
    const id = String(value.id);
    const reason = this.left.get(id);
    if (reason !== undefined) return yield { kind: 'skipped', reason };
    const recipient = objectOf(value.recipient);
    const labels = objectsOf(value.tags)
      .map((tag) => textOf(tag.name))
      .filter((name) => name !== null);
    const isResolved = value.status_category === 'resolved' || value.status === 'archived';
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject),
      status: textOf(value.status),
      isClosed: isResolved,
      labels,
      selfMood: moodIn(objectOf(value.custom_fields)) ?? moodLabelled(labels),
      customerKey: textOf(recipient.handle),
      updatedAt: instantOf(value.updated_at),
    };
    yield* this.customer(recipient);
    yield* this.colleague(objectOf(value.assignee), 'agent');
  }

  private *message(value: JsonObject, conversationId: string, record: number): Generator<ExportRecord> {
    const body = bodyOf(value);
    if (body === null) return yield { kind: 'skipped', reason: 'message without text' };
    const sentAt = instantOf(value.created_at);
    if (sentAt === null) return yield unfit(value, record, 'created_at', 'seconds since 1970, such as 1741079564.123');
    const sender = objectsOf(value.recipients).find(({ role }) => role === 'from') ?? {};
    const author = objectOf(value.author);
    // The author is also missing in mails that were sent elsewhere and only synchronised: the direction comes first.
    const role = value.is_inbound === true ? 'customer' : authorRole(author);
    if (role === 'customer') yield* this.customer(sender);
    else yield* this.colleague(author, role);
    yield {
      kind: 'message',
      id: String(value.id),
      conversationId,
      role,
      isPublic: value.type !== 'internal',
      authorKey: role === 'customer' ? textOf(sender.handle) : (textOf(author.id) ?? textOf(sender.handle)),
      authorName: role === 'customer' ? textOf(sender.name) : (nameOf(author) ?? textOf(sender.name)),
      sentAt,
      ...body,
      subject: textOf(value.subject),
      channel: CHANNELS[String(value.type)] ?? 'other',
    };
  }

  private *comment(value: JsonObject, conversationId: string, record: number): Generator<ExportRecord> {
    const body = textOf(value.body);
    if (body === null) return yield { kind: 'skipped', reason: 'comment without text' };
    const sentAt = instantOf(value.posted_at);
    if (sentAt === null) return yield unfit(value, record, 'posted_at', 'seconds since 1970, such as 1741079564.123');
    const author = objectOf(value.author);
    const role = authorRole(author);
    yield* this.colleague(author, role);
    yield {
      kind: 'message',
      id: String(value.id),
      conversationId,
      role,
      isPublic: false,
      authorKey: textOf(author.id),
      authorName: nameOf(author),
      sentAt,
      body,
      bodyFormat: 'markdown',
    };
  }

  private *customer(recipient: JsonObject): Generator<ExportRecord> {
    const key = textOf(recipient.handle);
    const name = textOf(recipient.name);
    if (key === null || this.peopleSeen.has(`${key} ${name}`)) return;
    this.peopleSeen.add(`${key} ${name}`);
    yield { kind: 'person', key, role: 'customer', name, email: key.includes('@') ? key : null };
  }

  private *colleague(author: JsonObject, role: Role): Generator<ExportRecord> {
    const key = textOf(author.id);
    if (key === null || role !== 'agent' || this.peopleSeen.has(key)) return;
    this.peopleSeen.add(key);
    yield { kind: 'person', key, role, name: nameOf(author), email: textOf(author.email) };
  }
}

function conversationOf(value: JsonObject): string | null {
  const address = textOf(objectOf(objectOf(value._links).related).conversation);
  return /\/conversations\/(cnv_\w+)/.exec(address ?? '')?.[1] ?? null;
}

const isDraft = (value: JsonObject) => textOf(value.draft_mode) !== null || value.is_draft === true;

/** Whoever is no person: rules, macros, surveys, AI and integrations write for the company, but nobody wrote it. */
function authorRole(author: JsonObject): Role {
  const type = textOf(author.type);
  return type === null || type === 'user' || type === 'visitor' ? 'agent' : 'bot';
}

const CHANNELS: Record<string, Channel> = {
  ...{ email: 'email', sms: 'sms', whatsapp: 'social', facebook: 'social', tweet: 'social', instagram: 'social' },
  ...{ front_chat: 'chat', intercom: 'chat', smooch: 'chat', call: 'phone' },
};

function nameOf(author: JsonObject): string | null {
  const full = [author.first_name, author.last_name].map(textOf).filter((part) => part !== null);
  return textOf(full.join(' ')) ?? textOf(author.name) ?? textOf(author.username);
}

/** `blurb` is only the beginning. HTML marks quoted mails, so it comes before the text. */
function bodyOf(value: JsonObject): Pick<MessageRecord, 'body' | 'bodyFormat'> | null {
  const [body, text] = [textOf(value.body), textOf(value.text)];
  if (body !== null) return { body, bodyFormat: /<[a-z!/][^>]*>/i.test(body) ? 'html' : 'text' };
  return text === null ? null : { body: text, bodyFormat: 'text' };
}

function moodIn(fields: JsonObject): Mood | null {
  for (const [name, value] of Object.entries(fields))
    if (asksMood(name) && !isObject(value)) return moodOf(textOf(value) ?? '');
  return null;
}
