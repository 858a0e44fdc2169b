/**
 * Drift's API: pages of messages, with the conversations beside them. Each message says whether a bot wrote it; names
 * and addresses are nowhere, and the context (address and browser of the visitor) is not read. Times are numbers since
 * 1970, in milliseconds or seconds by their size.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { isClosedBy, moodLabelled } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import { detectObjects, eachObjectOf, has, joins, kindOf, unfit, type Kinds } from './objects';
import type { FileRecord } from './reading';

/** A single answer of the API wraps its object in "data". */
const unwrapped = (value: JsonObject) => (has(value, 'data') && !has(value, 'id') ? objectOf(value.data) : value);
const KINDS = {
  messages: (value) => has(value, 'conversationId', 'orgId') && typeof objectOf(value.author).bot === 'boolean',
  conversations: (value) => has(unwrapped(value), 'id', 'contactId', 'inboxId', 'status', 'createdAt'),
} satisfies Kinds<string>;

export const drift: Format = {
  id: 'drift',
  title: 'Drift conversations (API, JSON)',
  whereToFind:
    'Drift gives conversations through its API: save GET /conversations/{id}/messages for each, and GET /conversations/{id} ' +
    'for its state and tags.',
  detect: (file) => detectObjects(file, 'drift', 'Drift', KINDS, ['messages'], null),
  companion: (file) => joins(file, 'Drift', KINDS),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const readInstant = instantReader(undefined, options.timezone);
  const instantOf = (value: unknown) => readInstant(textOf(value) ?? '')?.at ?? null;
  yield* eachObjectOf(files, options, (value, record) => {
    const kind = kindOf(KINDS, value);
    if (kind === 'messages') return [message(value, record, instantOf)];
    if (kind === 'conversations') return [conversation(unwrapped(value), instantOf)];
    return [{ kind: 'skipped', reason: 'Drift object that is neither conversation nor message' }];
  });
}

function conversation(value: JsonObject, instantOf: (value: unknown) => Date | null): ExportRecord {
  const labels = objectsOf(value.conversationTags)
    .map((tag) => textOf(tag.name))
    .filter((name) => name !== null);
  return {
    kind: 'conversation',
    id: String(value.id),
    channel: 'chat',
    team: textOf(value.inboxId) === null ? null : `Inbox ${textOf(value.inboxId)}`,
    status: textOf(value.status),
    isClosed: isClosedBy(textOf(value.status)),
    labels,
    selfMood: moodLabelled(labels),
    customerKey: textOf(value.contactId) === null ? null : `contact ${textOf(value.contactId)}`,
    updatedAt: instantOf(value.updatedAt),
  };
}

function message(value: JsonObject, record: number, instantOf: (value: unknown) => Date | null): ExportRecord {
  const conversationId = textOf(value.conversationId);
  if (conversationId === null) return unfit(value, record, 'conversationId', 'the id of the conversation');
  const type = textOf(value.type) ?? 'chat';
  if (!/^(chat|private_note|private_prompt)$/.test(type))
    return { kind: 'skipped', reason: `event of a conversation (${type})` };
  const body = textOf(value.body);
  if (body === null) return { kind: 'skipped', reason: 'message without text' };
  const sentAt = instantOf(value.createdAt);
  if (sentAt === null) return unfit(value, record, 'createdAt', 'milliseconds since 1970');
  const author = objectOf(value.author);
  const role: Role = author.bot === true ? 'bot' : author.type === 'contact' ? 'customer' : 'agent';
  const id = textOf(author.id);
  return {
    kind: 'message',
    id: textOf(value.id),
    conversationId,
    role,
    isPublic: type === 'chat',
    // Contacts and users are numbered apart.
    authorKey: id === null ? null : `${author.type === 'contact' ? 'contact' : 'user'} ${id}`,
    sentAt,
    body,
    bodyFormat: /<[a-z!/][^>]*>/i.test(body) ? 'html' : 'text',
    channel: 'chat',
  };
}
