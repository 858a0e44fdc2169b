/**
 * Chats of Zendesk Chat as its API gives them, each with its history. The visitor's nick is "visitor", an agent's is
 * "agent:" and a number. A message left while nobody was there (offline_msg) has no history, only its text.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { csatOf, moodLabelled } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import { isObject, type JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, rawOf, textOf, textsOf } from './json-values';
import { detectObjects, eachObjectOf, kindOf, unfit, type Kinds } from './objects';
import { rejected, type FileRecord } from './reading';

const KINDS = {
  chats: (value) =>
    isObject(value.visitor) &&
    /^(chat|offline_msg)$/.test(String(value.type)) &&
    (Array.isArray(value.history) || 'zendesk_ticket_id' in value),
} satisfies Kinds<string>;

export const zendeskChat: Format = {
  id: 'zendesk-chat',
  title: 'Zendesk Chat chats (API, JSON)',
  whereToFind:
    'Zendesk Chat gives whole chats through its API: save the pages of /api/v2/incremental/chats?fields=chats(*), ' +
    'or of /api/v2/chats. Chats that became tickets are in the ticket export as well: import one of the two.',
  detect: (file) => detectObjects(file, 'zendesk-chat', 'Zendesk Chat', KINDS, ['chats'], accountOf),
  read,
};

/** The number of the account stands in the ids: second in a chat's (2503.10502823.Sjuj…), first in a visitor's. */
function accountOf(values: JsonObject[]): string {
  for (const value of values) {
    const number =
      /^\d{4}\.(\d+)\./.exec(String(value.id))?.[1] ?? /^(\d+)-/.exec(String(objectOf(value.visitor).id))?.[1];
    if (number !== undefined) return number;
  }
  return 'account';
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const readInstant = instantReader(undefined, options.timezone);
  const instantOf = (value: unknown) => readInstant(textOf(value) ?? '')?.at ?? null;
  yield* eachObjectOf(files, options, (value, record) => translate(value, record, instantOf));
}

function* translate(
  value: JsonObject,
  record: number,
  instantOf: (value: unknown) => Date | null,
): Generator<ExportRecord> {
  const id = textOf(value.id);
  if (kindOf(KINDS, value) === null || id === null) {
    yield unfit(value, record, 'id', 'a chat of Zendesk Chat with its id');
    return;
  }
  const visitor = objectOf(value.visitor);
  const customer = textOf(visitor.id);
  const labels = textsOf(value.tags);
  const isOffline = value.type === 'offline_msg';
  yield {
    kind: 'conversation',
    id,
    subject: null,
    channel: isOffline ? 'form' : 'chat',
    team: textOf(value.department_name),
    isClosed: isOffline ? undefined : instantOf(value.end_timestamp) !== null,
    labels,
    csat: csatOf(value.rating),
    csatComment: textOf(value.comment),
    selfMood: moodLabelled(labels),
    customerKey: customer,
    updatedAt: instantOf(value.update_timestamp) ?? instantOf(value.end_timestamp) ?? instantOf(value.timestamp),
  };
  if (customer !== null)
    yield { kind: 'person', key: customer, role: 'customer', name: textOf(visitor.name), email: textOf(visitor.email) };
  const history = isOffline
    ? [{ type: 'chat.msg', nick: 'visitor', name: visitor.name, msg: value.message, timestamp: value.timestamp }]
    : objectsOf(value.history);
  for (const [order, line] of history.entries()) {
    const body = textOf(line.msg);
    if (line.type !== 'chat.msg' || body === null) {
      const isFile = line.type === 'chat.file';
      yield { kind: 'skipped', reason: isFile ? 'file without text' : 'event of a chat (joined, left, rated \u2026)' };
      continue;
    }
    const sentAt = instantOf(line.timestamp);
    const [role, author] = speakerOf(line, customer);
    if (sentAt === null || role === null) {
      const field = sentAt === null ? 'timestamp' : 'nick';
      const expected = sentAt === null ? 'a time such as 2025-03-04T09:12:44Z' : '"visitor" or "agent:" and a number';
      const found = textOf((line as JsonObject)[field]) ?? 'nothing';
      yield rejected(record, `history[${order}].${field}`, `Expected ${expected}, found ${found}.`, rawOf(line));
      continue;
    }
    yield {
      kind: 'message',
      id: textOf((line as JsonObject).msg_id),
      conversationId: id,
      role,
      isPublic: true,
      authorKey: author,
      authorName: textOf(line.name),
      sentAt,
      order,
      body,
      bodyFormat: 'text',
    };
  }
}

/** Triggers write under a nick of their own ("agent:trigger"), and under the name that somebody gave them. */
function speakerOf(line: JsonObject, customer: string | null): [role: Role | null, author: string | null] {
  const nick = textOf(line.nick) ?? '';
  if (nick.startsWith('visitor')) return ['customer', customer];
  if (/^(agent:)?_*(trigger|bot|answer_?bot)/i.test(nick)) return ['bot', nick];
  if (nick.startsWith('agent:')) return ['agent', nick.slice('agent:'.length)];
  return nick === 'system' ? ['system', null] : [null, null];
}
