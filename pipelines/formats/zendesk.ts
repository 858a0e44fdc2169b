/**
 * Zendesk: the account export (JSON lines of tickets with their comments, users, groups and organizations) and pages of
 * its API (tickets with users beside them, comments, audits), told apart object by object. Ratings "good" and "bad"
 * become the csat 1 and 0; a ticket's description repeats its first comment and is only used when there are no comments.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { channelOf, csatOf, isClosedBy, moodLabelled } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { Detected, ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, rawOf, textOf, textsOf } from './json-values';
import { counted } from '../../src/lib/text/counted';
import { eachObject, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';
import { auditRecords, commentRecord, mergedInto, type Speakers } from './zendesk-comments';
import { addressOf, kindOf, ticketOfComment } from './zendesk-kinds';
import { lookUp, type Lookups } from './zendesk-lookups';

export const zendesk: Format = {
  id: 'zendesk',
  title: 'Zendesk account export and API pages (JSON)',
  whereToFind:
    'Admin Center > Account > Tools > Reports > Export > JSON, tickets and users. The account owner asks Zendesk ' +
    'support once to switch the export on. The CSV and view exports hold no messages. Or through the API: pages of ' +
    '/api/v2/tickets with users, and /api/v2/tickets/{id}/comments saved as comments-{id}.json, or ticket audits.',
  detect,
  companion,
  missing,
  read,
};

function detect(file: ExportFile): Detected | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'json') return null;
  const known = sample.records.filter((value) => kindOf(value) !== null);
  const account = known.map((value) => addressOf(value)?.account).find((name) => name !== undefined);
  if (account === undefined || known.length < sample.records.length / 2) return null;
  const kinds = [...new Set(known.map(kindOf))].join(', ');
  return {
    format: 'zendesk',
    confidence: known.length / sample.records.length,
    reasons: [
      `The addresses of ${known.length} of ${sample.records.length} sampled records are ${kinds} of ${account}.zendesk.com.`,
      'Ratings good and bad are stored as csat 1 and 0.',
    ],
    account,
  };
}

/** Comments and audits of the API name no account: they belong to the tickets beside them. */
function companion(file: ExportFile): string | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'json') return null;
  const kinds = sample.records.map(kindOf);
  const known = kinds.filter((kind) => kind === 'comments' || kind === 'audits');
  if (known.length === 0 || known.length < kinds.length / 2) return null;
  if (known[0] === 'audits') return `${file.name} holds audits of Zendesk\u2019s API.`;
  const ticket = sample.records.map((value) => ticketOfComment(value, file)).find((id) => id !== null);
  return ticket === undefined ? null : `${file.name} holds comments of Zendesk\u2019s API, of ticket ${ticket}.`;
}

/** The API's own pages of tickets hold only what was written first. */
function missing(files: ExportFile[]) {
  const holds = (file: ExportFile): 'tickets' | 'comments' | 'others' => {
    const sample = sampleOf(file);
    if (
      sample.kind !== 'json' ||
      sample.records.some((value) => ['comments', 'audits'].includes(String(kindOf(value))))
    )
      return 'comments';
    const tickets = sample.whole.filter((value) => kindOf(value) === 'tickets');
    if (tickets.length === 0) return 'others';
    return tickets.some((ticket) => Array.isArray(ticket.comments)) ? 'comments' : 'tickets';
  };
  const held = files.map(holds);
  if (held.includes('comments') || !held.includes('tickets')) return null;
  return {
    problem: 'is a ticket list of Zendesk\u2019s API, which holds no comments.',
    nextStep:
      'Use the account export (Admin Center > Account > Tools > Reports > Export > JSON), which holds them, or save ' +
      '/api/v2/tickets/{id}/comments of each ticket as comments-{id}.json beside it.',
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  const reader = new TicketReader(await lookUp(files), options);
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind === 'json')
      yield* eachObject(file, sample.layout, progress, (value, at) => reader.translate(value, at, file));
  }
  for (const message of reader.warnings()) yield { kind: 'warning', message };
}

class TicketReader {
  private unsettled = 0;
  private hasUsers = false;
  private hasTickets = false;
  private onlyDescribed = 0;
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(
    private readonly lookups: Lookups,
    options: ReadOptions,
  ) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  *translate(value: JsonObject, record: number, file: ExportFile): Generator<ExportRecord> {
    switch (kindOf(value)) {
      case 'tickets':
        return yield* this.ticket(value, record);
      case 'users':
        return yield* this.user(value, record);
      case 'comments':
        return yield this.comment(value, record, file);
      case 'audits':
        for (const said of auditRecords(value, record, this.readInstant)) yield this.seen(said);
        return;
      case 'groups':
        return;
      case 'organizations':
        return yield { kind: 'skipped', reason: 'organization' };
      case 'suspended_tickets':
        return yield { kind: 'skipped', reason: 'suspended ticket' };
      case null:
        yield rejected(
          record,
          'url',
          'Expected the address of a Zendesk ticket, user, group or organization.',
          rawOf(value),
        );
    }
  }

  *warnings(): Generator<string> {
    if (this.unsettled > 0 && !this.hasUsers)
      yield (
        `The export has no users: ${counted(this.unsettled, 'message')} by people who are neither requester nor ` +
        'assignee had to be given a role by other signs. Name the file of users beside the one of tickets to be certain.'
      );
    if (this.hasUsers && !this.hasTickets)
      yield (
        'The export has users and no tickets, so that there is nobody to recognise. ' +
        'Name the file of tickets beside it, in one import.'
      );
    if (this.onlyDescribed > 0)
      yield (
        `${counted(this.onlyDescribed, 'ticket')} without comments, with the description only. ` +
        'Save /api/v2/tickets/{id}/comments of each as comments-{id}.json beside the tickets to have the answers.'
      );
  }

  /** Deleted users keep their id, and often nothing else: what they wrote stays theirs. */
  private *user(value: JsonObject, record: number): Generator<ExportRecord> {
    const key = textOf(value.id);
    if (key === null) {
      yield rejected(record, 'id', 'Expected the id of the user, found nothing.', rawOf(value));
      return;
    }
    this.hasUsers = true;
    const role =
      value.role === 'end-user' ? 'customer' : value.role === 'agent' || value.role === 'admin' ? 'agent' : null;
    yield { kind: 'person', key, role, name: textOf(value.name), email: textOf(value.email) };
  }

  private *ticket(value: JsonObject, record: number): Generator<ExportRecord> {
    this.hasTickets = true;
    const id = textOf(value.id);
    if (id === null) {
      yield rejected(record, 'id', 'Expected the id of the ticket, found nothing.', rawOf(value));
      return;
    }
    const via = textOf(objectOf(value.via).channel);
    if (via === 'sample_ticket') {
      yield { kind: 'skipped', reason: 'sample ticket of Zendesk' };
      return;
    }
    if (value.status === 'deleted') {
      yield { kind: 'skipped', reason: 'deleted ticket' };
      return;
    }
    const comments = objectsOf(value.comments);
    const { requester, records, ...people } = peopleOf(value);
    const rating = objectOf(value.satisfaction_rating);
    const reopens = objectOf(value.metric_set).reopens;
    const labels = textsOf(value.tags);
    yield {
      kind: 'conversation',
      id,
      subject: textOf(value.subject) ?? textOf(value.raw_subject),
      channel: via === null ? null : (channelOf(via) ?? 'other'),
      team: textOf(objectOf(value.group).name) ?? this.lookups.groups.get(textOf(value.group_id) ?? '') ?? null,
      status: textOf(value.status),
      isClosed: isClosedBy(textOf(value.status)),
      priority: textOf(value.priority),
      labels,
      csat: csatOf(rating.score),
      csatComment: textOf(rating.comment),
      // Fields carry ids for names, but the value of a list to choose from is a tag and says its own meaning.
      selfMood: moodLabelled([...labels, ...textsOf(objectsOf(value.custom_fields).map((field) => field.value))]),
      mergedInto: this.lookups.merged.get(id) ?? mergeTarget(comments, labels),
      reopenCount: typeof reopens === 'number' ? reopens : null,
      customerKey: requester,
      url: String(value.url).replace(/\/api\/v2\/tickets\/(\d+).*$/, '/agent/tickets/$1'),
      updatedAt: this.readInstant(textOf(value.updated_at) ?? '')?.at ?? null,
    };
    yield* records;
    if (this.lookups.commented.has(id)) return;
    if (comments.length === 0) {
      if (!Array.isArray(value.comments)) this.onlyDescribed++;
      comments.push(descriptionOf(value, people.submitter ?? requester));
    }
    const speakers = { requester, ...people, ...this.lookups };
    for (const [order, comment] of comments.entries()) {
      const place = { ticket: id, record, path: `comments[${order}].`, order };
      yield this.seen(commentRecord(comment, place, this.readInstant, speakers));
    }
  }

  /** A comment of the API, which does not name its ticket. */
  private comment(value: JsonObject, record: number, file: ExportFile): ExportRecord {
    const ticket = ticketOfComment(value, file);
    if (ticket !== null) return this.seen(commentRecord(value, { ticket, record, path: '' }, this.readInstant, null));
    const reason =
      'Expected the id of the ticket, which comments of the API do not name: call the file comments-4812.json or ' +
      'tickets/4812/comments.json after it.';
    return rejected(record, 'ticket_id', reason, rawOf(value));
  }

  private seen(said: ExportRecord): ExportRecord {
    if (said.kind === 'message' && said.role === null) this.unsettled++;
    return said;
  }
}

type People = Pick<Speakers, 'requester' | 'assignee' | 'submitter' | 'names'> & { records: ExportRecord[] };

/** The people a ticket names. Whether the requester is a customer elsewhere too is for the users file to say. */
function peopleOf(ticket: JsonObject): People {
  const names = new Map<string, string>();
  const records: ExportRecord[] = [];
  const take = (field: 'requester' | 'assignee' | 'submitter', role: Role | null): string | null => {
    const person = objectOf(ticket[field]);
    const key = textOf(person.id) ?? textOf(ticket[`${field}_id`]);
    const name = textOf(person.name);
    if (key === null || names.has(key)) return key;
    if (name !== null) names.set(key, name);
    if (name !== null || role !== null) records.push({ kind: 'person', key, role, name, email: textOf(person.email) });
    return key;
  };
  const requester = take('requester', null);
  const assignee = take('assignee', 'agent');
  const submitter = take('submitter', null);
  return { requester, assignee, submitter, names, records };
}

/** The ticket that a merged one was closed into: named by its comment, or by its last one where the tag says so. */
function mergeTarget(comments: JsonObject[], labels: string[]): string | null {
  const named = comments.map(mergedInto).find((id) => id !== null);
  if (named !== undefined) return named;
  const last = comments.at(-1);
  if (last === undefined || !labels.includes('closed_by_merge')) return null;
  return /#(\d+)/.exec(textOf(last.plain_body) ?? textOf(last.body) ?? '')?.[1] ?? null;
}

function descriptionOf(ticket: JsonObject, author: string | null): JsonObject {
  return { id: null, author_id: author, body: ticket.description, public: true, created_at: ticket.created_at };
}
