/** What an import says of itself when it is over. */
import { rowsOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';

/** What is said of an import when it is over: one row of the table imports. */
export interface ImportRow {
  import_id: string;
  started_at: Date;
  finished_at: Date;
  source: string;
  account_id: string;
  files: string[];
  exported_at: Date | null;
  last_instant: Date | null;
  is_exported_at_given: boolean;
  conversations: number;
  messages: number;
  new_conversations: number;
  changed_conversations: number;
  unchanged_conversations: number;
  vanished_conversations: number;
  records: number;
  imported_records: number;
  unchanged_records: number;
  rejected: number;
  skipped: number;
  skipped_reasons: string;
  warnings: string[];
  /** JSON: kind or pattern -> how often it was replaced in what was read */
  redacted: string;
  seconds: number;
  mapping: string | null;
}

/** Writes the import's row and forgets the rejects of earlier imports of the same files. */
export async function recordImport({ connection }: Database, row: ImportRow, rulesVersion: string): Promise<void> {
  const earlier = await rowsOf<{ import_id: string; files: string[] }>(
    connection,
    `select import_id, files from imports where source = $1 and account_id = $2 and taken_back_at is null`,
    [row.source, row.account_id],
  );
  const sameFiles = earlier.filter(({ files }) => files.every((file) => row.files.includes(file)));
  for (const { import_id } of sameFiles) await connection.run('delete from rejects where import_id = $1', [import_id]);
  const imports = await openWriter(connection, 'imports');
  imports.append({ ...row, rules_version: rulesVersion });
  imports.close();
}
