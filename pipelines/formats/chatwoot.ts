/**
 * Chatwoot's API: pages of messages (one conversation each), with the pages of conversations beside them. Numbers and
 * words for the kind of a message are both read (API and webhooks). The list of conversations holds only the last
 * message of each, which is left to the pages of messages. Answers to the satisfaction survey stand in the message
 * that asked: content_attributes.submitted_values.csat_survey_response, as Chatwoot's own builder reads them.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { asksMood, csatOf, isClosedBy, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import type { Channel, Mood, Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import { parseStart } from '../files/truncated';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, textOf, textsOf } from './json-values';
import { detectObjects, eachObjectOf, has, joins, kindOf, lookThrough, unfit, type Kinds } from './objects';
import { counted } from '../../src/lib/text/counted';
import { type FileRecord } from './reading';
import { sampleOf } from './sample';

const ROLES: Record<string, Role> = {
  0: 'customer',
  1: 'agent',
  2: 'system',
  3: 'bot',
  incoming: 'customer',
  outgoing: 'agent',
  activity: 'system',
  template: 'bot',
};
const KINDS = {
  messages: (value) =>
    has(value, 'content_type', 'inbox_id', 'conversation_id', 'private') && String(value.message_type) in ROLES,
  conversations: (value) => /^Channel::/.test(String(objectOf(value.meta).channel)) && has(value, 'inbox_id'),
} satisfies Kinds<string>;

export const chatwoot: Format = {
  id: 'chatwoot',
  title: 'Chatwoot conversations (API, JSON)',
  whereToFind:
    'Chatwoot has no export of conversations; save the pages of GET /api/v1/accounts/{id}/conversations and of ' +
    '/conversations/{id}/messages for each. Its report CSVs hold figures only.',
  detect: (file) => detectObjects(file, 'chatwoot', 'Chatwoot', KINDS, ['messages'], null),
  companion: (file) => joins(file, 'Chatwoot', KINDS),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const reader = new ConversationReader(options);
  await lookThrough(
    files,
    (text) => text.includes('Channel::') || text.includes('input_csat'),
    (value) => reader.notice(value),
  );
  yield* eachObjectOf(files, options, (value, record, file) => reader.translate(value, record, file));
  const silent = reader.silent();
  if (silent > 0) {
    const message =
      `${counted(silent, 'conversation')} from a list whose messages are not there. ` +
      'Save GET /conversations/{id}/messages for each to have them.';
    yield { kind: 'warning', message };
  }
}

interface Rating {
  csat: number | null;
  comment: string | null;
}

class ConversationReader {
  private readonly listed = new Set<string>();
  private readonly spoken = new Set<string>();
  private readonly ratings = new Map<string, Rating>();
  private readonly peopleSeen = new Set<string>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  /** how many conversations have no messages */
  silent(): number {
    return [...this.listed].filter((id) => !this.spoken.has(id)).length;
  }

  notice(value: JsonObject) {
    const kind = kindOf(KINDS, value);
    if (kind === 'conversations') this.listed.add(textOf(value.id) ?? '');
    const answer = objectOf(objectOf(objectOf(value.content_attributes).submitted_values).csat_survey_response);
    const conversation = textOf(value.conversation_id);
    if (kind === 'messages' && conversation !== null && 'rating' in answer)
      this.ratings.set(conversation, { csat: csatOf(answer.rating), comment: textOf(answer.feedback_message) });
  }

  *translate(value: JsonObject, record: number, file: ExportFile): Generator<ExportRecord> {
    const kind = kindOf(KINDS, value);
    if (kind === 'messages') yield* this.message(value, record, file);
    else if (kind === 'conversations') yield* this.conversation(value, record);
    else yield { kind: 'skipped', reason: 'Chatwoot object that is neither conversation nor message' };
  }

  private *conversation(value: JsonObject, record: number): Generator<ExportRecord> {
    const id = textOf(value.id);
    if (id === null) {
      yield unfit(value, record, 'id', 'the id of the conversation');
      return;
    }
    const meta = objectOf(value.meta);
    const labels = textsOf(value.labels);
    const contact = objectOf(meta.sender);
    yield {
      kind: 'conversation',
      id,
      subject: textOf(objectOf(value.additional_attributes).mail_subject),
      channel: channelOf(String(meta.channel)),
      team: textOf(objectOf(meta.team).name),
      status: textOf(value.status),
      isClosed: isClosedBy(textOf(value.status)),
      priority: textOf(value.priority),
      labels,
      ...this.ratingOf(id),
      selfMood: moodGiven(objectOf(value.custom_attributes)) ?? moodLabelled(labels),
      customerKey: keyOf(contact, 'customer'),
      updatedAt: this.instantOf(value.updated_at) ?? this.instantOf(value.last_activity_at ?? value.timestamp),
    };
    yield* this.person(contact, 'customer');
    yield* this.person(objectOf(meta.assignee), 'agent');
  }

  private *message(value: JsonObject, record: number, file: ExportFile): Generator<ExportRecord> {
    const conversationId = textOf(value.conversation_id);
    if (conversationId === null) {
      yield unfit(value, record, 'conversation_id', 'the id of the conversation that the message belongs to');
      return;
    }
    const isFirst = !this.spoken.has(conversationId);
    this.spoken.add(conversationId);
    if (isFirst && !this.listed.has(conversationId)) yield* this.fromPage(conversationId, file);
    const attributes = objectOf(value.content_attributes);
    const body = textOf(value.content);
    if (attributes.deleted === true || body === null) {
      yield { kind: 'skipped', reason: body === null ? 'message without text' : 'deleted message' };
      return;
    }
    const sentAt = this.instantOf(value.created_at);
    if (sentAt === null) {
      yield unfit(value, record, 'created_at', 'seconds since 1970');
      return;
    }
    const sender = objectOf(value.sender);
    const role = roleOf(value, sender, attributes);
    if (role === 'customer' || role === 'agent') yield* this.person(sender, role);
    yield {
      kind: 'message',
      id: textOf(value.id),
      conversationId,
      role,
      isPublic: value.private !== true,
      authorKey: keyOf(sender, role),
      authorName: textOf(sender.name),
      sentAt,
      body,
      bodyFormat: 'markdown',
    };
  }

  /** A page of messages says a little about its conversation, for when the conversation itself was not saved. */
  private *fromPage(id: string, file: ExportFile): Generator<ExportRecord> {
    const sample = sampleOf(file);
    const isPage = sample.kind === 'json' && sample.layout === 'envelope';
    const labels = isPage ? textsOf(objectOf(objectOf(parseStart(file.head)).meta).labels) : [];
    if (labels.length === 0 && !this.ratings.has(id)) return;
    yield { kind: 'conversation', id, labels, ...this.ratingOf(id), selfMood: moodLabelled(labels), isPart: true };
  }

  private ratingOf(id: string): { csat: number | null; csatComment: string | null } {
    const rating = this.ratings.get(id);
    return { csat: rating?.csat ?? null, csatComment: rating?.comment ?? null };
  }

  private *person(person: JsonObject, role: Role): Generator<ExportRecord> {
    const key = keyOf(person, role);
    if (key === null || this.peopleSeen.has(key)) return;
    this.peopleSeen.add(key);
    yield { kind: 'person', key, role, name: textOf(person.name), email: textOf(person.email) };
  }

  /** Seconds since 1970 from the API, ISO times from webhooks. */
  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

/** Contacts and users are numbered apart: contact 1 is not user 1. */
function keyOf(person: JsonObject, role: Role): string | null {
  const id = textOf(person.id);
  return id === null ? null : `${role === 'customer' ? 'contact' : role === 'bot' ? 'bot' : 'user'} ${id}`;
}

function roleOf(value: JsonObject, sender: JsonObject, attributes: JsonObject): Role {
  const role = ROLES[String(value.message_type)] ?? 'system';
  if (role !== 'agent') return role;
  const sentBy = `${textOf(value.sender_type) ?? ''} ${textOf(sender.type) ?? ''}`;
  const isAutomatic = 'automation_rule_id' in attributes || 'campaign_id' in objectOf(value.additional_attributes);
  return isAutomatic || /agent_?bot|captain/i.test(sentBy) ? 'bot' : 'agent';
}

function channelOf(channel: string): Channel {
  switch (channel) {
    case 'Channel::WebWidget':
      return 'chat';
    case 'Channel::Email':
      return 'email';
    case 'Channel::Sms':
    case 'Channel::TwilioSms':
      return 'sms';
    case 'Channel::Api':
      return 'other';
    default:
      return /Facebook|Twitter|Instagram|Whatsapp|Telegram|Line|Tiktok/i.test(channel) ? 'social' : 'other';
  }
}

function moodGiven(attributes: JsonObject): Mood | null {
  const field = Object.keys(attributes).find(asksMood);
  return field === undefined ? null : moodOf(textOf(attributes[field]) ?? '');
}
