/**
 * Jira's CSV export with all fields: one row per issue, its comments in as many columns named Comment as the busiest
 * issue has, each cell "date;account;text". Internal comments bear no mark, which is told. Dates are written in the
 * language and order of whoever exports: the whole column settles day and month, and months in other words are refused.
 */
import { instantReader, shapeOfInstants } from '../../src/lib/mapping/instants';
import { asksMood, csatOf, isClosedBy, moodLabelled, moodOf } from '../../src/lib/mapping/words';
import {
  RefusedExport,
  type Detected,
  type ExportFile,
  type ExportRecord,
  type Format,
  type ReadOptions,
} from '../records';
import { unnamedAccount } from './objects';
import { counted } from '../../src/lib/text/counted';
import { assumedZone, Progress, type FileRecord } from './reading';
import { sampleOf } from './sample';
import { columnsOf, eachRowOf, hasColumns, type Row } from './tables';
import { wikiToText } from './wiki';

export const jiraCsv: Format = {
  id: 'jira-csv',
  title: 'Jira Service Management issues (CSV, all fields)',
  whereToFind:
    'Jira\u2019s issue search > Export > CSV (all fields), with your own language set to English. It does not say which ' +
    'comments are internal; the JSON of Jira\u2019s API does.',
  detect,
  read,
};

/** Repeated columns come as "comment", "comment (2)" …, as the reader of tables makes names unique. */
const COMMENT = /^comment( \(\d+\))?$/;
const LABELS = /^labels( \(\d+\))?$/;

function detect(file: ExportFile): Detected | null {
  const isIssues = hasColumns(file, 'issue key', 'issue id', 'created');
  if (!isIssues || !columnsOf(file).some((name) => COMMENT.test(name))) return null;
  const comments = columnsOf(file).filter((name) => COMMENT.test(name)).length;
  return {
    format: 'jira-csv',
    confidence: 1,
    reasons: [
      `The columns Issue key, Issue id and ${counted(comments, 'column')} named Comment are those of Jira.`,
      unnamedAccount('Jira'),
    ],
    account: 'site',
    isAccountAssumed: true,
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  let unmarked = 0;
  for (const file of files) {
    const reader = new IssueRows(instantReader(options.mapping?.dateFormat ?? dateFormatOf(file), options.timezone));
    yield* eachRowOf([file], progress, (row) => reader.translate(row));
    yield* assumedZone(file.name, reader.assumedZones, options);
    unmarked += reader.comments;
  }
  if (unmarked === 0) return;
  const message =
    `${counted(unmarked, 'comment')}: Jira\u2019s CSV does not say which are internal, and all are read as public. ` +
    'Export JSON through Jira\u2019s API to have them told apart.';
  yield { kind: 'warning', message };
}

/** @throws RefusedExport when the dates cannot be read, or day and month cannot be told apart */
function dateFormatOf(file: ExportFile): string | undefined {
  const sample = sampleOf(file);
  if (sample.kind !== 'table') return undefined;
  const at = columnsOf(file).indexOf('created');
  const values = sample.rows.map((row) => row[at] ?? '').filter((value) => value.trim() !== '');
  const shape = shapeOfInstants(values);
  if (shape.problem !== null)
    throw new RefusedExport(
      file.name,
      `has dates that can be read in more than one way: ${shape.problem}.`,
      'In Jira, set your language to English (personal settings) and export again: then the month is a word.',
    );
  const read = instantReader(shape.dateFormat ?? undefined, 'UTC');
  if (values.length > 0 && !values.some((value) => read(value)))
    throw new RefusedExport(
      file.name,
      `has dates in another language or order than can be read (Created: "${values[0]}").`,
      'In Jira, set your language to English (personal settings) and export again.',
    );
  return shape.dateFormat ?? undefined;
}

class IssueRows {
  assumedZones = 0;
  comments = 0;
  private readonly peopleSeen = new Set<string>();

  constructor(private readonly readInstant: ReturnType<typeof instantReader>) {}

  *translate(row: Row): Generator<ExportRecord> {
    const key = row.get('issue key');
    if (key === '') {
      yield row.reject('issue key', 'the key of the issue, such as ITH-12');
      return;
    }
    const [reporter, assignee] = [row.get('reporter id', 'reporter'), row.get('assignee id', 'assignee')];
    const names = new Map(
      (['reporter', 'assignee', 'creator'] as const).map((who) => [row.get(`${who} id`, who), row.get(who)]),
    );
    const labels = row.all(LABELS).map(({ cell }) => cell);
    const asked = row.all(/^custom field \(/).find(({ column }) => asksMood(column.slice('custom field ('.length)));
    const resolved = row.get('resolved');
    yield {
      kind: 'conversation',
      id: key,
      subject: row.get('summary') || null,
      team: row.get('project name') || null,
      status: row.get('status') || null,
      isClosed: resolved !== '' ? true : isClosedBy(row.get('status')),
      priority: row.get('priority') || null,
      labels,
      // Other fields print Java objects here (CFValue@170e16ef), which are no number.
      csat: csatOf(row.get('custom field (satisfaction)')),
      selfMood: (asked ? moodOf(asked.cell) : null) ?? moodLabelled(labels),
      customerKey: reporter || null,
      updatedAt: this.instantOf(row.get('updated', 'resolved')),
    };
    yield* this.person(reporter, row.get('reporter'));
    yield* this.person(assignee, row.get('assignee'));
    const description = wikiToText(row.get('description'));
    const createdAt = this.instantOf(row.get('created'));
    if (createdAt === null) yield row.reject('created', 'a time such as 25/Feb/26 4:38 PM');
    else if (description !== '')
      yield {
        kind: 'message',
        id: `${key}-description`,
        conversationId: key,
        role: 'customer',
        isPublic: true,
        authorKey: reporter || null,
        authorName: row.get('reporter') || null,
        sentAt: createdAt,
        order: 0,
        body: description,
        bodyFormat: 'text',
      };
    for (const [index, { column, cell }] of row.all(COMMENT).entries())
      yield this.comment(row, key, column, cell, index + 1, { reporter, names });
  }

  /** Comments have no id of their own: their place in the issue is the only thing that stays. */
  private comment(
    row: Row,
    key: string,
    column: string,
    cell: string,
    order: number,
    { reporter, names }: { reporter: string; names: Map<string, string> },
  ): ExportRecord {
    const parts = /^([^;]*);([^;]*);([^]*)$/.exec(cell);
    const sentAt = this.instantOf(parts?.[1] ?? '');
    if (parts === null || sentAt === null)
      return row.reject(column, 'a comment such as "25/Feb/26 5:01 PM;712020:bbb;Works, thanks!"', cell.slice(0, 200));
    const body = wikiToText(parts[3] ?? '');
    if (body === '') return { kind: 'skipped', reason: 'message without text' };
    this.comments++;
    const author = (parts[2] ?? '').trim();
    return {
      kind: 'message',
      id: `${key}-${order}`,
      conversationId: key,
      role: author !== '' && author === reporter ? 'customer' : 'agent',
      isPublic: true,
      authorKey: author || null,
      authorName: names.get(author) || null,
      sentAt,
      order,
      body,
      bodyFormat: 'text',
    };
  }

  private *person(key: string, name: string): Generator<ExportRecord> {
    if (key === '' || this.peopleSeen.has(key)) return;
    this.peopleSeen.add(key);
    yield { kind: 'person', key, role: null, name: name || null };
  }

  private instantOf(value: string): Date | null {
    const instant = this.readInstant(value);
    if (instant?.isNaive) this.assumedZones++;
    return instant?.at ?? null;
  }
}
