/**
 * The import page and everything that runs a command: what the server hands to it. The same rules as in overview.ts: plain
 * JSON, instants as ISO 8601 strings in UTC.
 */
import type { RedactedCounts } from './redaction';
import type { Role } from './words';

/** What a person may call an account: it stands in ids. */
export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export interface ImportItem {
  importId: string;
  startedAt: string;
  finishedAt: string | null;
  source: string;
  account: string;
  files: string[];
  exportedAt: string | null;
  conversations: number;
  messages: number;
  newConversations: number;
  changedConversations: number;
  unchangedConversations: number;
  /** in the period of the export, and not in it any more; null of imports made before they were counted */
  vanishedConversations: number | null;
  /** when it was taken back; null while it counts */
  takenBackAt: string | null;
  records: number;
  rejected: number;
  skipped: number;
  skippedReasons: { reason: string; n: number }[];
  warnings: string[];
  seconds: number;
  rulesVersion: string;
}

export interface Reject {
  importId: string;
  file: string;
  record: number;
  field: string | null;
  reason: string;
  raw: string;
}

export interface Rejects {
  /** rows of the kind that is shown */
  total: number;
  page: number;
  pages: number;
  /** of the import that was asked for, or of all; most frequent first, whatever kind is shown */
  kinds: RejectKindCount[];
  /** which import and kind the rows are narrowed to */
  importId: string | null;
  kind: string | null;
  rows: Reject[];
}

export interface RejectKindCount {
  kind: string;
  title: string;
  advice: string;
  n: number;
  /** the reason that stands there most often, word for word */
  example: string;
}

/** publish: only where a cluster serves the pages */
export const STAGES = ['detect', 'read', 'tag', 'facts', 'check', 'publish', 'done'] as const;
export type Stage = (typeof STAGES)[number];

/** One line of progress of a running import. */
export interface Progress {
  stage: Stage;
  done: number;
  total: number | null;
  unit: 'messages' | 'bytes' | 'records' | 'conversations' | 'rows' | 'answers';
  perSecond: number | null;
  secondsLeft: number | null;
  /** what is counted besides, in words: "12,400 records" while bytes are read */
  detail?: string;
}

export interface ImportSummary {
  format: string;
  conversations: number;
  messages: number;
  /** records; read = imported + unchangedRecords + rejected + skipped */
  read: number;
  imported: number;
  unchangedRecords: number;
  rejected: number;
  skipped: Record<string, number> | number;
  /** conversations that were not here before */
  new: number;
  changed: number;
  /** conversations */
  unchanged: number;
  /** in the period of the export, and not in it any more */
  vanished: number;
  seconds: number;
  warnings: string[];
}

/** What the taking back of an import changed, in conversations: what `undertone imports --take-back` prints. */
export interface TakenBack {
  importId: string;
  files: string[];
  /** are gone */
  left: number;
  /** say again what another import says of them */
  restored: number;
  /** another import holds the same */
  kept: number;
  /** records that could not be used, and leave with it */
  rejects: number;
}

/** What taking an import back would mean, in conversations. */
export interface WouldLeave {
  /** only this import brought them */
  leave: number;
  /** it changed them, and another import holds them too */
  changed: number;
  /** another import holds them, and it did not change them */
  stay: number;
}

/** A run of the import command started from the page. Kept while the server runs; the last twenty. */
export interface Job {
  id: string;
  /** the command: imports takes an import back */
  kind: 'import' | 'apply' | 'imports';
  files: string[];
  state: 'running' | 'done' | 'failed' | 'stopped';
  startedAt: string;
  finishedAt: string | null;
  progress: Progress | null;
  summary: ImportSummary | null;
  /** what the command said when it refused or failed: file, record, expected, next step; of a job that is done, what it refused */
  problem: string | null;
}

/** A text of an export before and after redaction, cut around the first difference. */
export interface RedactedRow {
  file: string;
  field: 'text' | 'subject' | 'comment' | 'raw';
  role: Role | null;
  before: string;
  after: string;
  /** kinds and names of patterns that were found; empty when nothing was */
  kinds: string[];
}

/** What redaction would do, on the first records of an export. */
export interface RedactionPreview {
  /** records that were looked at */
  records: number;
  /** kind or pattern -> how often it was found in them; 0 for what was looked for in vain */
  counts: RedactedCounts;
  /** at most 20 in which something was found, and a few in which nothing was */
  rows: RedactedRow[];
}

/** What `undertone formats` tells. */
export interface KnownExports {
  formats: { id: string; title: string; whereToFind: string }[];
  /** exports that are recognised and hold no messages: "is a …", and what to ask for instead */
  unusable: { what: string; instead: string }[];
}
