/** What redaction would do to an export, shown on its own first records before anything is imported. */
import type { RedactedRow, RedactionPreview } from '../../src/lib/model/imports';
import { cleanBody } from '../../src/lib/text';
import { noCounts, type Redactor } from '../../src/lib/text/redact';
import type { Group } from '../import/account';
import { RefusedExport, type ExportRecord, type MessageRecord } from '../records';

/** Records that are read of each group: enough to meet every kind, and over in a second or two. */
const MOST_RECORDS = 2_000;
const MOST_ROWS = 20;
/** Rows in which nothing was found, to see what is left alone. */
const MOST_UNTOUCHED = 3;
const EXCERPT = 240;
const LEAD = 60;

/** Reads the first records of each group and redacts them in memory; nothing is written. */
export async function previewRedaction(groups: readonly Group[], redactor: Redactor): Promise<RedactionPreview> {
  const counts = noCounts(redactor);
  const rows: RedactedRow[] = [];
  let records = 0;
  for (const { format, files, detected } of groups) {
    let read = 0;
    try {
      for await (const record of format.read(files, { timezone: 'UTC', mapping: detected.mapping })) {
        if (read++ >= MOST_RECORDS) break;
        for (const [field, before] of textsOf(record)) {
          const found = noCounts(redactor);
          const after = redactor.text(before, found);
          for (const [kind, n] of Object.entries(found)) counts[kind] = (counts[kind] ?? 0) + n;
          rows.push({
            ...{ file: record.file ?? files[0]?.name ?? '', field, role: roleOf(record) },
            ...excerpts(before, after),
            kinds: Object.keys(found).filter((kind) => (found[kind] ?? 0) > 0),
          });
        }
      }
    } catch (error) {
      // That the file is broken is the import's to tell; what was read until there can be shown.
      if (!(error instanceof RefusedExport)) throw error;
    }
    records += Math.min(read, MOST_RECORDS);
  }
  return { records, counts, rows: chosen(rows) };
}

/** What people wrote, as it is read later: bodies without markup, quoted history and signatures. */
function textsOf(record: ExportRecord): [RedactedRow['field'], string][] {
  if (record.kind === 'message') return [['text', cleanBody(record.body, record.bodyFormat)], ...subjectOf(record)];
  if (record.kind === 'rejected') return [['raw', record.raw]];
  if (record.kind !== 'conversation') return [];
  return [
    ...subjectOf(record),
    ...(record.csatComment ? [['comment', record.csatComment] as [RedactedRow['field'], string]] : []),
  ];
}

function subjectOf({ subject }: { subject?: string | null }): [RedactedRow['field'], string][] {
  return subject ? [['subject', subject]] : [];
}

function roleOf(record: ExportRecord): MessageRecord['role'] {
  return record.kind === 'message' ? record.role : null;
}

/** Both cut to the same place: a little before the first difference. */
function excerpts(before: string, after: string): { before: string; after: string } {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const start = same === before.length ? 0 : Math.max(0, same - LEAD);
  const cut = (text: string) =>
    `${start > 0 ? '…' : ''}${text.slice(start, start + EXCERPT)}${text.length > start + EXCERPT ? '…' : ''}`;
  return { before: cut(before), after: cut(after) };
}

/** Each kind in turn, so that a frequent one does not hide a rare one; then some rows in which nothing was found. */
function chosen(rows: readonly RedactedRow[]): RedactedRow[] {
  const taken = new Set<RedactedRow>();
  const kinds = [...new Set(rows.flatMap((row) => row.kinds))];
  for (let round = 0; taken.size < MOST_ROWS && round < MOST_ROWS; round += 1)
    for (const kind of kinds) {
      const next = rows.find((row) => row.kinds.includes(kind) && !taken.has(row));
      if (next && taken.size < MOST_ROWS) taken.add(next);
    }
  const untouched = rows.filter((row) => row.kinds.length === 0 && row.field === 'text').slice(0, MOST_UNTOUCHED);
  return [...taken, ...untouched];
}
