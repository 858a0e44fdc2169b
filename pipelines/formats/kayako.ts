/**
 * Kayako's API lists: cases and their messages. A message names its case only in its address, and says who wrote it but
 * not in which role: whoever the case's requester is, is the customer. Exporters may ask for camelCase; both are read.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { channelOf, isClosedBy, moodLabelled, plainName } from '../../src/lib/mapping/words';
import { isObject, type JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf } from './json-values';
import { detectObjects, eachObjectOf, joins, kindOf, unfit, type Kinds } from './objects';
import type { FileRecord } from './reading';

const typeOf = (value: JsonObject) => value.resource_type ?? value.resourceType;
const KINDS = {
  messages: (value) => typeOf(value) === 'case_message',
  cases: (value) => typeOf(value) === 'case' && 'requester' in value,
} satisfies Kinds<string>;

export const kayako: Format = {
  id: 'kayako',
  title: 'Kayako cases and messages (API, JSON)',
  whereToFind:
    'Kayako gives messages through its API: save the pages of /api/v1/cases.json, and /api/v1/conversations/{id}/messages ' +
    'for each.',
  detect: (file) => detectObjects(file, 'kayako', 'Kayako', KINDS, ['messages'], accountOf),
  companion: (file) => joins(file, 'Kayako', KINDS),
  read,
};

/** The account is the host of the addresses, without Kayako's own part. */
function accountOf(values: JsonObject[]): string {
  const hosts = values.map((value) => /^https?:\/\/([^/]+)/.exec(addressOf(value))?.[1]);
  return hosts.find((host) => host !== undefined)?.replace(/\.kayako\.com$/, '') ?? 'account';
}

const addressOf = (value: JsonObject) => textOf(value.resource_url) ?? textOf(value.resourceUrl) ?? '';

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const readInstant = instantReader(undefined, options.timezone);
  const instantOf = (value: unknown) => readInstant(textOf(value) ?? '')?.at ?? null;
  yield* eachObjectOf(files, options, (value, record, file) => translate(snakeCased(value), record, file, instantOf));
}

type InstantOf = (value: unknown) => Date | null;

function* translate(
  value: JsonObject,
  record: number,
  file: ExportFile,
  instantOf: InstantOf,
): Generator<ExportRecord> {
  const kind = kindOf(KINDS, value);
  if (kind === 'cases') yield* conversation(value, record, instantOf);
  else if (kind === 'messages') yield* message(value, record, file, instantOf);
  else yield unfit(value, record, 'resource_type', 'case or case_message');
}

function* conversation(value: JsonObject, record: number, instantOf: InstantOf): Generator<ExportRecord> {
  const id = textOf(value.id);
  if (id === null) {
    yield unfit(value, record, 'id', 'the id of the case');
    return;
  }
  if (value.state === 'TRASH' || value.state === 'SPAM') {
    yield { kind: 'skipped', reason: value.state === 'SPAM' ? 'marked as spam' : 'deleted case' };
    return;
  }
  const labels = objectsOf(value.tags)
    .map((tag) => textOf(tag.name))
    .filter((name) => name !== null);
  const status = nameOf(value.status);
  const requester = objectOf(value.requester);
  yield {
    kind: 'conversation',
    id,
    subject: textOf(value.subject),
    channel: channelNamed(objectOf(value.source_channel).type ?? value.source),
    team: textOf(objectOf(value.assigned_team).title),
    status,
    isClosed: isClosedBy(status),
    priority: nameOf(value.priority),
    labels,
    selfMood: moodLabelled(labels),
    customerKey: textOf(requester.id),
    updatedAt: instantOf(value.updated_at) ?? instantOf(value.last_closed_at),
  };
  yield* person(requester, 'customer');
  yield* person(objectOf(value.assigned_agent), 'agent');
}

function* message(value: JsonObject, record: number, file: ExportFile, instantOf: InstantOf): Generator<ExportRecord> {
  const conversationId =
    /\/(?:cases|conversations)\/(\d+)(?:\/|$)/.exec(addressOf(value))?.[1] ??
    textOf(objectOf(value.case).id) ??
    /(?:^|\/)(?:case|conversation)s?[/_-](\d+)/i.exec(file.name)?.[1];
  if (conversationId === undefined) {
    yield unfit(
      value,
      record,
      'resource_url',
      'an address with the number of the case, such as \u2026/conversations/9/messages/7',
    );
    return;
  }
  const [text, html] = [textOf(value.content_text), textOf(value.content_html)];
  const body = text ?? html;
  if (body === null) {
    yield { kind: 'skipped', reason: 'message without text' };
    return;
  }
  const sentAt = instantOf(value.created_at);
  if (sentAt === null) {
    yield unfit(value, record, 'created_at', 'a time such as 2025-03-04T10:40:22+00:00');
    return;
  }
  const creator = objectOf(value.creator);
  const isNote = value.channel === 'NOTE';
  yield* person(creator, null);
  yield {
    kind: 'message',
    id: textOf(value.id),
    conversationId,
    // Notes are colleagues'; everybody else is told by the case, whose requester is the customer.
    role: isNote ? 'agent' : null,
    isPublic: !isNote,
    authorKey: textOf(creator.id),
    authorName: textOf(creator.full_name),
    sentAt,
    body,
    bodyFormat: text === null ? 'html' : 'text',
    subject: textOf(value.subject),
    channel: isNote ? null : channelNamed(value.channel),
  };
}

function* person(value: JsonObject, role: 'customer' | 'agent' | null): Generator<ExportRecord> {
  const [key, name, email] = [textOf(value.id), textOf(value.full_name), textOf(value.email)];
  if (key !== null && (name !== null || role === 'agent')) yield { kind: 'person', key, role, name, email };
}

/** Statuses and priorities are objects with a label, or the label itself. */
function nameOf(value: unknown): string | null {
  return isObject(value) ? (textOf(value.label) ?? textOf(value.type)) : textOf(value);
}

function channelNamed(value: unknown) {
  const name = textOf(value);
  if (name === null) return null;
  return name === 'HELPCENTER' ? 'form' : (channelOf(name) ?? 'other');
}

function snakeCased(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [plainName(name), isObject(inner) ? snakeCased(inner) : inner]),
  );
}
