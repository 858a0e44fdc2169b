/** Streams the records of one export into staging; what cannot be used goes to `rejects`, what is left out is counted. */
import type { RejectRow } from '../../src/lib/model/rows';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import type { TableWriter } from '../warehouse/writer';
import type { Privacy } from '../privacy/record';
import { implausible } from './plausible';
import type { StagingWriters } from './staging';

/** Raw text of a rejected record is kept up to this length; longer ones say how much was cut. */
export const RAW_LIMIT = 4096;
const WARNING_LIMIT = 100;
const FIRST_REJECTS = 3;

export interface ReadCounts {
  /**
   * Records of any kind that carry content: conversations, messages, people, skipped and rejected ones. What rows of a
   * table say of their conversation is not one: the row is counted as its message.
   */
  read: number;
  rejected: number;
  /** the first rejected records, each as a sentence with its file and number */
  firstRejects: string[];
  skippedReasons: Record<string, number>;
  warnings: string[];
}

export interface ReadTargets {
  staging: StagingWriters;
  rejects: TableWriter<RejectRow>;
  importId: string;
  privacy: Privacy;
}

/**
 * Reads every record of a group of files.
 * @param onRecord called after each record with the number read so far
 * @throws RefusedExport when a file cannot be read to its end (truncated JSON, an unclosed quote …)
 */
export async function readRecords(
  format: Format,
  files: ExportFile[],
  options: ReadOptions,
  targets: ReadTargets,
  onRecord: (read: number) => void,
): Promise<ReadCounts> {
  const counts: ReadCounts = { read: 0, rejected: 0, firstRejects: [], skippedReasons: {}, warnings: [] };
  let seq = 0;
  const inFile = new Map<string, number>();
  for await (const record of format.read(files, options)) {
    if (record.kind === 'warning') {
      if (counts.warnings.length < WARNING_LIMIT) counts.warnings.push(targets.privacy.sentence(record.message));
      continue;
    }
    const file = record.file ?? files[0]?.name ?? '';
    if (!(record.kind === 'conversation' && record.gatheredAt)) {
      counts.read++;
      inFile.set(file, (inFile.get(file) ?? 0) + 1);
    }
    const rejected = record.kind === 'message' ? implausible(record, inFile.get(file) ?? 1) : null;
    store(rejected ?? record, ++seq, targets.privacy.fileName(file), counts, targets);
    onRecord(counts.read);
  }
  return counts;
}

type StoredRecord = Exclude<ExportRecord, { kind: 'warning' }>;

function store(
  given: StoredRecord,
  seq: number,
  file: string,
  counts: ReadCounts,
  { staging, rejects, importId, privacy }: ReadTargets,
): void {
  // From here on nothing knows what was redacted.
  const record = privacy.redacted(given);
  switch (record.kind) {
    case 'message':
      return staging.messages.append({
        seq,
        file,
        conversation: record.conversationId,
        id: record.id ?? null,
        parent: record.parentId ?? null,
        role: record.role,
        is_public: record.isPublic,
        author: record.authorKey || null,
        author_name: record.authorName || null,
        sent_at: record.sentAt,
        given_order: record.order ?? null,
        body: record.body,
        body_format: record.bodyFormat,
        subject: record.subject || null,
        channel: record.channel || null,
        team: record.team || null,
        labels: record.labels?.length ? record.labels : null,
        csat: record.csat ?? null,
        self_mood: record.selfMood ?? null,
        stable: privacy.stable(given),
      });
    case 'conversation':
      return staging.conversations.append({
        seq,
        file,
        id: record.id,
        subject: record.subject || null,
        channel: record.channel || null,
        team: record.team || null,
        status: record.status || null,
        is_closed: record.isClosed ?? null,
        priority: record.priority || null,
        labels: record.labels?.length ? record.labels : null,
        csat: record.csat ?? null,
        csat_comment: record.csatComment || null,
        self_mood: record.selfMood ?? null,
        merged_into: record.mergedInto || null,
        reopen_count: record.reopenCount ?? null,
        customer: record.customerKey || null,
        url: record.url || null,
        updated_at: record.updatedAt ?? null,
        is_part: record.isPart ?? false,
        gathered_at: record.gatheredAt ?? null,
      });
    case 'person':
      return staging.people.append({
        seq,
        key: record.key,
        role: record.role,
        name: record.name || null,
        email: record.email || null,
      });
    case 'skipped':
      counts.skippedReasons[record.reason] = (counts.skippedReasons[record.reason] ?? 0) + 1;
      return;
    case 'rejected':
      counts.rejected++;
      if (counts.firstRejects.length < FIRST_REJECTS)
        counts.firstRejects.push(
          `${file}, record ${record.record}${record.field ? `, ${record.field}` : ''}: ${record.reason}`,
        );
      return rejects.append({
        import_id: importId,
        file,
        record: record.record,
        field: record.field,
        reason: record.reason,
        raw: shortened(record.raw),
      });
  }
}

function shortened(raw: string): string {
  if (raw.length <= RAW_LIMIT) return raw;
  return `${raw.slice(0, RAW_LIMIT)}… (cut here: the record has ${raw.length} characters)`;
}
