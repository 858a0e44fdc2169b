/** The table twin of a metric and of the list: what a chart shows as rows, for CSV. */
import { LIST_FILTERS, type Filters } from '../../filters';
import { metricById, type Metric } from '../../metrics';
import type { Figure, MetricResult } from '../../model/figures';
import type { PhraseLine, RepeatedLine } from '../../model/phrases';
import type { ListItem } from '../../model/list';
import type { Coverage } from '../../model/selection';
import type { Cell, Table } from './csv';
import { optionLabel, type ValueLabels } from './options';

/** The interval says what it holds, which is not 95 % of every metric. */
function figureColumns({ level = 0.95 }: Metric): string[] {
  return ['value', `low_${level * 100}`, `high_${level * 100}`, 'n'];
}

/** Rows of the series when one was asked for, else of the curves, the parts, or the one figure. */
export function tableOf(metric: Metric, result: MetricResult, by?: string): Table {
  if (by) {
    return {
      columns: [by, 'label', ...figureColumns(metric), 'is_incomplete'],
      rows: result.series.map((point) => [point.key, point.label, ...cells(point), point.isIncomplete ?? false]),
    };
  }
  if (result.curves.length) {
    return {
      columns: ['curve', 'label', 'seconds', 'share', 'low_95', 'high_95', 'still_waiting'],
      rows: result.curves.flatMap(({ key, label, points }) =>
        points.map(({ t, share, low, high, atRisk }): Cell[] => [key, label, t, share, low, high, atRisk]),
      ),
    };
  }
  const all: Cell[] = [metric.id, metric.title, ...cells(result.figure)];
  return {
    columns: ['part', 'label', ...figureColumns(metric)],
    rows: [all, ...result.shares.map((share): Cell[] => [share.key, share.label, ...cells(share)])],
  };
}

function cells({ value, interval, n }: Figure): Cell[] {
  return [value, interval?.low ?? null, interval?.high ?? null, n];
}

const LIST_COLUMNS: [string, (item: ListItem) => Cell][] = [
  ['conversation_id', (item) => item.conversationId],
  ['episode', (item) => item.episode],
  ['started_at', (item) => item.startedAt],
  ['subject', (item) => item.subject],
  ['first_words', (item) => item.firstWords],
  ['channel', (item) => item.channel],
  ['team', (item) => item.team],
  ['agent', (item) => item.agent],
  ['language', (item) => item.language],
  ['is_scored', (item) => item.isScored],
  ['is_open', (item) => item.isOpen],
  ['messages', (item) => item.messages],
  ['tone_start', (item) => item.toneStart],
  ['tone_end', (item) => item.toneEnd],
  ['mood_start', (item) => item.moodStart],
  ['kind', (item) => item.kind],
  ['first_response_seconds', (item) => item.firstResponseSeconds],
  ['first_empathy_seconds', (item) => item.firstEmpathySeconds],
  ['first_empathy_outcome', (item) => item.firstEmpathyOutcome],
  ['went_silent', (item) => item.wentSilent],
];

export function tableOfList(items: ListItem[]): Table {
  return {
    columns: LIST_COLUMNS.map(([name]) => name),
    rows: items.map((item) => LIST_COLUMNS.map(([, value]) => value(item))),
  };
}

const LINE_COLUMNS: [string, (line: PhraseLine) => Cell][] = [
  ['line', (line) => line.key],
  ['most_frequent_wording', (line) => line.said[0]?.text ?? null],
  [
    'other_wordings',
    (line) =>
      line.said
        .slice(1)
        .map(({ text }) => text)
        .join(' | '),
  ],
  ['is_own_phrase', (line) => line.isTeams],
  ['messages', (line) => line.messages],
  ['conversations', (line) => line.conversations],
  ['share_of_replies', (line) => line.share.value],
  ['low_95', (line) => line.share.interval?.low ?? null],
  ['high_95', (line) => line.share.interval?.high ?? null],
  ['n_replies', (line) => line.share.n],
  ['share_before', (line) => line.before?.value ?? null],
  ['plainer_line', (line) => line.instead],
];

/** The lines of one tag, a row each. */
export function tableOfLines(lines: PhraseLine[]): Table {
  return {
    columns: LINE_COLUMNS.map(([name]) => name),
    rows: lines.map((line) => LINE_COLUMNS.map(([, value]) => value(line))),
  };
}

const REPEATED_COLUMNS: [string, (line: RepeatedLine) => Cell][] = [
  ['line', (line) => line.key],
  ['example', (line) => line.example],
  ['wordings', (line) => line.wordings],
  ['messages', (line) => line.messages],
  ['conversations', (line) => line.conversations],
  ['customers', (line) => line.customers],
  ['agents', (line) => line.agents],
  ['first_day', (line) => line.firstDay],
  ['last_day', (line) => line.lastDay],
  ['share_of_replies', (line) => line.share.value],
  ['low_95', (line) => line.share.interval?.low ?? null],
  ['high_95', (line) => line.share.interval?.high ?? null],
  ['n_replies', (line) => line.share.n],
  ['share_before', (line) => line.before?.value ?? null],
];

/** The lines that the team repeats, a row each. */
export function tableOfRepeated(lines: RepeatedLine[]): Table {
  return {
    columns: REPEATED_COLUMNS.map(([name]) => name),
    rows: lines.map((line) => REPEATED_COLUMNS.map(([, value]) => value(line))),
  };
}

/** What was selected and what it rests on, for the top of a CSV. Only filters that are set. */
export function aboutOf(filters: Filters, line: Coverage, labels?: ValueLabels): [string, string][] {
  const about: [string, string][] = [];
  const metric = filters.metric ? metricById(filters.metric) : undefined;
  if (filters.from || filters.to) about.push(['days', `${filters.from ?? 'the first'} to ${filters.to ?? 'the last'}`]);
  for (const name of LIST_FILTERS) {
    if (filters[name].length)
      about.push([name, filters[name].map((value) => optionLabel(name, value, labels)).join(' or ')]);
  }
  if (filters.tag) about.push(['tag', filters.tag]);
  if (filters.question) about.push(['question', filters.question]);
  if (filters.line) about.push(['line', filters.line]);
  if (metric) about.push(['behind the figure', filters.part ? `${metric.title}: ${filters.part}` : metric.title]);
  about.push(['scored', `${line.scored} of ${line.conversations} conversations`]);
  about.push(['rules version', line.rulesVersion]);
  about.push(['data to', line.dataTo ?? 'not known']);
  about.push(['zone', line.timezone]);
  return about;
}
