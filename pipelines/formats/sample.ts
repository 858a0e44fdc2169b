/** What detection looks at: the kind of a file and some of its records, from its head and from its middle. */
import { layoutOf, sampleJson, type JsonLayout, type JsonObject } from '../files/json';
import { sampleRecords, shapeOfTable, type TableShape } from '../files/table';
import type { ExportFile } from '../records';

export type Sample =
  | { kind: 'table'; shape: TableShape; rows: string[][] }
  | {
      kind: 'json';
      layout: JsonLayout;
      /** all of them, the last one of the head perhaps cut short */
      records: JsonObject[];
      /** those that are there from beginning to end */
      whole: JsonObject[];
    }
  | { kind: 'xml' | 'mbox' };

const SAMPLE_ROWS = 1000;
const SAMPLE_OBJECTS = 100;

/** Only the last file is remembered: every format asks about the same file before the next one comes. */
let last: { file: ExportFile; sample: Sample } | null = null;

export function sampleOf(file: ExportFile): Sample {
  if (last?.file !== file) last = { file, sample: take(file) };
  return last.sample;
}

/** A page of an API: a list in an envelope. What it does not hold may stand on a page that was not saved. */
export function isPageOfApi(file: ExportFile): boolean {
  const sample = sampleOf(file);
  return sample.kind === 'json' && sample.layout === 'envelope';
}

function take(file: ExportFile): Sample {
  const text = file.head.trimStart();
  if (/^From \S+.*\r?\n[\w-]+:/.test(text)) return { kind: 'mbox' };
  if (text[0] === '<') return { kind: 'xml' };
  if (/^[[{]/.test(text) && /^(\{\s*["}]|\[\s*(\{|\[|\]|$|-?\d|"|t|f|n))/.test(text)) {
    const layout = layoutOf(file.head);
    const head = sampleJson(file.head, layout, SAMPLE_OBJECTS);
    const middle = file.middle === '' ? [] : sampleJson(file.middle, 'lines', SAMPLE_OBJECTS).whole;
    const whole = [...head.whole, ...middle];
    return { kind: 'json', layout, records: [...whole, ...head.cut], whole };
  }
  const shape = shapeOfTable(file.head);
  const [, ...rows] = sampleRecords(file.head.slice(shape.offset), shape.delimiter, shape.newline, SAMPLE_ROWS + 1);
  return { kind: 'table', shape, rows: rows.filter((row) => row.length >= shape.header.length) };
}
