/**
 * Zendesk's comments become messages: those inside tickets, those of the API's comment lists, and those among the events
 * of audits. Of an audit's events only comments were written by somebody; a Notification has a body too, but that is the
 * template of a trigger.
 */
import type { instantReader } from '../../src/lib/mapping/instants';
import { roleOf as roleNamed } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportRecord, MessageRecord } from '../records';
import { objectOf, objectsOf, rawOf, textOf } from './json-values';
import { rejected } from './reading';

type InstantReader = ReturnType<typeof instantReader>;

/** What is known of the people of a ticket, and which colleagues the export names. */
export interface Speakers {
  requester: string | null;
  assignee: string | null;
  /** who filed it; another than the requester when a colleague did so on a customer's behalf */
  submitter: string | null;
  names: Map<string, string>;
  colleagues: Set<string>;
  /** true: the export has users, so that whoever is no colleague among them is none */
  hasUsers: boolean;
}

/** Where a comment stands: its ticket, its record in the file, and its path in that record. */
export interface Place {
  ticket: string;
  record: number;
  path: string;
  order?: number;
}

/** Zendesk writes these two sentences itself when tickets are merged; the second repeats the last words of the other. */
const MERGED_AWAY = /^This request was closed and merged into request #(\d+)/;
const MERGED_HERE = /^Requests? #\d+[^]* closed and merged into this request\./;

/** The ticket into which this comment says that its own ticket was merged. */
export function mergedInto(comment: JsonObject): string | null {
  return MERGED_AWAY.exec(bodyOf(comment)?.body.trimStart() ?? '')?.[1] ?? null;
}

export function commentRecord(
  comment: JsonObject,
  place: Place,
  readInstant: InstantReader,
  speakers: Speakers | null,
): ExportRecord {
  const body = bodyOf(comment);
  if (body === null) return { kind: 'skipped', reason: 'comment without text' };
  const sentAt = readInstant(textOf(comment.created_at) ?? '')?.at;
  if (sentAt === undefined) {
    const found = textOf(comment.created_at) ?? 'nothing';
    const reason = `Expected the time of the comment such as 2025-03-04T09:12:44Z, found ${found}.`;
    return rejected(place.record, `${place.path}created_at`, reason, rawOf(comment));
  }
  const author = textOf(comment.author_id);
  return {
    kind: 'message',
    id: textOf(comment.id),
    conversationId: place.ticket,
    role: roleOf(comment, author, body.body, speakers),
    isPublic: comment.public !== false,
    authorKey: author,
    authorName: speakers?.names.get(author ?? '') ?? null,
    sentAt,
    ...(place.order === undefined ? {} : { order: place.order }),
    ...body,
  };
}

/** The messages among the events of an audit; everything else that happened to a ticket is counted as left out. */
export function* auditRecords(audit: JsonObject, record: number, readInstant: InstantReader): Generator<ExportRecord> {
  const ticket = textOf(audit.ticket_id);
  if (ticket === null) {
    yield rejected(record, 'ticket_id', 'Expected the id of the ticket, found nothing.', rawOf(audit));
    return;
  }
  for (const [index, event] of objectsOf(audit.events).entries()) {
    const path = `events[${index}].`;
    if (/^(Voice)?Comment$/.test(String(event.type))) {
      const comment = {
        ...{ author_id: audit.author_id, via: audit.via, created_at: audit.created_at },
        ...event,
      };
      yield commentRecord(comment, { ticket, record, path }, readInstant, null);
    } else if (event.type === 'ChatStartedEvent')
      yield* chatRecords(audit, event, { ticket, record, path }, readInstant);
    else yield { kind: 'skipped', reason: 'event of a ticket that is no comment (change, notification …)' };
  }
}

/** The transcript of a chat that became a ticket. Its lines may carry no time of their own; their index is their order. */
function* chatRecords(
  audit: JsonObject,
  event: JsonObject,
  { ticket, record, path }: Place,
  readInstant: InstantReader,
): Generator<ExportRecord> {
  const chat = objectOf(event.value);
  for (const [index, line] of objectsOf(chat.history).entries()) {
    const body = textOf(line.message);
    if (line.type !== 'ChatMessage' || body === null) {
      yield { kind: 'skipped', reason: 'event of a chat that is no message' };
      continue;
    }
    const at = `${path}value.history[${index}]`;
    const role = roleNamed(textOf(line.actor_type) ?? '');
    const sentAt = readInstant(textOf(line.timestamp) ?? textOf(audit.created_at) ?? '')?.at;
    if (sentAt === undefined || (role === null && textOf(line.actor_id) === null)) {
      const [field, expected] =
        sentAt === undefined
          ? ['timestamp', 'the time of the message']
          : ['actor_type', 'who wrote the message (agent or end-user)'];
      const reason = `Expected ${expected}, found ${textOf(line[field]) ?? 'nothing'}.`;
      yield rejected(record, `${at}.${field}`, reason, rawOf(line));
      continue;
    }
    const order = typeof line.chat_index === 'number' ? line.chat_index : index;
    yield {
      kind: 'message',
      id: `${textOf(chat.chat_id) ?? textOf(event.id) ?? 'chat'}-${order}`,
      conversationId: ticket,
      role,
      isPublic: true,
      authorKey: textOf(line.actor_id),
      authorName: textOf(line.actor_name),
      sentAt,
      order,
      body,
      bodyFormat: 'text',
      channel: 'chat',
    };
  }
}

/** Who is certain from the ticket alone; everybody else is settled by the users of the export (null). */
function roleOf(comment: JsonObject, author: string | null, body: string, speakers: Speakers | null): Role | null {
  if (MERGED_AWAY.test(body.trimStart()) || MERGED_HERE.test(body.trimStart()) || author === '-1') return 'system';
  const channel = textOf(objectOf(comment.via).channel);
  const isAutomatic = channel === 'rule' || channel === 'trigger' || channel === 'automation';
  if (speakers !== null && author !== null && author === speakers.requester)
    return comment.public === false ? null : 'customer';
  if (isAutomatic) return 'bot';
  if (speakers === null || author === null) return null;
  if (author === speakers.assignee || speakers.colleagues.has(author)) return 'agent';
  return author === speakers.submitter && !speakers.hasUsers ? 'agent' : null;
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
