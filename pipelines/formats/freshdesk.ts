/**
 * Freshdesk and Freshservice: the account export (Tickets0.json … with their notes, or the same as XML) and lists of the
 * API (tickets, conversations, ratings). A ticket's own description is its first message. Beware: `body` is plain text in
 * the export and HTML in the API; which it is shows in the field beside it (body_html or body_text), never in the vendor.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { asksMood, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import { isObject, type JsonObject } from '../files/json';
import { elementsOf, readXml } from '../files/xml';
import type { Detected, ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { accountOf, freshdeskKind, KINDS } from './freshdesk-kinds';
import { OUTBOUND_EMAIL, priorityOf, ratingOf, sourceOf, statusOf } from './freshdesk-words';
import { objectOf, objectsOf, textOf } from './json-values';
import { detectObjects, joins, lookThrough, recognise, unfit, unnamedAccount } from './objects';
import { eachObject, finished, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';

export const freshdesk: Format = {
  id: 'freshdesk',
  title: 'Freshdesk and Freshservice account export (JSON or XML) and API lists',
  whereToFind:
    'Admin > Account > Export data (the account\u2019s administrator; the link comes by mail), then the files Tickets0.json, ' +
    'Users0.json and so on, or the XML. Or through the API: lists of tickets and of each ticket\u2019s conversations. ' +
    'The CSV of tickets holds no messages.',
  detect,
  companion: (file) => joins(file, 'Freshdesk', KINDS),
  missing,
  read,
};

function detect(file: ExportFile): Detected | null {
  const sample = sampleOf(file);
  const account = accountOf(file);
  if (sample.kind === 'xml') {
    if (!/<helpdesk-tickets?[\s/>]/.test(file.head.slice(0, 4000))) return null;
    const reason = 'The XML holds elements named helpdesk-ticket, as Freshdesk and Freshservice write them.';
    return {
      format: 'freshdesk',
      confidence: 1,
      reasons: account === null ? [reason, unnamedAccount('Freshdesk')] : [reason],
      account: account ?? 'account',
      ...(account === null && { isAccountAssumed: true }),
    };
  }
  const spoken = ['tickets of an account export', 'conversations', 'tickets'] as const;
  return detectObjects(file, 'freshdesk', 'Freshdesk', KINDS, [...spoken], account === null ? null : () => account);
}

/** The API's list of tickets leaves out even their descriptions. */
function missing(files: ExportFile[]) {
  const isEmpty = (file: ExportFile) => {
    const found = recognise(file, 'Freshdesk', KINDS)?.found;
    const hasWords = (value: JsonObject) => textOf(value.description_text) ?? textOf(value.description);
    return found?.has('tickets') === true && found.size === 1 && !samples(file).some(hasWords);
  };
  if (!files.every(isEmpty)) return null;
  return {
    problem: 'is a ticket list of Freshdesk\u2019s API, which holds no messages.',
    nextStep: 'Save /api/v2/tickets/{id}/conversations of each ticket beside it, or use the account export (JSON).',
  };
}

const samples = (file: ExportFile) => {
  const sample = sampleOf(file);
  return sample.kind === 'json' ? sample.records : [];
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  const reader = new TicketReader(options);
  const signs = ['"group"', '"survey_id"'];
  const beside = files.filter((file) => samples(file).some((value) => 'group' in value || 'survey_id' in value));
  await lookThrough(
    beside,
    (text) => signs.some((sign) => text.includes(sign)),
    (value) => reader.remember(value),
  );
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind === 'json')
      yield* eachObject(file, sample.layout, progress, (value, at) => reader.translate(value, at));
    else if (sample.kind === 'xml') yield* eachElement(file, progress, (value, at) => reader.translate(value, at));
  }
}

/** Tickets of the XML export as the JSON export writes them: underscores for dashes, notes in a list. */
async function* eachElement(
  file: ExportFile,
  progress: Progress,
  translate: (value: JsonObject, record: number) => Iterable<ExportRecord>,
): AsyncGenerator<FileRecord> {
  for await (const batch of readXml(file, 'helpdesk-ticket', progress.onBytes)) {
    for (const { record, value, problem, ...entry } of batch) {
      const records =
        value === undefined
          ? [rejected(record, null, problem, 'raw' in entry ? entry.raw : '')]
          : translate({ helpdesk_ticket: underscored(value) }, record);
      for (const each of records) yield { ...each, file: file.name };
    }
  }
  yield* finished(file, progress);
}

function underscored(element: JsonObject): JsonObject {
  const value: JsonObject = {};
  for (const [name, inner] of Object.entries(element)) {
    const plain = name.replaceAll('-', '_');
    if (plain === 'helpdesk_notes') value.notes = elementsOf(inner, 'helpdesk-note').map(underscored);
    else value[plain] = isObject(inner) ? underscored(inner) : Array.isArray(inner) ? inner : yesOrNo(inner);
  }
  return value;
}

const yesOrNo = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value);

class TicketReader {
  private readonly groups = new Map<string, string>();
  /** ticket -> its rating and what was written with it, which stand in a list of their own */
  private readonly ratings = new Map<string, { csat: number | null; csatComment: string | null }>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  /** Takes note of groups and ratings, which may stand after the tickets that need them. */
  remember(value: JsonObject) {
    const kind = freshdeskKind(value);
    const group = objectOf(value.group);
    const [id, name] = [textOf(group.id), textOf(group.name)];
    if (kind === 'groups' && id !== null && name !== null) this.groups.set(id, name);
    const ticket = textOf(value.ticket_id);
    if (kind === 'ratings' && ticket !== null)
      this.ratings.set(ticket, { csat: ratingOf(value), csatComment: textOf(value.feedback) });
  }

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const kind = freshdeskKind(value);
    switch (kind) {
      case 'tickets of an account export':
        return yield* this.ticket(objectOf(value.helpdesk_ticket), record, 'display_id');
      case 'tickets':
        return yield* this.ticket(value, record, 'id');
      case 'conversations':
        return yield this.standalone(value, record);
      case 'users':
        return yield* person(objectOf(value.user), objectOf(value.user).helpdesk_agent === true);
      case 'agents': {
        const agent = objectOf(value.agent);
        return yield* person({ ...agent, ...objectOf(agent.user), id: agent.user_id ?? agent.id }, true);
      }
      case 'groups':
      case 'ratings':
        return;
      case null:
        yield rejected(
          record,
          null,
          `Expected a ticket, conversation, user or group of Freshdesk, found the fields ${Object.keys(value).slice(0, 8).join(', ')}.`,
          JSON.stringify(value).slice(0, 20_000),
        );
        return;
      default:
        yield { kind: 'skipped', reason: `Freshdesk ${kind}` };
    }
  }

  /** @param idField display_id is the number that people know and URLs carry; the API calls the same one id */
  private *ticket(value: JsonObject, record: number, idField: 'display_id' | 'id'): Generator<ExportRecord> {
    const id = textOf(value[idField]) ?? textOf(value.id);
    if (id === null) {
      yield unfit(value, record, idField, 'the number of the ticket');
      return;
    }
    const left = value.spam === true ? 'marked as spam' : value.deleted === true ? 'deleted ticket' : null;
    if (left !== null) {
      yield { kind: 'skipped', reason: left };
      return;
    }
    const requester = textOf(value.requester_id);
    const labels = labelsOf(value.tags);
    const fields = { ...objectOf(value.custom_field), ...objectOf(value.custom_fields) };
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject),
      channel: sourceOf(value),
      team: textOf(value.group_name) ?? this.groups.get(textOf(value.group_id) ?? '') ?? null,
      ...statusOf(value),
      priority: priorityOf(value),
      labels,
      ...(this.ratings.get(id) ?? { csat: null, csatComment: null }),
      selfMood: moodIn(fields) ?? moodLabelled(labels),
      customerKey: requester,
      updatedAt: this.instantOf(value.updated_at),
    };
    // Requesters may be missing from the files of users, so what the ticket says of them counts.
    const asked = objectOf(value.requester);
    yield* person({ id: requester, name: asked.name ?? value.requester_name, email: asked.email }, null);
    yield* person({ id: value.responder_id, name: value.responder_name }, true);
    yield* this.description(value, id, record);
    for (const [index, wrapped] of objectsOf(value.notes).entries()) {
      const note = isObject(wrapped.note) ? wrapped.note : wrapped;
      yield this.message(note, id, record, `notes[${index}].`, index + 1);
    }
  }

  private *description(value: JsonObject, id: string, record: number): Generator<ExportRecord> {
    const body = bodyOf(value, 'description');
    // Lists of the API leave descriptions out; a ticket without one has nothing to be counted.
    if (body === null) return;
    const sentAt = this.instantOf(value.created_at);
    const isOutbound = textOf(value.source) === OUTBOUND_EMAIL;
    if (sentAt === null) yield unfit(value, record, 'created_at', 'a time such as 2025-03-04T18:12:44+09:00');
    else
      yield {
        kind: 'message',
        id: 'description',
        conversationId: id,
        role: isOutbound ? 'agent' : 'customer',
        isPublic: true,
        authorKey: textOf(isOutbound ? value.responder_id : value.requester_id),
        authorName: null,
        sentAt,
        order: 0,
        ...body,
      };
  }

  private standalone(value: JsonObject, record: number): ExportRecord {
    const id = textOf(value.ticket_id);
    if (id === null) return unfit(value, record, 'ticket_id', 'the number of the ticket');
    return this.message(value, id, record, '');
  }

  private message(value: JsonObject, id: string, record: number, path: string, order?: number): ExportRecord {
    if (value.deleted === true) return { kind: 'skipped', reason: 'deleted note' };
    const body = bodyOf(value, 'body');
    if (body === null) return { kind: 'skipped', reason: 'note without text' };
    const sentAt = this.instantOf(value.created_at);
    if (sentAt === null)
      return unfit(value, record, `${path}created_at`, 'a time such as 2025-03-04T18:12:44+09:00', value.created_at);
    return {
      kind: 'message',
      id: textOf(value.id),
      conversationId: id,
      role: value.incoming === true ? 'customer' : 'agent',
      isPublic: value.private !== true,
      authorKey: textOf(value.user_id),
      authorName: null,
      sentAt,
      ...(order === undefined ? {} : { order }),
      ...body,
    };
  }

  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

function* person(value: JsonObject, isAgent: boolean | null): Generator<ExportRecord> {
  const [key, name, email] = [textOf(value.id), textOf(value.name), textOf(value.email)];
  if (key === null || (name === null && email === null && isAgent !== true)) return;
  yield { kind: 'person', key, role: isAgent === true ? 'agent' : null, name, email };
}

/** Tags are words or objects with a name; XML wraps each once more. */
function labelsOf(tags: unknown): string[] {
  const list = Array.isArray(tags) ? (tags as unknown[]) : isObject(tags) ? Object.values(tags).flat() : [];
  return list.map((tag) => textOf(isObject(tag) ? tag.name : tag)).filter((name) => name !== null);
}

function moodIn(fields: JsonObject) {
  for (const [name, value] of Object.entries(fields))
    if (asksMood(name.replace(/_\d+$/, ''))) return moodOf(textOf(value) ?? '');
  return null;
}

/** The text of a field and of its twin: `body` beside body_html is plain, beside body_text it is HTML. */
function bodyOf(value: JsonObject, field: 'body' | 'description'): Pick<MessageRecord, 'body' | 'bodyFormat'> | null {
  const [own, html, text] = [value[field], value[`${field}_html`], value[`${field}_text`]].map(textOf);
  if (`${field}_text` in value) {
    if (own) return { body: own, bodyFormat: 'html' };
    return text ? { body: text, bodyFormat: 'text' } : null;
  }
  if (own) return { body: own, bodyFormat: 'text' };
  return html ? { body: html, bodyFormat: 'html' } : null;
}
