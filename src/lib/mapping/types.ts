/**
 * Which column of a table means what. A mapping is guessed (guess.ts), shown, and can be set by a small JSON file;
 * the command line, the server and the browser's preview all read the same one.
 */
import type { Channel, Role } from '../model/words';
import type { DateOrder } from './instants';
import type { DateLanguage } from './months';

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
  'csat_comment',
  'mood',
  'language',
  'customer',
] as const;
export type MappingField = (typeof MAPPING_FIELDS)[number];

/** Which column means what in a table with one row per message. Saved by --save-mapping, read by --mapping. */
export interface Mapping {
  /** name of the source in the warehouse; default derived from the column names */
  account?: string;
  /** field -> column name; an empty name says that the table has no such column */
  columns: Partial<Record<MappingField, string>>;
  /** values of the role column (lower case) -> role; others are settled by guess and shown */
  roles?: Record<string, Role>;
  /** values of the is_public column (lower case) -> whether the customer saw the message; others by their words */
  isPublic?: Record<string, boolean>;
  /** how dates are written when not ISO: luxon format, e.g. "dd/MM/yyyy HH:mm" */
  dateFormat?: string;
  /** what comes first in dates such as 03/04/2025, where the column does not tell */
  dates?: DateOrder;
  /** in which language months are named, where that is not English */
  dateLanguage?: DateLanguage;
  timezone?: string;
  /** channel of all rows when there is no column */
  channel?: Channel;
  bodyFormat?: 'text' | 'html' | 'markdown';
  /** domains and addresses of the company, for mailboxes: who writes from there is an agent */
  companyDomains?: string[];
}

/** A mapping that a person set or confirmed, kept for the next export of the same shape (workspace/mappings.json). */
export interface SavedMapping {
  /** the names of its columns, plain and sorted */
  shape: string[];
  /** format id */
  format: string;
  /** day */
  savedOn: string;
  mapping: Mapping;
}

/** What was guessed for one column, with the reason a person can check. */
export interface ColumnGuess {
  column: string;
  field: MappingField | null;
  /** 0…1 */
  confidence: number;
  reason: string;
  /** a few of its values */
  samples: string[];
}

/** The first rows of a table whose columns a person may set, and what they were taken for: what the import page shows. */
export interface TableSample {
  /** as the importer names it: entries of an archive and sheets of a workbook after their file */
  file: string;
  header: string[];
  rows: string[][];
  guess: MappingGuess;
}

export interface MappingGuess {
  mapping: Mapping;
  columns: ColumnGuess[];
  /** what stands in the way of importing without a person's word; empty when the guess is confident */
  problems: string[];
  /** what was decided and may surprise, e.g. which role an unusual value was given */
  notes: string[];
}
