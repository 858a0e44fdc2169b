/** An evaluation as a person reads it on a terminal. */
import type { FieldScore, NamedScore, Rate, Score } from '../../src/lib/model/accuracy';
import type { Interval } from '../../src/lib/model/figures';
import type { Confusion, Evaluation } from './evaluate';
import type { Miss } from './miss';

export type Row = Record<string, unknown>;
export interface Section {
  title: string;
  columns: string[];
  rows: Row[];
}

const COLUMNS = ['n', 'messages', 'right', 'wrong', 'missed', 'precision', 'recall', 'F1'];
const TITLES: Record<NamedScore['scored'], string> = {
  tag: 'Tags',
  mood: 'Moods of customers',
  tone: 'Tone of customers',
  kind: 'Kinds of concern',
  complaint: 'Complaints',
  signal: 'Signals of customers',
};

/** Tables of everything that was scored, in the order of their importance. */
export function sectionsOf({ scores, fields, pooled, confusion }: Evaluation): Section[] {
  const sections: Section[] = [];
  for (const [scored, title] of Object.entries(TITLES)) {
    const own = scores.filter((score) => score.scored === scored);
    if (own.length === 0) continue;
    const rows = own.map((score) => ({ [scored]: labelOf(score), ...cellsOf(score) }));
    if (scored === 'tag' && pooled) rows.push({ tag: `${pooled.tags.length} rare tags pooled`, ...cellsOf(pooled) });
    const field = fields.find((candidate) => candidate.field === scored);
    sections.push({ title: field ? `${title}: ${fieldText(field)}` : title, columns: [scored, ...COLUMNS], rows });
    const table = field && confusion[field.field];
    if (table) sections.push(confusionSection(field.field, table));
  }
  return sections;
}

/** Sentences beside the tables. */
export function linesOf({ messages, agreement }: Evaluation): string[] {
  const lines = [`${messages} ${messages === 1 ? 'message' : 'messages'}.`];
  if (agreement)
    lines.push(
      `Tone and people's ratings: Pearson r ${numberOf(agreement.r)}${intervalText(agreement.interval)}, n ${agreement.n}.`,
    );
  return lines;
}

/** A difference in three lines: what, where, and the words. */
export function missText({ file, line, id, scored, name, grade, expected, found, spans, begins }: Miss): string {
  const what = scored === name ? name : `${scored} ${name}${grade ? ` (${grade})` : ''}`;
  const how =
    expected === 'yes' ? 'missed' : expected === 'no' ? 'found wrongly' : `labelled ${expected}, found ${found}`;
  return [
    `${what}: ${how} · ${file}:${line} · ${id}`,
    ...spans.map(({ start, end, text, rule }) => `    ${start}–${end} "${oneLine(text)}" ${rule}`),
    `    ${oneLine(begins)}`,
  ].join('\n');
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
const labelOf = ({ name, grade }: NamedScore): string => (grade ? `${name} (${grade})` : name);

function cellsOf({ n, messages, right, wrong, missed, precision, recall, f1 }: Score): Row {
  return {
    n,
    messages,
    right,
    wrong,
    missed,
    precision: rateText(precision),
    recall: rateText(recall),
    F1: numberOf(f1),
  };
}

const fieldText = ({ n, accuracy, macroF1 }: FieldScore): string =>
  `accuracy ${rateText(accuracy)}, macro-F1 ${numberOf(macroF1)}, n ${n}`;

function confusionSection(field: string, table: Confusion): Section {
  const found = [...new Set(Object.values(table).flatMap((row) => Object.keys(row)))].sort();
  const rows = Object.keys(table)
    .sort()
    .map((expected) => ({
      labelled: expected,
      ...Object.fromEntries(found.map((name) => [name, table[expected]?.[name] ?? 0])),
    }));
  return {
    title: `Which ${field} was found (across) where which was labelled (down)`,
    columns: ['labelled', ...found],
    rows,
  };
}

/** 0.912 → "0.912"; nothing to divide by → "–". */
export const numberOf = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
const intervalText = (interval: Interval | null): string =>
  interval ? ` [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]` : '';
const rateText = (rate: Rate | null): string => (rate ? `${rate.value.toFixed(2)}${intervalText(rate)}` : '–');
