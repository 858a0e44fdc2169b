/** What an import did, as a person reads it on a terminal, and as the import page takes it. */
import type { ImportSummary } from '../../src/lib/model/imports';
import { counted } from '../../src/lib/text/counted';
import type { ImportRow } from '../import/record';
import type { ImportOutcome } from '../import/run';

/** All imports of one run together. */
export function summaryOf({ imports, seconds }: ImportOutcome): ImportSummary {
  const sum = (of: (row: ImportRow) => number) => imports.reduce((total, row) => total + of(row), 0);
  const skipped: Record<string, number> = {};
  for (const row of imports)
    for (const [reason, n] of Object.entries(JSON.parse(row.skipped_reasons) as Record<string, number>))
      skipped[reason] = (skipped[reason] ?? 0) + n;
  return {
    format: [...new Set(imports.map((row) => row.source))].join(', '),
    conversations: sum((row) => row.conversations),
    messages: sum((row) => row.messages),
    read: sum((row) => row.records),
    imported: sum((row) => row.imported_records),
    unchangedRecords: sum((row) => row.unchanged_records),
    rejected: sum((row) => row.rejected),
    skipped,
    new: sum((row) => row.new_conversations),
    changed: sum((row) => row.changed_conversations),
    unchanged: sum((row) => row.unchanged_conversations),
    vanished: sum((row) => row.vanished_conversations),
    seconds,
    warnings: imports.flatMap((row) => row.warnings),
  };
}

/** What was imported, account by account, and how fast. */
export function reportOf(summary: ImportSummary, { imports, firstRejects }: ImportOutcome): string {
  const rate = Math.round(summary.messages / Math.max(summary.seconds, 0.001));
  return [
    ...imports.map((row) => sentencesOf(row, firstRejects.get(row.import_id) ?? [])),
    `${counted(summary.messages, 'message')} in ${summary.seconds.toFixed(1)} s (${rate.toLocaleString('en')} messages/s).`,
  ].join('\n');
}

function sentencesOf(row: ImportRow, firstRejects: string[]): string {
  const skipped = Object.entries(JSON.parse(row.skipped_reasons) as Record<string, number>);
  const lines = [
    `${row.source} (${row.account_id}): ${counted(row.conversations, 'conversation')} with ` +
      `${counted(row.messages, 'message')}; ${row.new_conversations.toLocaleString('en')} new, ` +
      `${row.changed_conversations.toLocaleString('en')} changed, ${row.unchanged_conversations.toLocaleString('en')} unchanged.`,
    row.vanished_conversations
      ? `${counted(row.vanished_conversations, 'conversation')} known from before ${row.vanished_conversations === 1 ? 'is' : 'are'} ` +
        'not in it, although it holds some that began, and were last changed, before and after: deleted, merged, or left ' +
        `out by a filter. ${row.vanished_conversations === 1 ? 'It stays' : 'They stay'} here: select conversation_id from ` +
        `import_conversations where import_id = '${row.import_id}' and outcome = 'vanished'`
      : '',
    `${counted(row.records, 'record')} read: ${row.imported_records.toLocaleString('en')} imported, ` +
      `${row.unchanged_records.toLocaleString('en')} unchanged, ${row.rejected.toLocaleString('en')} not usable, ` +
      `${row.skipped.toLocaleString('en')} left out.`,
    row.rejected
      ? `${counted(row.rejected, 'record')} could not be used and ${row.rejected === 1 ? 'is' : 'are'} kept:`
      : '',
    ...firstRejects.map((sentence) => `  ${sentence}`),
    row.rejected > firstRejects.length
      ? `  and ${row.rejected - firstRejects.length} more: select * from rejects where import_id = '${row.import_id}'`
      : '',
    ...skipped.map(([reason, n]) => `Left out: ${n.toLocaleString('en')} (${reason}).`),
    redactedOf(row),
    ...row.warnings.map((warning) => `Note: ${warning}`),
  ];
  return lines.filter(Boolean).join('\n');
}

/** "Redacted: 12 email, 3 phone." Nothing when nothing was found. */
function redactedOf({ redacted }: ImportRow): string {
  const found = Object.entries(JSON.parse(redacted) as Record<string, number>).filter(([, n]) => n > 0);
  return found.length ? `Redacted: ${found.map(([kind, n]) => `${n.toLocaleString('en')} ${kind}`).join(', ')}.` : '';
}
