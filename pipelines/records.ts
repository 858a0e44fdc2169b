/**
 * What a format reader yields. Every helpdesk's words (ticket, chat, case) end here:
 * behind this file there are only conversations, messages and people.
 */
import type { Mapping } from '../src/lib/mapping/types';
import type { Channel, Mood, Role } from '../src/lib/model/words';

export { MAPPING_FIELDS, type Mapping, type MappingField } from '../src/lib/mapping/types';

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
  /** what the customer wrote with the rating, where the export keeps it */
  csatComment?: string | null;
  /** the mood that customers gave themselves in a form; the rules are not asked then (methodology, task 48) */
  selfMood?: Mood | null;
  /** the vendor's id of the conversation into which this one was merged; its messages stay its own */
  mergedInto?: string | null;
  /** how often the helpdesk says it was reopened; null where the export does not say */
  reopenCount?: number | null;
  /** the vendor's id of the customer; matched against message authors and person records */
  customerKey?: string | null;
  url?: string | null;
  updatedAt?: Date | null;
  /** true: the export may hold only some of its messages, as a table cut by date does */
  isPart?: boolean;
  /**
   * Set where this is no record of the export but what a row of a message table says of its conversation: the instant of
   * that row. Rows are counted as messages; where they disagree, the latest one counts, field by field.
   */
  gatheredAt?: Date;
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
  csat?: number | null;
  /** the mood that the customer gave in this message's own form */
  selfMood?: Mood | null;
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
  /** its place inside that file, when it is an entry of an archive or a sheet of a workbook */
  entry?: string;
  /**
   * decoded text in chunks: .gz inflated, BOM removed, UTF-8, UTF-16 or Windows-1252 detected
   * @param onBytes told how many bytes of the file on disk have been read so far
   */
  text(onBytes?: (bytes: number) => void): AsyncIterable<string>;
  /** the first 256 KB of decoded text, for detection (less each when there are very many files) */
  head: string;
  /** as much from the middle, from a line's start; empty for compressed and small files */
  middle: string;
  encoding: string;
  /** size on disk: of a .gz or an entry of an archive, the compressed one */
  bytes: number;
  /** places that fit no encoding and were replaced, counted while the text is read */
  damagedPlaces?: number;
  /** a file of a folder that cannot be an export (a picture, a PDF …): why, and what to do; it is not read */
  unusable?: { problem: string; nextStep: string };
}

export interface Detected {
  format: string;
  /** 0…1 */
  confidence: number;
  /** why, in words a person can check */
  reasons: string[];
  /** what the general table guessed, column by column */
  mapping?: Mapping;
  /** the day on which a person set this mapping for tables of this shape; undefined: it was guessed or given just now */
  savedOn?: string;
  /** stable id of the account this export belongs to (subdomain, workspace, table shape) */
  account: string;
  /** true: the files do not say which account they come from; a person may name it, so that two stay apart */
  isAccountAssumed?: true;
  /** the company's domains and addresses, as guessed from a mailbox: whoever writes from there is an agent */
  companyDomains?: string[];
}

export interface ReadOptions {
  /** IANA zone for times without one; default UTC, and a warning says that it was assumed */
  timezone: string;
  /** true: a person named the zone, so that nothing was assumed */
  isTimezoneGiven?: boolean;
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
  /** @param mapping what a person said about the columns of a table; other formats need none */
  detect(file: ExportFile, mapping?: Partial<Mapping>): Detected | null;
  /**
   * Files that mean nothing by themselves and belong to this format where another file of the same drop is in it (a list
   * of users, of contacts). Only asked about files that no format recognises.
   * @returns why, in words a person can check; null when it is none
   */
  companion?(file: ExportFile): string | null;
  /**
   * What the files of one account lack together although each is recognised (tickets without their comments).
   * @returns null when they can be imported
   */
  missing?(files: ExportFile[]): { problem: string; nextStep: string } | null;
  read(files: ExportFile[], options: ReadOptions): AsyncGenerator<ExportRecord & { file?: string }>;
}

/** Thrown when a whole file is refused: what was wrong, where, what was expected, what to do next. */
export class RefusedExport extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
    readonly nextStep: string,
  ) {
    super(`${file}: ${problem}${problem.includes('\n') ? '\n' : ' '}${nextStep}`);
    this.name = 'RefusedExport';
  }
}
