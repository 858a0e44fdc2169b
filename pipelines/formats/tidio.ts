/**
 * Tidio tickets as its API gives them: GET /tickets/{id} with messages. The published description of the API names no
 * field for what was written, so the usual names are tried. Lists of tickets hold no messages.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { isClosedBy, roleOf } from '../../src/lib/mapping/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectsOf, textOf } from './json-values';
import { detectObjects, eachObjectOf, has, joins, kindOf, unfit, type Kinds } from './objects';
import type { FileRecord } from './reading';

const isTicket = (value: JsonObject) => has(value, 'contact_id', 'assigned_operator_id', 'assigned_department_id');
const KINDS = {
  'tickets with messages': (value) => isTicket(value) && Array.isArray(value.messages),
  'tickets of a list': isTicket,
} satisfies Kinds<string>;

export const tidio: Format = {
  id: 'tidio',
  title: 'Tidio tickets (API, JSON)',
  whereToFind:
    'Tidio\u2019s API: save GET /tickets/{id} for each ticket, as one file each or as JSON lines. ' +
    'For chats, export messages as CSV (see tidio-csv).',
  detect: (file) => detectObjects(file, 'tidio', 'Tidio', KINDS, ['tickets with messages'], null),
  companion: (file) => joins(file, 'Tidio', KINDS),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const readInstant = instantReader(undefined, options.timezone);
  yield* eachObjectOf(files, options, (value, record) => ticket(value, record, readInstant));
}

function* ticket(
  value: JsonObject,
  record: number,
  readInstant: ReturnType<typeof instantReader>,
): Generator<ExportRecord> {
  const kind = kindOf(KINDS, value);
  const id = textOf(value.id);
  if (kind !== 'tickets with messages') {
    // The same ticket is there with its messages, or it says nothing.
    yield {
      kind: 'skipped',
      reason: kind === null ? 'Tidio object that is no ticket' : 'ticket of a list, without messages',
    };
    return;
  }
  if (id === null) {
    yield unfit(value, record, 'id', 'the id of the ticket');
    return;
  }
  const [customerKey, email] = [textOf(value.contact_id), textOf(value.contact_email)];
  yield {
    kind: 'conversation',
    id,
    subject: textOf(value.subject),
    channel: 'other',
    team: textOf(value.assigned_department_id),
    status: textOf(value.status),
    isClosed: isClosedBy(textOf(value.status)),
    priority: textOf(value.priority),
    customerKey,
    url: textOf(value.link),
  };
  if (customerKey !== null) yield { kind: 'person', key: customerKey, role: 'customer', email };
  for (const [order, message] of objectsOf(value.messages).entries())
    yield said(message, id, order, record, readInstant);
}

function said(
  message: JsonObject,
  conversationId: string,
  order: number,
  record: number,
  readInstant: ReturnType<typeof instantReader>,
): ExportRecord {
  const body = ['message', 'content', 'body', 'text', 'message_content']
    .map((name) => textOf(message[name]))
    .find(Boolean);
  if (!body) return { kind: 'skipped', reason: 'message without text' };
  const sentAt = readInstant(textOf(message.created_at) ?? '')?.at;
  if (sentAt === undefined)
    return unfit(
      message,
      record,
      `messages[${order}].created_at`,
      'a time such as 2025-03-04T09:12:44Z',
      message.created_at,
    );
  const role = roleOf(textOf(message.author_type) ?? '');
  if (role === null)
    return unfit(message, record, `messages[${order}].author_type`, 'operator or contact', message.author_type);
  return {
    kind: 'message',
    id: textOf(message.message_id),
    conversationId,
    role,
    isPublic: message.message_type !== 'internal',
    authorKey: textOf(message.author_id),
    sentAt,
    order,
    body,
    bodyFormat: /<[a-z!/][^>]*>/i.test(body) ? 'html' : 'text',
  };
}
