/**
 * Crisp's API lists: conversations and messages, joined by the session. Times are milliseconds. The content of a message
 * is text, or an object where it is a file, a choice to pick, a field or an event.
 */
import { asksMood, channelOf, isClosedBy, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import type { Channel, Mood, Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, textOf, textsOf } from './json-values';
import { detectObjects, eachObjectOf, joins, kindOf, unfit, type Kinds } from './objects';
import type { FileRecord } from './reading';

const isOfSession = (value: JsonObject) => 'session_id' in value && 'website_id' in value;
const KINDS = {
  messages: (value) => isOfSession(value) && 'fingerprint' in value && /^(user|operator)$/.test(String(value.from)),
  conversations: (value) => isOfSession(value) && 'meta' in value && 'state' in value,
} satisfies Kinds<string>;

export const crisp: Format = {
  id: 'crisp',
  title: 'Crisp conversations and messages (API, JSON)',
  whereToFind:
    'Crisp gives messages through its REST API: save the pages of /v1/website/{website_id}/conversations, and ' +
    '/v1/website/{website_id}/conversation/{session_id}/messages for each. Its transcripts by mail are not read.',
  detect: (file) =>
    detectObjects(file, 'crisp', 'Crisp', KINDS, ['messages'], (values) => textOf(values[0]?.website_id) ?? 'website'),
  companion: (file) => joins(file, 'Crisp', KINDS),
  read: (files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> =>
    eachObjectOf(files, options, translate),
};

const instantOf = (milliseconds: unknown): Date | null =>
  typeof milliseconds === 'number' && milliseconds > 6e11 && milliseconds < 1e14 ? new Date(milliseconds) : null;

function* translate(value: JsonObject, record: number): Generator<ExportRecord> {
  const session = textOf(value.session_id);
  const kind = kindOf(KINDS, value);
  if (session === null || kind === null)
    yield unfit(value, record, 'session_id', 'a conversation or message of Crisp with its session');
  else if (kind === 'conversations') yield* conversation(value, session);
  else yield* message(value, session, record);
}

function* conversation(value: JsonObject, session: string): Generator<ExportRecord> {
  const meta = objectOf(value.meta);
  const labels = textsOf(meta.segments);
  const state = textOf(value.state);
  yield {
    kind: 'conversation',
    id: session,
    subject: textOf(meta.subject) ?? textOf(value.topic),
    channel: channelNamed(textOf(meta.origin)),
    status: state,
    isClosed: state === 'unresolved' ? false : isClosedBy(state),
    labels,
    selfMood: moodIn(objectOf(meta.data)) ?? moodLabelled(labels),
    customerKey: session,
    updatedAt: instantOf(value.updated_at),
  };
  // A visitor is known by the session; the address makes the same visitor of two sessions one person.
  yield { kind: 'person', key: session, role: 'customer', name: textOf(meta.nickname), email: textOf(meta.email) };
}

function* message(value: JsonObject, session: string, record: number): Generator<ExportRecord> {
  const body = textOf(value.content) ?? textOf(objectOf(value.content).text);
  if (value.type === 'event' || body === null) {
    const reason =
      value.type === 'event' ? 'event of a conversation (state changed \u2026)' : 'message without text (file \u2026)';
    yield { kind: 'skipped', reason };
    return;
  }
  const sentAt = instantOf(value.timestamp);
  if (sentAt === null) {
    yield unfit(value, record, 'timestamp', 'milliseconds since 1970, such as 1741079564123');
    return;
  }
  const user = objectOf(value.user);
  const role: Role = value.automated === true ? 'bot' : value.from === 'user' ? 'customer' : 'agent';
  yield {
    kind: 'message',
    id: textOf(value.fingerprint),
    conversationId: session,
    role,
    isPublic: value.type !== 'note',
    authorKey: role === 'customer' ? session : textOf(user.user_id),
    authorName: textOf(user.nickname),
    sentAt,
    body,
    bodyFormat: 'markdown',
    channel: channelNamed(textOf(value.origin)),
  };
}

/** Origins are words or names such as urn:crisp.im:whatsapp:0. */
function channelNamed(origin: string | null): Channel | null {
  if (origin === null) return null;
  for (const part of origin.split(':').reverse()) {
    const channel = channelOf(part);
    if (channel !== null) return channel;
  }
  return 'other';
}

function moodIn(data: JsonObject): Mood | null {
  for (const [name, value] of Object.entries(data)) if (asksMood(name)) return moodOf(textOf(value) ?? '');
  return null;
}
