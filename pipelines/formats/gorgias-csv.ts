/**
 * Gorgias' messages CSV, joined with its tickets CSV where that is there. A message says neither who is customer nor
 * who is agent, only an address: the ticket's customer is known by the address (whatever its case), and the company by
 * addresses that write to several customers, with everybody else of their domains.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { asksMood, csatOf, labelsOf, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import type { Role } from '../../src/lib/model/words';
import type { Detected, ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { CompanyAddresses } from './company-addresses';
import { channelNamed, unnamedAccount } from './objects';
import { counted } from '../../src/lib/text/counted';
import { assumedZone, Progress, type FileRecord } from './reading';
import { eachRowOf, hasColumns, lookThroughRows, type Row } from './tables';

export const gorgiasCsv: Format = {
  id: 'gorgias-csv',
  title: 'Gorgias messages (CSV), with the tickets CSV',
  whereToFind:
    'Two files that Gorgias support hands out: messages (columns id, body_text, sent_datetime, sender_info) and tickets ' +
    '(Ticket id, Customer email …). Drop both: the tickets say who the customer is, and their tags and ratings.',
  detect,
  companion: (file) =>
    isTickets(file)
      ? `${file.name}: the columns Ticket id and Customer email are those of Gorgias\u2019 tickets.`
      : null,
  read,
};

const isMessages = (file: ExportFile) => hasColumns(file, 'id', 'body_text', 'sent_datetime', 'sender_info');
const isTickets = (file: ExportFile) => hasColumns(file, 'ticket id', 'last used integration type');

function detect(file: ExportFile): Detected | null {
  if (!isMessages(file)) return null;
  return {
    format: 'gorgias-csv',
    confidence: 1,
    reasons: [
      'The columns body_text, sent_datetime and sender_info are those of Gorgias\u2019 messages.',
      unnamedAccount('Gorgias'),
    ],
    account: 'account',
    isAccountAssumed: true,
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const [messages, tickets] = [files.filter(isMessages), files.filter(isTickets)];
  const reader = new PairReader(options);
  await lookThroughRows(tickets, options, (row) => reader.notice(row));
  await lookThroughRows(messages, options, (row) => reader.noticeSender(row));
  const progress = new Progress(options);
  yield* eachRowOf(tickets, progress, (row) => reader.ticket(row));
  for (const file of messages) {
    reader.assumedZones = 0;
    yield* eachRowOf([file], progress, (row) => reader.message(row));
    yield* assumedZone(file.name, reader.assumedZones, options);
  }
  if (tickets.length === 0) {
    const message =
      'Without the tickets CSV, customers and agents are told apart by addresses alone: those that write to several ' +
      'customers, and their domains, are the company\u2019s. Import both files together to have it certain, with tags and ratings.';
    yield { kind: 'warning', message };
  }
  if (reader.bystanders > 0) {
    const message =
      `${counted(reader.bystanders, 'message')} from addresses that are neither the ticket\u2019s customer nor the company\u2019s: ` +
      'taken for customers.';
    yield { kind: 'warning', message };
  }
}

class PairReader {
  assumedZones = 0;
  bystanders = 0;
  private readonly customers = new Map<string, string>();
  private readonly assignees = new Map<string, string>();
  private readonly company = new CompanyAddresses();
  private readonly readInstant: ReturnType<typeof instantReader>;
  private readonly peopleSeen = new Set<string>();

  constructor(options: ReadOptions) {
    this.readInstant = instantReader(undefined, options.timezone);
  }

  notice(row: Row) {
    const [customer, assignee] = [address(row.get('customer email')), address(row.get('assignee email'))];
    if (customer !== '') this.customers.set(row.get('ticket id'), customer);
    if (assignee !== '') this.assignees.set(assignee, row.get('assignee name'));
    this.company.add(assignee);
  }

  noticeSender(row: Row) {
    const customer = this.customers.get(ticketOf(row)) ?? '';
    const sender = senderOf(row).address;
    const writesTo = customer || row.get('customer_id');
    if (sender !== customer && writesTo !== '') this.company.wrote(sender, writesTo);
  }

  *ticket(row: Row): Generator<ExportRecord> {
    const id = row.get('ticket id');
    if (id === '') {
      yield row.reject('ticket id', 'the id of the ticket');
      return;
    }
    const customer = address(row.get('customer email'));
    const closed = row.get('closed date');
    const labels = labelsOf(row.get('tags'));
    const asked = row.all(/^ticket field: /).find(({ column }) => asksMood(column.slice('ticket field: '.length)));
    yield {
      kind: 'conversation',
      id,
      subject: row.get('subject') || null,
      channel: channelNamed(row.get('initial channel', 'last used integration type')),
      status: closed === '' ? 'open' : 'closed',
      isClosed: closed !== '',
      priority: row.get('priority') || null,
      labels,
      csat: csatOf(row.get('survey score')),
      selfMood: (asked ? moodOf(asked.cell) : null) ?? moodLabelled(labels),
      customerKey: customer || null,
      url: row.get('ticket url') || null,
      updatedAt: this.readInstant(closed)?.at ?? null,
    };
    yield* this.person(customer, 'customer', row.get('customer name'));
    yield* this.person(address(row.get('assignee email')), 'agent', row.get('assignee name'));
  }

  *message(row: Row): Generator<ExportRecord> {
    const conversationId = ticketOf(row);
    const instant = this.readInstant(row.get('sent_datetime'));
    if (conversationId === '') yield row.reject('id', 'the id of the ticket that the message belongs to');
    else if (instant === null) yield row.reject('sent_datetime', 'a time such as 2025-03-04 09:12:44.369865');
    else if (row.get('body_text') === '') yield { kind: 'skipped', reason: 'message without text' };
    else {
      if (instant.isNaive) this.assumedZones++;
      const sender = senderOf(row);
      yield {
        kind: 'message',
        conversationId,
        role: this.roleOf(sender, conversationId),
        isPublic: true,
        authorKey: sender.address || sender.name || null,
        authorName: sender.name || null,
        sentAt: instant.at,
        body: row.get('body_text'),
        bodyFormat: 'text',
        subject: row.get('subject') || null,
      };
    }
  }

  /** @returns null when nothing says it; then the one who opened the ticket is its customer */
  private roleOf(sender: Sender, ticket: string): Role | null {
    if (/^gorgias bot$/i.test(sender.name)) return 'bot';
    if (sender.address === '') return null;
    const customer = this.customers.get(ticket);
    if (sender.address === customer) return 'customer';
    if (this.company.owns(sender.address)) return 'agent';
    if (customer !== undefined && !this.company.isKnown) return 'agent';
    if (customer !== undefined) this.bystanders++;
    return this.company.isKnown ? 'customer' : null;
  }

  private *person(key: string, role: Role, name: string): Generator<ExportRecord> {
    if (key === '' || this.peopleSeen.has(key)) return;
    this.peopleSeen.add(key);
    yield { kind: 'person', key, role, name: name || null, email: key };
  }
}

interface Sender {
  name: string;
  address: string;
}

/** The messages file calls the ticket's id just id; files made by hand may name it ticket_id. */
const ticketOf = (row: Row) => row.get('ticket_id', 'id');
const address = (cell: string) => cell.toLowerCase();

/** The cell is JSON; files that went through other tools hold a Python dictionary or the bare address. */
function senderOf(row: Row): Sender {
  const cell = row.get('sender_info');
  try {
    const parsed = JSON.parse(cell) as Partial<Record<keyof Sender, unknown>> | null;
    return { name: String(parsed?.name ?? '').trim(), address: address(String(parsed?.address ?? '').trim()) };
  } catch {
    return { name: '', address: address(/[^\s"'<>{}:,]+@[^\s"'<>{}:,]+/.exec(cell)?.[0] ?? '') };
  }
}
