/**
 * Jira Service Management issues as the REST API gives them, version 2 (wiki markup) or 3 (ADF), with their comments,
 * and pages of comments beside them. The description is the reporter's first message. Whether a comment is public is
 * said by jsdPublic, by the property sd.public.comment, or not at all: then a warning says so. A resolution that was
 * taken back (changelog) is a reopening.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { isClosedBy, moodLabelled } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { adfToText, isDocument } from './adf';
import { objectOf, objectsOf, textOf, textsOf } from './json-values';
import { detectObjects, eachObjectOf, has, kindOf, lookThrough, unfit, type Kinds } from './objects';
import { counted } from '../../src/lib/text/counted';
import { type FileRecord } from './reading';
import { wikiToText } from './wiki';

const COMMENT_ADDRESS = /\/rest\/api\/\w+\/issue\/([^/]+)\/comment\//;
const KINDS = {
  issues: (value) => /^[A-Z][A-Z0-9_]*-\d+$/.test(String(value.key)) && has(objectOf(value.fields), 'summary'),
  comments: (value) => COMMENT_ADDRESS.test(String(value.self)) && has(value, 'body', 'created'),
} satisfies Kinds<string>;

export const jira: Format = {
  id: 'jira',
  title: 'Jira Service Management issues (API, JSON)',
  whereToFind:
    'Jira\u2019s REST API gives issues with their comments and says which are internal: save the pages of ' +
    '/rest/api/3/search/jql?fields=*all&jql=project=YOURS (or GET /rest/api/3/issue/{key} for each).',
  detect: (file) => detectObjects(file, 'jira', 'Jira', KINDS, ['issues', 'comments'], siteOf),
  read,
};

/** The site that an issue's address is on; one that names none is of no certain account. */
function siteOf(values: JsonObject[]): string {
  for (const { self } of values) {
    const host = /^https?:\/\/([^/]+)\//.exec(String(self))?.[1];
    if (host !== undefined) return host.toLowerCase();
  }
  return 'site';
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const reader = new IssueReader(options);
  await lookThrough(
    files,
    (text) => text.includes('"fields"'),
    (value) => reader.notice(value),
  );
  yield* eachObjectOf(files, options, (value, record) => reader.translate(value, record));
  if (reader.cutShort > 0) {
    const message =
      `${counted(reader.cutShort, 'issue')} with more comments than the page held. ` +
      'Save GET /rest/api/3/issue/{key}/comment for each beside the issues.';
    yield { kind: 'warning', message };
  }
  if (reader.unmarked > 0) {
    const message =
      `${counted(reader.unmarked, 'comment')} without a mark of being public or internal (jsdPublic): read as public. ` +
      'Jira Service Management gives the mark; projects of other kinds have none.';
    yield { kind: 'warning', message };
  }
}

class IssueReader {
  cutShort = 0;
  unmarked = 0;
  private readonly keys = new Map<string, string>();
  private readonly reporters = new Map<string, string | null>();
  private readonly peopleSeen = new Set<string>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  notice(value: JsonObject) {
    if (kindOf(KINDS, value) !== 'issues') return;
    const [key, id] = [String(value.key), textOf(value.id)];
    if (id !== null) this.keys.set(id, key);
    this.reporters.set(key, keyOf(objectOf(objectOf(value.fields).reporter)));
  }

  *translate(value: JsonObject, record: number): Generator<ExportRecord> {
    const kind = kindOf(KINDS, value);
    if (kind === 'issues') yield* this.issue(value, record);
    else if (kind === 'comments') {
      const issue = COMMENT_ADDRESS.exec(String(value.self))?.[1] ?? '';
      yield* this.comment(value, this.keys.get(issue) ?? issue, record, '');
    } else yield { kind: 'skipped', reason: 'Jira object that is neither issue nor comment' };
  }

  private *issue(value: JsonObject, record: number): Generator<ExportRecord> {
    const key = String(value.key);
    const fields = objectOf(value.fields);
    const status = objectOf(fields.status);
    const category = textOf(objectOf(status.statusCategory).key);
    const labels = textsOf(fields.labels);
    const reporter = objectOf(fields.reporter);
    const site = /^https?:\/\/[^/]+(?=\/)/.exec(String(value.self))?.[0];
    yield {
      kind: 'conversation',
      id: key,
      subject: textOf(fields.summary),
      team: textOf(objectOf(fields.project).name),
      status: textOf(status.name),
      isClosed: fields.resolution || category === 'done' ? true : category ? false : isClosedBy(textOf(status.name)),
      priority: textOf(objectOf(fields.priority).name),
      labels,
      ...satisfactionOf(fields),
      selfMood: moodLabelled(labels),
      reopenCount: 'changelog' in value ? reopeningsOf(objectOf(value.changelog)) : null,
      customerKey: keyOf(reporter),
      url: site === undefined ? null : `${site}/browse/${key}`,
      updatedAt: this.instantOf(fields.updated),
    };
    yield* this.person(reporter, 'customer');
    yield* this.person(objectOf(fields.assignee), roleOfAccount(objectOf(fields.assignee)) ?? 'agent');
    yield* this.description(value, fields, key, record);
    const list = objectOf(fields.comment);
    const comments = objectsOf(list.comments);
    if (typeof list.total === 'number' && list.total > comments.length) this.cutShort++;
    for (const [order, comment] of comments.entries())
      yield* this.comment(comment, key, record, `fields.comment.comments[${order}].`);
  }

  private *description(value: JsonObject, fields: JsonObject, key: string, record: number): Generator<ExportRecord> {
    const body = bodyOf(fields.description);
    if (body === null) return;
    const sentAt = this.instantOf(fields.created);
    if (sentAt === null) {
      yield unfit(value, record, 'fields.created', 'a time such as 2025-03-04T01:53:58.190-0500', fields.created);
      return;
    }
    const reporter = objectOf(fields.reporter);
    yield {
      kind: 'message',
      id: `${key}-description`,
      conversationId: key,
      role: 'customer',
      isPublic: true,
      authorKey: keyOf(reporter),
      authorName: textOf(reporter.displayName),
      sentAt,
      order: -1,
      body,
      bodyFormat: 'text',
    };
  }

  private *comment(value: JsonObject, key: string, record: number, path: string): Generator<ExportRecord> {
    const body = bodyOf(value.body);
    if (body === null) {
      yield { kind: 'skipped', reason: 'message without text' };
      return;
    }
    const sentAt = this.instantOf(value.created);
    if (sentAt === null) {
      yield unfit(value, record, `${path}created`, 'a time such as 2025-03-04T01:53:58.190-0500', value.created);
      return;
    }
    const isPublic = visibilityOf(value);
    if (isPublic === null) this.unmarked++;
    const author = objectOf(value.author);
    const authorKey = keyOf(author);
    const reporter = this.reporters.get(key) ?? null;
    const role = authorKey !== null && authorKey === reporter ? 'customer' : roleOfAccount(author);
    yield* this.person(author, role);
    yield {
      kind: 'message',
      id: textOf(value.id),
      conversationId: key,
      // Somebody without an account any more was no customer of ours: those are known as reporters.
      role: role ?? 'agent',
      isPublic: isPublic ?? true,
      authorKey,
      authorName: textOf(author.displayName),
      sentAt,
      body,
      bodyFormat: 'text',
    };
  }

  private *person(person: JsonObject, role: Role | null): Generator<ExportRecord> {
    const key = keyOf(person);
    // Who reports one issue may answer another, so that the role stands on the messages.
    if (key === null || this.peopleSeen.has(key) || role === 'bot') return;
    this.peopleSeen.add(key);
    const name = textOf(person.displayName);
    yield { kind: 'person', key, role: roleOfAccount(person), name, email: textOf(person.emailAddress) };
  }

  private instantOf(value: unknown): Date | null {
    return this.readInstant(textOf(value) ?? '')?.at ?? null;
  }
}

/** Cloud knows people by accountId, Data Center by key or name. */
const keyOf = (person: JsonObject) => textOf(person.accountId) ?? textOf(person.key) ?? textOf(person.name);

function roleOfAccount(person: JsonObject): Role | null {
  switch (person.accountType) {
    case 'customer':
      return 'customer';
    case 'app':
      return 'bot';
    case 'atlassian':
      return 'agent';
    default:
      return null;
  }
}

function bodyOf(value: unknown): string | null {
  const text = isDocument(value) ? adfToText(value) : typeof value === 'string' ? wikiToText(value) : '';
  return text.trim() === '' ? null : text;
}

/** @returns null when nothing says it */
function visibilityOf(comment: JsonObject): boolean | null {
  if (typeof comment.jsdPublic === 'boolean') return comment.jsdPublic;
  const mark = objectsOf(comment.properties).find(({ key }) => key === 'sd.public.comment');
  if (mark !== undefined) return objectOf(mark.value).internal !== true;
  return 'visibility' in comment ? false : null;
}

/** The satisfaction field has another number on every site, but always a rating inside. */
function satisfactionOf(fields: JsonObject): { csat: number | null; csatComment: string | null } {
  const given = Object.entries(fields)
    .filter(([name]) => name.startsWith('customfield_'))
    .map(([, value]) => objectOf(value))
    .find(({ rating }) => typeof rating === 'number');
  return { csat: (given?.rating as number | undefined) ?? null, csatComment: textOf(given?.comment) };
}

function reopeningsOf(changelog: JsonObject): number {
  const changes = objectsOf(changelog.histories).flatMap((history) => objectsOf(history.items));
  return changes.filter(({ field, from, to }) => field === 'resolution' && textOf(from) && !textOf(to)).length;
}
