/**
 * Help Scout conversations of its API (v2) with their threads inside. `threads` itself is only a number; the threads
 * stand in `_embedded`, newest first. Of an option of a custom field `value` is an id and `text` what people read.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { asksMood, channelOf, isClosedBy, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import type { Mood, Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import { detectObjects, eachObjectOf, joins, kindOf, unfit, type Kinds } from './objects';
import { counted } from '../../src/lib/text/counted';
import { type FileRecord } from './reading';

const isConversation = (value: JsonObject) =>
  'mailboxId' in value && 'folderId' in value && ('primaryCustomer' in value || 'createdBy' in value);
const hasThreads = (value: JsonObject) => Array.isArray(objectOf(value._embedded).threads);
const KINDS = {
  'conversations with threads': (value) => isConversation(value) && hasThreads(value),
  'conversations of a list': isConversation,
} satisfies Kinds<string>;

export const helpscout: Format = {
  id: 'helpscout',
  title: 'Help Scout conversations (API, JSON)',
  whereToFind:
    'Help Scout gives conversation text only through its Mailbox API: save the pages of ' +
    '/v2/conversations?embed=threads&status=all. Its CSV exports hold no messages.',
  detect: (file) => detectObjects(file, 'helpscout', 'Help Scout', KINDS, ['conversations with threads'], null),
  companion: (file) => joins(file, 'Help Scout', KINDS),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const reader = new ConversationReader(options);
  yield* eachObjectOf(files, options, (value, record) => reader.translate(value, record));
  if (reader.withoutThreads === 0) return;
  const message =
    `${counted(reader.withoutThreads, 'conversation')} from a list, without threads. ` +
    'Save /v2/conversations?embed=threads to have what was written.';
  yield { kind: 'warning', message };
}

class ConversationReader {
  withoutThreads = 0;
  private readonly peopleSeen = new Set<string>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const id = textOf(value.id);
    if (kindOf(KINDS, value) === null || id === null) {
      yield unfit(value, record, 'id', 'a conversation of Help Scout with its id');
      return;
    }
    const left =
      value.status === 'spam'
        ? 'marked as spam'
        : value.state === 'draft' || value.state === 'deleted'
          ? `${value.state} conversation`
          : null;
    if (left !== null) {
      yield { kind: 'skipped', reason: left };
      return;
    }
    if (!hasThreads(value)) this.withoutThreads++;
    const customer = objectOf(value.primaryCustomer);
    const assignee = objectOf(value.assignee);
    const labels = objectsOf(value.tags)
      .map((tag) => textOf(tag.tag) ?? textOf(tag.name))
      .filter((name) => name !== null);
    const status = textOf(value.status);
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject),
      channel: channelOf(textOf(value.type) ?? '') ?? 'other',
      team: assignee.type === 'team' ? nameOf(assignee) : null,
      status,
      isClosed: isClosedBy(status),
      labels,
      selfMood: moodIn(objectsOf(value.customFields)) ?? moodLabelled(labels),
      customerKey: textOf(customer.id),
      url: textOf(objectOf(objectOf(value._links).web).href),
      updatedAt: this.instantOf(value.userUpdatedAt) ?? this.instantOf(value.closedAt),
    };
    yield* this.person(customer, 'customer');
    if (assignee.type !== 'team') yield* this.person(assignee, 'agent');
    const threads = objectsOf(objectOf(value._embedded).threads);
    for (const [index, thread] of threads.entries())
      // Newest first: what stands later was written earlier, also where two were written in one second.
      yield* this.thread(thread, id, record, index, threads.length - 1 - index);
  }

  private *thread(
    thread: JsonObject,
    id: string,
    record: number,
    index: number,
    order: number,
  ): Generator<ExportRecord> {
    const body = textOf(thread.body);
    const state = textOf(thread.state) ?? 'published';
    if (thread.type === 'lineitem' || body === null || state !== 'published') {
      const isEvent = thread.type === 'lineitem';
      const reason = isEvent
        ? 'event of a conversation (assigned, merged, moved \u2026)'
        : body === null
          ? 'thread without text'
          : 'thread that was not sent (draft, hidden, under review)';
      yield { kind: 'skipped', reason };
      return;
    }
    const sentAt = this.instantOf(thread.createdAt);
    const role = roleOf(thread);
    if (sentAt === null || role === null) {
      const path = `_embedded.threads[${index}]`;
      yield sentAt === null
        ? unfit(thread, record, `${path}.createdAt`, 'a time such as 2025-03-04T09:12:44Z', thread.createdAt)
        : unfit(thread, record, `${path}.type`, 'customer, message, note, chat or phone', thread.type);
      return;
    }
    // A colleague may type in what a customer said, on a call for instance: the words stay the customer's.
    const creator = objectOf(thread.createdBy);
    const author = role === 'customer' && creator.type !== 'customer' ? objectOf(thread.customer) : creator;
    yield* this.person(author, role);
    yield {
      kind: 'message',
      id: textOf(thread.id),
      conversationId: id,
      role,
      isPublic: thread.type !== 'note',
      authorKey: keyOf(author, role),
      authorName: nameOf(author),
      sentAt,
      order,
      body,
      bodyFormat: 'html',
    };
  }

  /** Each person once. */
  private *person(person: JsonObject, role: Role): Generator<ExportRecord> {
    const key = keyOf(person, role);
    if (key === null || this.peopleSeen.has(key)) return;
    this.peopleSeen.add(key);
    yield { kind: 'person', key, role, name: nameOf(person), email: textOf(person.email) };
  }

  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

/** A chat or call may be either side's; a forwarded mail is a colleague's doing. */
function roleOf(thread: JsonObject): Role | null {
  switch (thread.type) {
    case 'customer':
      return 'customer';
    case 'message':
    case 'note':
    case 'forwardparent':
    case 'forwardchild':
      return 'agent';
    case 'chat':
    case 'beaconchat':
    case 'phone':
      return objectOf(thread.createdBy).type === 'customer' ? 'customer' : 'agent';
    default:
      return null;
  }
}

/** Customers and colleagues are numbered apart from each other, so that one number may be two people. */
function keyOf(person: JsonObject, role: Role): string | null {
  const id = textOf(person.id);
  return id === null || role === 'customer' ? id : `user ${id}`;
}

function nameOf(person: JsonObject): string | null {
  return textOf(
    [person.first, person.last]
      .map(textOf)
      .filter((part) => part !== null)
      .join(' '),
  );
}

function moodIn(fields: JsonObject[]): Mood | null {
  const field = fields.find(({ name }) => asksMood(textOf(name) ?? ''));
  return field === undefined ? null : moodOf(textOf(field.text) ?? textOf(field.value) ?? '');
}
