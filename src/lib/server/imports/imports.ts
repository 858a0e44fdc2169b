/** What was imported and what could not be: the tables imports and rejects, for their page. */
import { REJECT_KINDS, rejectKindSql } from '../../model/rejectkinds';
import type { ImportItem, Reject, RejectKindCount, Rejects } from '../../model/imports';
import type { Table } from '../report/csv';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

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
  vanished_conversations: number | null;
  taken_back_at: Date | null;
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
    vanishedConversations: row.vanished_conversations,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
    records: row.records,
    rejected: row.rejected,
    skipped: row.skipped,
    skippedReasons: reasonsOf(row.skipped_reasons),
    warnings: row.warnings ?? [],
    seconds: row.seconds,
    rulesVersion: row.rules_version ?? '',
  }));
}

export interface RejectsAsked {
  importId: string | null;
  kind: string | null;
  page: number;
}

/** One page of what could not be used, of one import or of all, of one kind or of all. */
export async function listRejects(asked: RejectsAsked, folder = dataFolder()): Promise<Rejects> {
  const { importId } = asked;
  const kind = REJECT_KINDS.some(({ id }) => id === asked.kind) ? asked.kind : null;
  if (!(await warehouse(folder).exists()))
    return { total: 0, page: 1, pages: 1, kinds: [], importId: null, kind: null, rows: [] };
  const kinds = await kindsOf(importId, folder);
  const total = kinds.reduce((sum, one) => sum + (kind === null || one.kind === kind ? one.n : 0), 0);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(asked.page, pages);
  const { from, params } = selectionOf(importId, kind);
  const rows = await warehouse(folder).query<Reject>(
    `select import_id as "importId", file, record, field, reason, left(raw, ${RAW_SHOWN}) as raw
     ${from} order by import_id desc, file, record limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
    params,
  );
  return { total, page, pages, kinds, importId, kind, rows };
}

/** All of them with their whole raw text, as a table to keep or to mend. */
export async function tableOfRejects(asked: Omit<RejectsAsked, 'page'>, folder = dataFolder()): Promise<Table> {
  const columns = ['file', 'record', 'field', 'reason', 'raw'];
  if (!(await warehouse(folder).exists())) return { columns, rows: [] };
  const { from, params } = selectionOf(asked.importId, asked.kind);
  const rows = await warehouse(folder).query<Reject>(
    `select file, record, field, reason, raw ${from} order by import_id desc, file, record`,
    params,
  );
  return { columns, rows: rows.map(({ file, record, field, reason, raw }) => [file, record, field, reason, raw]) };
}

async function kindsOf(importId: string | null, folder: string): Promise<RejectKindCount[]> {
  const { from, params } = selectionOf(importId, null);
  const counted = await warehouse(folder).query<{ kind: string; n: number; example: string }>(
    `select kind, sum(n) as n, argMin(reason, (-n, reason)) as example
     from (select ${rejectKindSql('reason')} as kind, reason, count(*) as n ${from} group by 1, 2) as reasons
     group by kind order by 2 desc, kind`,
    params,
  );
  return counted.map(({ kind, n, example }) => {
    const { title, advice } = REJECT_KINDS.find(({ id }) => id === kind) ?? REJECT_KINDS.at(-1)!;
    return { kind, title, advice, n, example };
  });
}

function selectionOf(importId: string | null, kind: string | null): { from: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  const conditions: string[] = [];
  if (importId !== null) {
    params.import_id = importId;
    conditions.push('import_id = $import_id');
  }
  if (kind !== null) {
    params.kind = kind;
    conditions.push(`${rejectKindSql('reason')} = $kind`);
  }
  return { from: `from rejects ${conditions.length ? `where ${conditions.join(' and ')}` : ''}`, params };
}

function reasonsOf(json: string | null): { reason: string; n: number }[] {
  const reasons = Object.entries(JSON.parse(json ?? '{}') as Record<string, number>);
  return reasons.map(([reason, n]) => ({ reason, n })).sort((one, other) => other.n - one.n);
}
