/**
 * LiveChat's archives (list_archives) and single chats (get_chat): one conversation per thread, since a chat lasts as
 * long as the customer. Authors are looked up among the chat's users; agents are known by their address, so that an
 * agent without one is a chatbot. Answers in a form before or after the chat are the customer's words.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { asksMood, csatOf, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf, textsOf } from './json-values';
import { detectObjects, eachObjectOf, kindOf, unfit, type Kinds } from './objects';
import { counted } from '../../src/lib/text/counted';
import { type FileRecord } from './reading';

const KINDS = {
  chats: (value) =>
    objectsOf(value.users).some(({ type }) => type === 'agent' || type === 'customer') && threadsOf(value).length > 0,
} satisfies Kinds<string>;

export const livechat: Format = {
  id: 'livechat',
  title: 'LiveChat archives (API, JSON)',
  whereToFind:
    'LiveChat gives chats through its Agent Chat API: save the pages of list_archives, as one file each or as JSON ' +
    'lines. Its reports hold figures only.',
  detect: (file) => detectObjects(file, 'livechat', 'LiveChat', KINDS, ['chats'], null),
  read,
};

/** Archives hold one thread in each entry; the general shape of a chat knows a list of them. */
function threadsOf(chat: JsonObject): JsonObject[] {
  return objectsOf(Array.isArray(chat.threads) ? chat.threads : [chat.thread]);
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const reader = new ChatReader(options);
  yield* eachObjectOf(files, options, (value, record) => reader.translate(value, record));
  if (reader.restricted > 0) {
    const message =
      `${counted(reader.restricted, 'thread')} without events, because the account that exported may not see them. ` +
      'Export again with the rights of an owner.';
    yield { kind: 'warning', message };
  }
}

class ChatReader {
  restricted = 0;
  private readonly peopleSeen = new Set<string>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  *translate(chat: JsonObject, record: number): Generator<ExportRecord> {
    if (kindOf(KINDS, chat) === null) {
      yield { kind: 'skipped', reason: 'LiveChat object that is no chat with a thread' };
      return;
    }
    const users = new Map(objectsOf(chat.users).map((user): [string, JsonObject] => [String(user.id), user]));
    for (const user of users.values()) yield* this.person(user);
    for (const thread of threadsOf(chat)) {
      const [chatId, threadId] = [textOf(chat.id), textOf(thread.id)];
      if (chatId === null || threadId === null)
        yield unfit(chat, record, chatId === null ? 'id' : 'thread.id', 'the ids of the chat and of its thread');
      else yield* this.thread(chat, thread, `${chatId}:${threadId}`, users, record);
    }
  }

  private *thread(
    chat: JsonObject,
    thread: JsonObject,
    id: string,
    users: Map<string, JsonObject>,
    record: number,
  ): Generator<ExportRecord> {
    const events = objectsOf(thread.events);
    if (events.length === 0 && thread.restricted_access !== undefined) this.restricted++;
    const rating = [objectOf(thread.properties).rating, objectOf(chat.properties).rating].map(objectOf).find(hasScore);
    const customer = [...users.values()].find(({ type }) => type === 'customer');
    const groups = textsOf(objectOf(thread.access ?? chat.access).group_ids);
    const labels = textsOf(thread.tags);
    const times = events.map((event) => this.instantOf(event.created_at)?.getTime() ?? 0);
    yield {
      kind: 'conversation',
      id,
      channel: 'chat',
      team: groups.length > 0 ? `Group ${groups.join(', ')}` : null,
      status: thread.active === true ? 'active' : 'archived',
      isClosed: thread.active !== true,
      labels,
      csat: csatOf(rating?.score),
      csatComment: textOf(rating?.comment),
      selfMood: moodLabelled(labels),
      customerKey: textOf(customer?.id),
      // A thread has no time of closing: what was said last is its last change.
      updatedAt: times.length > 0 ? new Date(Math.max(...times)) : this.instantOf(thread.created_at),
    };
    for (const [order, event] of events.entries()) yield this.event(event, id, order, users, record);
  }

  private event(
    event: JsonObject,
    conversationId: string,
    order: number,
    users: Map<string, JsonObject>,
    record: number,
  ): ExportRecord {
    if (event.deleted === true) return { kind: 'skipped', reason: 'deleted message' };
    const said = saidIn(event);
    if (said === null)
      return { kind: 'skipped', reason: `event without words (${textOf(event.type) ?? 'unknown type'})` };
    const sentAt = this.instantOf(event.created_at);
    if (sentAt === null)
      return unfit(event, record, `thread.events[${order}].created_at`, 'a time with zone', event.created_at);
    const authorKey = textOf(event.author_id);
    const author = users.get(authorKey ?? '');
    return {
      kind: 'message',
      id: textOf(event.id),
      conversationId,
      role: event.type === 'system_message' ? 'system' : roleOf(author, authorKey),
      // Versions before 3.3 call the visibility recipients.
      isPublic: (event.visibility ?? event.recipients) !== 'agents',
      authorKey,
      authorName: textOf(author?.name),
      sentAt,
      order,
      ...said,
      bodyFormat: 'text',
    };
  }

  private *person(user: JsonObject): Generator<ExportRecord> {
    const key = textOf(user.id);
    const role = roleOf(user, key);
    if (key === null || this.peopleSeen.has(key) || role === 'bot') return;
    this.peopleSeen.add(key);
    yield { kind: 'person', key, role, name: textOf(user.name), email: textOf(user.email) };
  }

  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

const hasScore = (rating: JsonObject) => 'score' in rating;

/** Who left the company is no user of the chat any more, but the id of an agent is an address. */
function roleOf(user: JsonObject | undefined, key: string | null): Role | null {
  if (user?.type === 'customer') return 'customer';
  const isPerson = key?.includes('@') === true || textOf(user?.email) !== null;
  if (user?.type === 'agent') return isPerson ? 'agent' : 'bot';
  return isPerson ? 'agent' : null;
}

/** The words of an event; null for files, pictures and forms in which nothing was told. */
function saidIn(event: JsonObject): Pick<MessageRecord, 'body' | 'selfMood'> | null {
  const text = textOf(event.text);
  if (text !== null) return { body: text };
  if (event.type === 'filled_form') return answersOf(objectsOf(event.fields));
  const elements = objectsOf(event.elements).flatMap(({ title, subtitle }) => textsOf([title, subtitle]));
  return elements.length > 0 ? { body: elements.join('\n') } : null;
}

/** What the customer told in a form: answers to questions, not name, address and the like. */
function answersOf(fields: JsonObject[]): Pick<MessageRecord, 'body' | 'selfMood'> | null {
  const answers = fields
    .map((field) => ({
      type: field.type,
      label: textOf(field.label) ?? '',
      answer: answerOf(field.answer ?? field.answers),
    }))
    .filter(({ type, answer }) => /^(question|textarea|radio|checkbox|select)$/.test(String(type)) && answer !== '');
  if (answers.length === 0) return null;
  const mood = answers.find(({ label }) => asksMood(label));
  return {
    body: answers.map(({ label, answer }) => `${label} ${answer}`.trim()).join('\n'),
    ...(mood ? { selfMood: moodOf(mood.answer) } : {}),
  };
}

/** An answer is a text, a choice with a label, or a list of choices. */
function answerOf(answer: unknown): string {
  if (Array.isArray(answer)) return answer.map(answerOf).filter(Boolean).join(', ');
  return textOf(answer) ?? textOf(objectOf(answer).label) ?? '';
}
