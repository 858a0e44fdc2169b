/**
 * What a format reader yields. Every helpdesk's words (ticket, chat, case) end here:
 * behind this file there are only conversations, messages and people.
 */
import type { Channel, Role } from '../src/lib/model/words';

export interface ConversationRecord {
  kind: 'conversation';
  /** the vendor's id, unique within the account */
  id: string;
  subject?: string | null;
  channel?: Channel | null;
  team?: string | null;
  status?: string | null;
  /** true: closed or solved by the vendor's own status; undefined: not known */
  isClosed?: boolean;
  priority?: string | null;
  labels?: string[];
  csat?: number | null;
  /** the vendor's id of the customer; matched against message authors and person records */
  customerKey?: string | null;
  url?: string | null;
  updatedAt?: Date | null;
}

export interface MessageRecord {
  kind: 'message';
  /** the vendor's id; when absent the import makes one from conversation and position */
  id?: string | null;
  /** the conversation's vendor id; null when only a parent is known (reply graphs): see parentId */
  conversationId: string | null;
  /** id of the message this one answers, for exports without conversation ids (twcs.csv) */
  parentId?: string | null;
  /** null: settled from person records and the conversation's customer after reading */
  role: Role | null;
  isPublic: boolean;
  /** the vendor's id, address or name of who wrote it */
  authorKey?: string | null;
  authorName?: string | null;
  sentAt: Date;
  /** position within the conversation when times tie; file order otherwise */
  order?: number;
  body: string;
  bodyFormat: 'text' | 'html' | 'markdown';
  /** per-message dimensions that some tables carry; lifted to the conversation (first non-empty wins) */
  subject?: string | null;
  channel?: Channel | null;
  team?: string | null;
  labels?: string[];
}

export interface PersonRecord {
  kind: 'person';
  key: string;
  role: Role | null;
  name?: string | null;
  email?: string | null;
}

/** A record that is understood and left out on purpose (spam, deleted, duplicate of a description …). */
export interface SkippedRecord {
  kind: 'skipped';
  reason: string;
}

/** A record that cannot be used. Kept in the table rejects, never dropped. */
export interface RejectedRecord {
  kind: 'rejected';
  /** 1-based number of the record in its file */
  record: number;
  field: string | null;
  /** what was expected, what was found, what to do */
  reason: string;
  raw: string;
}

export interface WarningRecord {
  kind: 'warning';
  message: string;
}

export type ExportRecord =
  ConversationRecord | MessageRecord | PersonRecord | SkippedRecord | RejectedRecord | WarningRecord;

/** One file of an export, opened as often as needed. */
export interface ExportFile {
  /** path as the person gave it, for messages and rejects */
  name: string;
  path: string;
  /** decoded text in chunks: .gz inflated, BOM removed, UTF-8, UTF-16 or Windows-1252 detected */
  text(): AsyncIterable<string>;
  /** the first 256 KB of decoded text, for detection */
  head: string;
  encoding: string;
  bytes: number;
}

export interface Detected {
  format: string;
  /** 0…1 */
  confidence: number;
  /** why, in words a person can check */
  reasons: string[];
  /** what the general table guessed, column by column */
  mapping?: Mapping;
  /** stable id of the account this export belongs to (subdomain, workspace, table shape) */
  account: string;
}

export interface ReadOptions {
  /** IANA zone for times without one; default UTC, and a warning says that it was assumed */
  timezone: string;
  mapping?: Mapping;
  /** bytes read so far, for the progress bar */
  onProgress?: (bytes: number) => void;
}

/** One file = one format; the file name is its id. */
export interface Format {
  id: string;
  title: string;
  /** where a person finds this export in the helpdesk */
  whereToFind: string;
  detect(file: ExportFile): Detected | null;
  read(files: ExportFile[], options: ReadOptions): AsyncGenerator<ExportRecord & { file?: string }>;
}

/** Thrown when a whole file is refused: what was wrong, where, what was expected, what to do next. */
export class RefusedExport extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
    readonly nextStep: string,
  ) {
    super(`${file}: ${problem} ${nextStep}`);
    this.name = 'RefusedExport';
  }
}

/** Which column means what in a table with one row per message. Saved by --save-mapping, read by --mapping. */
export interface Mapping {
  /** name of the source in the warehouse; default derived from the column names */
  account?: string;
  columns: Partial<Record<MappingField, string>>;
  /** values of the role column (lower case) -> role; others are settled by guess and shown */
  roles?: Record<string, Role>;
  /** how dates are written when not ISO: luxon format, e.g. "dd/MM/yyyy HH:mm" */
  dateFormat?: string;
  timezone?: string;
  /** channel of all rows when there is no column */
  channel?: Channel;
  bodyFormat?: 'text' | 'html' | 'markdown';
}

export const MAPPING_FIELDS = [
  'conversation',
  'message',
  'position',
  'role',
  'author',
  'author_name',
  'sent_at',
  'text',
  'subject',
  'channel',
  'team',
  'labels',
  'is_public',
  'is_spam',
  'status',
  'csat',
  'language',
  'customer',
] as const;
export type MappingField = (typeof MAPPING_FIELDS)[number];
