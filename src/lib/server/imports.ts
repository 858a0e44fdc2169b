/** What was imported and what could not be: the tables imports and rejects, for their page. */
import type { ImportItem, Reject, Rejects } from '../model/views';
import { warehouse } from './warehouse';
import { dataFolder } from './workspace';

const PAGE_SIZE = 50;
const RAW_SHOWN = 2000;

interface ImportRow {
  import_id: string;
  started_at: Date;
  finished_at: Date | null;
  source: string;
  account_id: string | null;
  files: string[] | null;
  exported_at: Date | null;
  conversations: number;
  messages: number;
  new_conversations: number;
  changed_conversations: number;
  unchanged_conversations: number;
  records: number;
  rejected: number;
  skipped: number;
  skipped_reasons: string | null;
  warnings: string[] | null;
  seconds: number;
  rules_version: string | null;
}

/** Newest first; none when nothing has been imported yet. */
export async function listImports(folder = dataFolder()): Promise<ImportItem[]> {
  if (!(await warehouse(folder).exists())) return [];
  const rows = await warehouse(folder).query<ImportRow>('select * from imports order by started_at desc, import_id');
  return rows.map((row) => ({
    importId: row.import_id,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    source: row.source,
    account: row.account_id ?? '',
    files: row.files ?? [],
    exportedAt: row.exported_at?.toISOString() ?? null,
    conversations: row.conversations,
    messages: row.messages,
    newConversations: row.new_conversations,
    changedConversations: row.changed_conversations,
    unchangedConversations: row.unchanged_conversations,
    records: row.records,
    rejected: row.rejected,
    skipped: row.skipped,
    skippedReasons: reasonsOf(row.skipped_reasons),
    warnings: row.warnings ?? [],
    seconds: row.seconds,
    rulesVersion: row.rules_version ?? '',
  }));
}

/** One page of what could not be used, of one import or of all. */
export async function listRejects(importId: string | null, page: number, folder = dataFolder()): Promise<Rejects> {
  if (!(await warehouse(folder).exists())) return { total: 0, page: 1, pages: 1, reasons: [], rows: [] };
  const where = importId === null ? 'true' : 'import_id = $import_id';
  const params: Record<string, string> = importId === null ? {} : { import_id: importId };
  const reasons = await warehouse(folder).query<{ reason: string; n: number }>(
    `select reason, count(*) as n from rejects where ${where} group by reason order by n desc, reason`,
    params,
  );
  const total = reasons.reduce((sum, { n }) => sum + n, 0);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const shown = Math.min(page, pages);
  const rows = await warehouse(folder).query<Reject>(
    `select import_id as "importId", file, record, field, reason, left(raw, ${RAW_SHOWN}) as raw
     from rejects where ${where} order by import_id desc, file, record
     limit ${PAGE_SIZE} offset ${(shown - 1) * PAGE_SIZE}`,
    params,
  );
  return { total, page: shown, pages, reasons: reasons.slice(0, 20), rows };
}

function reasonsOf(json: string | null): { reason: string; n: number }[] {
  const reasons = Object.entries(JSON.parse(json ?? '{}') as Record<string, number>);
  return reasons.map(([reason, n]) => ({ reason, n })).sort((one, other) => other.n - one.n);
}
