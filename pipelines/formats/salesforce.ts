/**
 * Salesforce's data export: one table per object. EmailMessage and CaseComment hold what was written; Case says what
 * about, Contact, User and Group say who. Any of the companions may be missing: then ids stand for names, and a
 * warning says what that costs. A case's description usually repeats its first mail and is then left out; what was
 * noted about a phone call is the agent's. Ids of 15 and 18 characters are one id: the last three only check the case.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { asksMood, csatOf, isClosedBy, moodOf, plainName, yesOrNo } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { Detected, ExportFile, ExportRecord, Format, MessageRecord, ReadOptions } from '../records';
import { channelNamed, unnamedAccount } from './objects';
import { assumedZone, Progress, type FileRecord } from './reading';
import { columnsOf, eachRowOf, hasColumns, lookThroughRows, type Row } from './tables';

type Kind = 'Case' | 'EmailMessage' | 'CaseComment' | 'Contact' | 'User' | 'Group';
const COLUMNS: [kind: Kind, columns: string[]][] = [
  ['EmailMessage', ['id', 'parentid', 'textbody', 'messagedate']],
  ['CaseComment', ['id', 'parentid', 'commentbody', 'ispublished']],
  ['Case', ['id', 'casenumber', 'ownerid']],
  ['User', ['id', 'username', 'email']],
  ['Contact', ['id', 'lastname', 'email', 'accountid']],
  ['Group', ['id', 'developername', 'type']],
];

export const salesforce: Format = {
  id: 'salesforce',
  title: 'Salesforce data export (EmailMessage, CaseComment, Case as CSV)',
  whereToFind:
    'Setup > Data Export > Export Now: tick Case, EmailMessage, CaseComment, Contact, User and Group, and leave ' +
    '"Replace carriage returns with spaces" unticked. Import the ZIP as it comes.',
  detect,
  companion: (file) => {
    const kind = kindOfTable(file);
    return kind ? `${file.name}: the columns are those of Salesforce\u2019s ${kind} table.` : null;
  },
  read,
};

export function kindOfTable(file: ExportFile): Kind | null {
  return COLUMNS.find(([, columns]) => hasColumns(file, ...columns))?.[0] ?? null;
}

function detect(file: ExportFile): Detected | null {
  const kind = kindOfTable(file);
  if (kind !== 'EmailMessage' && kind !== 'CaseComment') return null;
  return {
    format: 'salesforce',
    confidence: 1,
    reasons: [`The columns are those of Salesforce\u2019s ${kind} table.`, unnamedAccount('Salesforce')],
    account: 'account',
    isAccountAssumed: true,
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const of = (...kinds: Kind[]) => files.filter((file) => kinds.includes(kindOfTable(file) as Kind));
  const reader = new CaseReader(options);
  await lookThroughRows(of('Case'), options, (row) => reader.noticeCase(row));
  await lookThroughRows(of('EmailMessage'), options, (row) => reader.noticeMail(row));
  await lookThroughRows(of('User', 'Contact', 'Group'), options, (row) => reader.noticeName(row));
  const progress = new Progress(options);
  for (const file of files) {
    const kind = kindOfTable(file);
    if (kind === null) continue;
    reader.assumedZones = 0;
    yield* eachRowOf([file], progress, (row) => reader.translate(kind, row, columnsOf(file)));
    yield* assumedZone(file.name, reader.assumedZones, options);
  }
  for (const [kind, cost] of MISSING)
    if (of(kind).length === 0) yield { kind: 'warning', message: `${kind}.csv is not in the export: ${cost}` };
}

const MISSING: [kind: Kind, cost: string][] = [
  ['Case', 'conversations have no subject, status or customer of their own.'],
  ['EmailMessage', 'mails are missing, and only comments and descriptions were read.'],
  ['CaseComment', 'comments, internal ones among them, are missing.'],
  ['Contact', 'customers are known by ids instead of names and addresses.'],
  ['User', 'agents are known by ids, and comments that customers wrote in the portal count as the agents\u2019.'],
];

/** How much of a description is compared with the first mail: a description is cut where it grows too long. */
const COMPARED = 300;
const DRAFT = '5';

class CaseReader {
  assumedZones = 0;
  private readonly deletedCases = new Set<string>();
  /** case -> its earliest incoming mail */
  private readonly firstMails = new Map<string, { at: number; words: string }>();
  private readonly names = new Map<string, string>();
  private readonly portalUsers = new Set<string>();
  private readonly readInstant: ReturnType<typeof instantReader>;

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  noticeCase(row: Row) {
    if (isYes(row, 'isdeleted')) this.deletedCases.add(idOf(row, 'id'));
  }

  noticeMail(row: Row) {
    const at = this.readInstant(row.get('messagedate', 'createddate'))?.at.getTime();
    const id = idOf(row, 'parentid');
    if (at === undefined || !isYes(row, 'incoming') || at >= (this.firstMails.get(id)?.at ?? Infinity)) return;
    this.firstMails.set(id, { at, words: wordsOf(row.get('textbody', 'htmlbody')) });
  }

  noticeName(row: Row) {
    const id = idOf(row, 'id');
    this.names.set(id, row.get('name') || `${row.get('firstname')} ${row.get('lastname')}`.trim());
    const isPortal = row.get('contactid') !== '' || /portal|customersuccess|guest/i.test(row.get('usertype'));
    if (isPortal && row.get('username') !== '') this.portalUsers.add(id);
  }

  *translate(kind: Kind, row: Row, columns: string[]): Generator<ExportRecord> {
    if (isYes(row, 'isdeleted')) yield { kind: 'skipped', reason: `deleted row of ${kind}` };
    else if (idOf(row, 'id') === '') yield row.reject('id', `the id of the ${kind}`);
    else if (kind === 'Case') yield* this.conversation(row, columns);
    else if (kind === 'EmailMessage') yield this.mail(row);
    else if (kind === 'CaseComment') yield this.comment(row);
    else if (kind !== 'Group') yield this.person(kind, row);
  }

  private person(kind: 'Contact' | 'User', row: Row): ExportRecord {
    const key = idOf(row, 'id');
    const isCustomer = kind === 'Contact' || this.portalUsers.has(key);
    return {
      kind: 'person',
      key,
      role: isCustomer ? 'customer' : 'agent',
      name: this.names.get(key) || null,
      email: row.get('email') || null,
    };
  }

  private *conversation(row: Row, columns: string[]): Generator<ExportRecord> {
    const id = idOf(row, 'id');
    const supplied = row.get('suppliedemail').toLowerCase();
    const customerKey = idOf(row, 'contactid') || supplied || row.get('suppliedname') || null;
    const custom = (test: (name: string) => boolean) =>
      row.get(...columns.filter((name) => name.endsWith('__c') && test(plainName(name))));
    const closed = row.get('closeddate');
    yield {
      kind: 'conversation',
      id,
      subject: row.get('subject') || null,
      channel: channelNamed(row.get('origin')),
      team: row.get('ownerid').startsWith('00G') ? this.names.get(idOf(row, 'ownerid')) || 'Queue' : null,
      status: row.get('status') || null,
      isClosed: yesOrNo(row.get('isclosed')) ?? (closed === '' ? (isClosedBy(row.get('status')) ?? false) : true),
      priority: row.get('priority') || null,
      labels: [...new Set([row.get('type'), row.get('reason')])].filter((label) => label !== ''),
      csat: csatOf(custom((name) => /^(csat|satisfaction)/.test(name))),
      selfMood: moodOf(custom(asksMood)),
      mergedInto: idOf(row, 'masterrecordid') || null,
      customerKey,
      updatedAt: this.instantOf(row, 'lastmodifieddate', 'closeddate'),
    };
    if (customerKey !== null && idOf(row, 'contactid') === '')
      yield {
        kind: 'person',
        key: customerKey,
        role: 'customer',
        name: row.get('suppliedname') || null,
        email: supplied || null,
      };
    const description = row.get('description');
    if (description === '') return;
    const words = wordsOf(description);
    const first = this.firstMails.get(id)?.words ?? '';
    if (first !== '' && (words.startsWith(first) || first.startsWith(words))) {
      yield { kind: 'skipped', reason: 'description that repeats the first mail' };
      return;
    }
    const isNote = channelNamed(row.get('origin')) === 'phone';
    yield this.message(row, 'createddate', {
      id: `${id}-description`,
      conversationId: id,
      role: isNote ? 'agent' : 'customer',
      isPublic: !isNote,
      authorKey: isNote ? idOf(row, 'createdbyid') || null : customerKey,
      order: -1,
      body: description,
      bodyFormat: 'text',
    });
  }

  private mail(row: Row): ExportRecord {
    const conversationId = idOf(row, 'parentid');
    const html = row.get('htmlbody');
    const body = row.get('textbody') || html;
    const left =
      conversationId === '' || !conversationId.startsWith('500')
        ? 'mail that belongs to no case'
        : this.deletedCases.has(conversationId)
          ? 'message of a deleted case'
          : row.get('status') === DRAFT
            ? 'draft'
            : body === ''
              ? 'message without text'
              : null;
    if (left !== null) return { kind: 'skipped', reason: left };
    const isIncoming = yesOrNo(row.get('incoming'));
    if (isIncoming === null) return row.reject('incoming', '1, 0, true or false');
    const address = row.get('fromaddress').toLowerCase();
    const sender = idOf(row, 'createdbyid');
    return this.message(row, row.get('messagedate') === '' ? 'createddate' : 'messagedate', {
      id: idOf(row, 'id'),
      conversationId,
      role: isIncoming ? 'customer' : 'agent',
      isPublic: true,
      // A shared mailbox sends for everybody: who made the mail is who answered.
      authorKey: isIncoming ? address || null : sender || address || null,
      authorName: (isIncoming ? row.get('fromname') : this.names.get(sender) || row.get('fromname')) || null,
      body,
      bodyFormat: row.get('textbody') === '' ? 'html' : 'text',
      subject: row.get('subject') || null,
      channel: 'email',
    });
  }

  private comment(row: Row): ExportRecord {
    const conversationId = idOf(row, 'parentid');
    if (conversationId === '') return row.reject('parentid', 'the id of the case that the comment belongs to');
    if (this.deletedCases.has(conversationId)) return { kind: 'skipped', reason: 'message of a deleted case' };
    if (row.get('commentbody') === '') return { kind: 'skipped', reason: 'message without text' };
    const author = idOf(row, 'createdbyid');
    const role: Role = this.portalUsers.has(author) ? 'customer' : 'agent';
    return this.message(row, 'createddate', {
      id: idOf(row, 'id'),
      conversationId,
      role,
      isPublic: yesOrNo(row.get('ispublished')) !== false || role === 'customer',
      authorKey: author || null,
      authorName: this.names.get(author) || row.get('creatorname') || null,
      body: row.get('commentbody'),
      bodyFormat: 'text',
    });
  }

  private message(row: Row, field: string, rest: Omit<MessageRecord, 'kind' | 'sentAt'>): ExportRecord {
    const sentAt = this.instantOf(row, field);
    if (sentAt === null) return row.reject(field, 'a time such as 2025-03-04T09:12:44.000Z');
    return { kind: 'message', sentAt, ...rest };
  }

  private instantOf(row: Row, ...columns: string[]): Date | null {
    const instant = this.readInstant(row.get(...columns));
    if (instant?.isNaive) this.assumedZones++;
    return instant?.at ?? null;
  }
}

const isYes = (row: Row, column: string) => yesOrNo(row.get(column)) === true;
const idOf = (row: Row, column: string) => row.get(column).slice(0, 15);

/** The words of a text, for comparing what was written as text here and as HTML there. */
function wordsOf(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, COMPARED);
}
