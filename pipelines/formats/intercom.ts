/**
 * Intercom conversations as its API gives them: an array, JSON lines, one file each, or list pages. The first message
 * is the conversation's `source`, which has no time of its own; the others are its parts.
 */
import { channelOf } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import { decodeEntities } from '../../src/lib/text/entities';
import type { JsonObject } from '../files/json';
import type { Detected, ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { objectOf, objectsOf, rawOf, textOf } from './json-values';
import { counted } from '../../src/lib/text/counted';
import { eachObject, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';

export const intercom: Format = {
  id: 'intercom',
  title: 'Intercom conversations (JSON)',
  whereToFind:
    'Intercom gives conversation text only through its API: save GET /conversations/{id} for each conversation, as one ' +
    'file each or as JSON lines; add GET /teams as a file to have teams named. The CSV exports of Intercom hold no messages.',
  detect,
  read,
};

const isConversation = (value: JsonObject) =>
  value.type === 'conversation' && 'delivered_as' in objectOf(value.source) && !/^cnv_/.test(String(value.id));
const isTeam = (value: JsonObject) => value.type === 'team' && 'name' in value;
const hasParts = (value: JsonObject) => 'conversation_parts' in value;

function detect(file: ExportFile): Detected | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'json') return null;
  const conversations = sample.records.filter(isConversation);
  const teams = sample.records.filter(isTeam);
  const known = conversations.length + teams.length;
  if (known === 0 || known < sample.records.length / 2) return null;
  // Pages of the conversation list hold first messages only; that they are refused is told in others.ts.
  const whole = sample.whole.filter(isConversation);
  if (whole.length > 0 && !whole.some(hasParts)) return null;
  const what = conversations.length > 0 ? 'conversations with delivered_as' : 'teams';
  return {
    format: 'intercom',
    confidence: known / sample.records.length,
    reasons: [`${known} of ${sample.records.length} sampled records are Intercom ${what}.`],
    account: 'workspace',
    isAccountAssumed: true,
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  const teams = new Map(
    files
      .flatMap((file) => {
        const sample = sampleOf(file);
        return sample.kind === 'json' ? sample.records.filter(isTeam) : [];
      })
      .map((team): [string, string] => [String(team.id), decodeEntities(String(team.name))]),
  );
  const reader = new ConversationReader(teams);
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind === 'json')
      yield* eachObject(file, sample.layout, progress, (value, at) => reader.translate(value, at));
  }
  if (reader.withoutParts > 0) {
    const message =
      `${counted(reader.withoutParts, 'conversation')} from a list, with the first message only. ` +
      'Save GET /conversations/{id} for each to have the answers.';
    yield { kind: 'warning', message };
  }
  if (reader.cutShort > 0) {
    const message =
      `${counted(reader.cutShort, 'conversation')} with more parts than Intercom returned (it gives the 500 newest): ` +
      'earlier messages are missing.';
    yield { kind: 'warning', message };
  }
}

class ConversationReader {
  withoutParts = 0;
  cutShort = 0;
  private readonly colleaguesSeen = new Set<string>();

  constructor(private readonly teams: Map<string, string>) {}

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    if (isTeam(value)) return;
    if (!isConversation(value)) {
      yield { kind: 'skipped', reason: `Intercom ${textOf(value.type) ?? 'object'} that is no conversation` };
      return;
    }
    const id = textOf(value.id);
    const createdAt = instantOf(value.created_at);
    if (id === null || createdAt === null) {
      const field = id === null ? 'id' : 'created_at';
      const expected = id === null ? 'the id of the conversation' : 'seconds since 1970';
      yield rejected(record, field, `Expected ${expected}, found ${textOf(value[field]) ?? 'nothing'}.`, rawOf(value));
      return;
    }
    const source = objectOf(value.source);
    yield this.conversation(value, id, source);
    yield* people(value, source);
    yield* this.colleagues([source, ...objectsOf(objectOf(value.conversation_parts).conversation_parts)]);
    const first = message(source, id, 0, createdAt, 'comment');
    yield withSender(first, source);
    const list = objectOf(value.conversation_parts);
    const parts = objectsOf(list.conversation_parts);
    if (!hasParts(value)) this.withoutParts++;
    if (typeof list.total_count === 'number' && list.total_count > parts.length) this.cutShort++;
    for (const [index, part] of parts.entries()) {
      const sentAt = instantOf(part.created_at);
      if (sentAt === null && textOf(part.body) !== null) {
        const field = `conversation_parts[${index}].created_at`;
        const reason = `Expected seconds since 1970, found ${textOf(part.created_at) ?? 'nothing'}.`;
        yield rejected(record, field, reason, rawOf(part));
      } else yield message(part, id, index + 1, sentAt ?? createdAt, textOf(part.part_type) ?? 'comment');
    }
  }

  /** Who answered, once each, with the address: it makes an agent the same person in another helpdesk's export. */
  private *colleagues(messages: JsonObject[]): Generator<ExportRecord> {
    for (const author of messages.map((one) => objectOf(one.author))) {
      const key = textOf(author.id);
      if (key === null || this.colleaguesSeen.has(key) || senderRole(author) !== 'agent') continue;
      this.colleaguesSeen.add(key);
      yield { kind: 'person', key, role: 'agent', name: nameOf(author), email: textOf(author.email) };
    }
  }

  private conversation(value: JsonObject, id: string, source: JsonObject): ExportRecord {
    const subject = textOf(value.title) ?? textOf(source.subject);
    const team = textOf(value.team_assignee_id);
    const rating = objectOf(value.conversation_rating).rating;
    return {
      kind: 'conversation',
      id,
      subject: subject === null ? null : plainText(subject),
      channel: channelOf(textOf(source.type) ?? '') ?? 'other',
      team: team === null || team === '0' ? null : (this.teams.get(team) ?? `Team ${team}`),
      status: textOf(value.state),
      isClosed: value.state === 'closed' ? true : value.state === undefined ? undefined : false,
      priority: textOf(value.priority),
      labels: objectsOf(objectOf(value.tags).tags)
        .map((tag) => textOf(tag.name))
        .filter((name) => name !== null),
      csat: typeof rating === 'number' ? rating : null,
      customerKey: customerOf(value, source),
      url: null,
      updatedAt: instantOf(value.updated_at),
    };
  }
}

/** Intercom writes whole seconds since 1970. */
function instantOf(value: unknown): Date | null {
  const seconds = typeof value === 'string' && /^\d{9,10}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && seconds > 6e8 && seconds < 1e11 ? new Date(seconds * 1000) : null;
}

function contactsOf(value: JsonObject): JsonObject[] {
  const contacts = objectOf(value.contacts);
  return [...objectsOf(contacts.contacts), ...objectsOf(contacts.data), ...objectsOf([value.contact])];
}

function customerOf(value: JsonObject, source: JsonObject): string | null {
  const author = objectOf(source.author);
  const byAuthor = senderRole(author) === 'customer' ? textOf(author.id) : null;
  return byAuthor ?? textOf(contactsOf(value)[0]?.id) ?? null;
}

/** Contacts carry no address of their own; who wrote the first message does. */
function* people(value: JsonObject, source: JsonObject): Generator<ExportRecord> {
  const author = objectOf(source.author);
  const known = senderRole(author) === 'customer' ? [author, ...contactsOf(value)] : contactsOf(value);
  for (const person of known) {
    const key = textOf(person.id);
    const [name, email] = [nameOf(person), textOf(person.email)];
    if (key !== null && (name !== null || email !== null)) yield { kind: 'person', key, role: 'customer', name, email };
  }
}

const nameOf = (person: JsonObject) => {
  const name = textOf(person.name);
  return name === null ? null : decodeEntities(name);
};

function senderRole(author: JsonObject): Role | null {
  if (author.from_ai_agent === true || author.is_ai_answer === true) return 'bot';
  if (/^operator\+.*@intercom\.io$/.test(String(author.email ?? ''))) return 'bot';
  switch (author.type) {
    case 'user':
    case 'lead':
    case 'contact':
      return 'customer';
    case 'admin':
      return 'agent';
    case 'bot':
      return 'bot';
    case 'team':
      return 'system';
    default:
      return null;
  }
}

function message(part: JsonObject, id: string, order: number, sentAt: Date, type: string): ExportRecord {
  const body = textOf(part.body);
  if (body === null)
    return {
      kind: 'skipped',
      reason: part.redacted === true ? 'redacted message' : 'part without text (assigned, closed …)',
    };
  const author = objectOf(part.author);
  return {
    kind: 'message',
    id: textOf(part.id),
    conversationId: id,
    role: senderRole(author),
    isPublic: !/note/.test(type),
    authorKey: textOf(author.id),
    authorName: nameOf(author),
    sentAt,
    order,
    body,
    // A body without a single tag is plain text, whose line ends count.
    bodyFormat: /<[a-z!/][^>]*>/i.test(body) ? 'html' : 'text',
  };
}

/** A first message that a campaign or a workflow sent stands under a colleague's name, but nobody wrote it. */
function withSender(record: ExportRecord, source: JsonObject): ExportRecord {
  const isAutomatic = /^(campaigns_initiated|automated|operator_initiated)$/.test(String(source.delivered_as));
  if (record.kind !== 'message' || !isAutomatic || record.role === 'customer') return record;
  return { ...record, role: 'bot' } satisfies MessageRecord;
}

function plainText(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
