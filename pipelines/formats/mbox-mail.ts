/** One mail of a mailbox: what its headers say, and its text as MIME parts tell it. */
import { isUtf8 } from 'node:buffer';
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import { instantReader } from '../../src/lib/mapping/instants';
import type { MboxMail } from '../files/mbox';
import type { ExportFile, MessageRecord } from '../records';

export interface Person {
  /** lower case */
  address: string;
  name: string | null;
}

export interface MailHead {
  id: string | null;
  /** ids of the mails it answers, the oldest first */
  answers: string[];
  /** Gmail's number of the conversation */
  thread: string | null;
  subject: string | null;
  from: Person | null;
  replyTo: Person | null;
  recipients: Person[];
  labels: string[];
  sentAt: Date | null;
  /** written by a machine: an answer while away, a receipt, a delivery failure, a newsletter */
  isAutomatic: boolean;
  /** why it is left out; null when it is not */
  left: string | null;
}

const DAY = 24 * 3600 * 1000;
const readInstant = instantReader(undefined, 'UTC');

export function headOf(mail: MboxMail): MailHead {
  const headers = headersOf(mail.text);
  const first = (name: string) => headers.get(name)?.[0] ?? null;
  const people = (...names: string[]) => names.flatMap((name) => headers.get(name) ?? []).flatMap(peopleIn);
  // A Google group writes in its own name and keeps the sender's in headers of its own.
  const from = [...people('x-original-from'), ...people('x-original-sender'), ...people('from')][0] ?? null;
  const labels = decodeWords(first('x-gmail-labels') ?? '')
    .split(',')
    .map((label) => label.trim().replace(/^"|"$/g, ''))
    .filter((label) => label !== '');
  return {
    id: idsIn(first('message-id'))[0] ?? null,
    answers: [...new Set([...idsIn(first('references')), ...idsIn(first('in-reply-to')).slice(0, 1)])],
    thread: /^\d+$/.exec(first('x-gm-thrid') ?? '')?.[0] ?? null,
    subject: decodeWords(first('subject') ?? '').trim() || null,
    from,
    replyTo: people('reply-to')[0] ?? null,
    recipients: people('to', 'cc', 'delivered-to', 'x-original-to'),
    labels: labels.filter((label) => !OF_GMAIL.test(label)),
    sentAt: sentAt(first('date'), first('received'), mail.envelope),
    isAutomatic: isAutomatic(first, from),
    left: reasonToLeave(first, labels),
  };
}

/** The text that somebody wrote: plain where there is any, else HTML. Attached mails are attachments, not words. */
export async function bodyOf(
  mail: MboxMail,
  file: ExportFile,
): Promise<Pick<MessageRecord, 'body' | 'bodyFormat'> | null> {
  const { text, html } = await PostalMime.parse(bytesOf(mail.text, file.encoding), { forceRfc822Attachments: true });
  if (text !== undefined && text.trim() !== '') return { body: text, bodyFormat: 'text' };
  return html !== undefined && html.trim() !== '' ? { body: html, bodyFormat: 'html' } : null;
}

/** Labels that Gmail gives by itself, in English exports. */
const OF_GMAIL = /^(inbox|sent|important|starred|unread|opened|archived|chat|muted|snoozed|category .*|imap_.*|\$.*)$/i;

function reasonToLeave(first: (name: string) => string | null, labels: string[]): string | null {
  const has = (name: string) => labels.some((label) => label.toLowerCase() === name);
  if (has('spam') || /^yes/i.test(first('x-spam-flag') ?? '')) return 'marked as spam';
  // Thunderbird leaves deleted mails in the file until it is compacted, with the bit 8 set.
  const status = parseInt(first('x-mozilla-status') ?? '', 16);
  if (has('trash') || (status & 8) !== 0) return 'deleted mail';
  return has('drafts') || has('draft') ? 'draft' : null;
}

/** RFC 3834, and what was written before it; "list" is no sign, because shared inboxes are often groups. */
function isAutomatic(first: (name: string) => string | null, from: Person | null): boolean {
  if (/^auto-/i.test(first('auto-submitted') ?? '')) return true;
  if (/^(bulk|junk|auto_reply)/i.test(first('precedence') ?? '')) return true;
  if (first('x-autoreply') !== null || first('x-autorespond') !== null) return true;
  return /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster)\b/i.test(from?.address ?? '');
}

/** Unfolded headers by lower-case name, several of a name in their order. */
function headersOf(text: string): Map<string, string[]> {
  const end = text.indexOf('\n\n');
  const headers = new Map<string, string[]>();
  for (const line of (end < 0 ? text : text.slice(0, end)).replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

const idsIn = (value: string | null) => [...(value ?? '').matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id!);

function peopleIn(value: string): Person[] {
  return addressParser(value, { flatten: true }).flatMap(({ address, name }) =>
    address?.includes('@') ? [{ address: address.toLowerCase(), name: decodeWords(name).trim() || null }] : [],
  );
}

/** The date of the mail, unless it is missing or far from when the mail arrived: then that. */
function sentAt(date: string | null, received: string | null, envelope: string): Date | null {
  const written = instantOf(date);
  const arrived = instantOf(received?.slice(received.lastIndexOf(';') + 1) ?? null);
  if (written === null) return arrived ?? envelopeInstant(envelope);
  if (arrived === null) return written;
  const late = arrived.getTime() - written.getTime();
  return late < -DAY || late > 7 * DAY ? arrived : written;
}

function instantOf(value: string | null): Date | null {
  const plain = (value ?? '')
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const read = readInstant(plain)?.at;
  if (read !== undefined) return read;
  // Zones by letters (EST) are obsolete and still met; without any zone a date would be read in this machine's.
  const time = /[A-Z]{2,4}$/.test(plain) ? Date.parse(plain) : NaN;
  return time > Date.UTC(1990, 0) && time < Date.UTC(2100, 0) ? new Date(time) : null;
}

/** "From mara@example.org Tue Mar  4 09:12:44 2025" (UTC), or with +0000 before the year. */
function envelopeInstant(envelope: string): Date | null {
  const plain = envelope.replace(/^From \S+\s+/, '').replace(/\s+/g, ' ');
  return readInstant(plain)?.at ?? instantOf(`${plain} UTC`);
}

const WINDOWS_1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

/**
 * The bytes of a mail, whose parts each declare a character set of their own, out of text that was decoded as a whole.
 * Windows-1252 loses no byte, so that what was read as such goes back exactly; a part in Latin letters that stands among
 * UTF-8 is written as it declares.
 */
function bytesOf(text: string, encoding: string): Buffer {
  const utf8 = Buffer.from(text);
  if (utf8.length === text.length) return utf8;
  const bytes = Buffer.alloc(text.length);
  let at = 0;
  for (const character of text) {
    const byte = WINDOWS_1252.get(character);
    if (byte === undefined) return utf8;
    bytes[at++] = byte;
  }
  const declared = [...text.matchAll(/charset="?([\w-]+)/gi)].map(([, name]) => name!.toLowerCase());
  const isOther = declared.length > 0 && !declared.some((name) => /^(utf-?8|us-ascii)$/.test(name));
  return encoding === 'windows-1252' || isOther || isUtf8(bytes) ? bytes : utf8;
}
