/**
 * The tables among files whose columns a person may set: those in no helpdesk's own format and not known to hold no
 * messages. The import page shows them, whatever they lay in: an archive, a workbook, JSON, another encoding.
 */
import { guessMapping, type Mapping, type TableSample } from '../../src/lib/mapping';
import { isObject } from '../files/json';
import type { ExportFile } from '../records';
import type { DetectedGroup } from './index';
import { tableOf } from './messages-json';
import { lateRows } from './late-values';
import { knownRefusal } from './others';
import { sampleOf } from './sample';

export interface OpenTable extends TableSample {
  format: 'messages-csv' | 'messages-json';
}

const SHOWN_ROWS = 200;
/** Only one of them is shown at a time: a folder of a thousand tables is not sent to the page. */
const MOST_TABLES = 20;
const TABLE_FORMATS = ['messages-csv', 'messages-json'];

/**
 * At most twenty, those with most columns that mean something first. A settled table is guessed as its group was. The
 * first one, which is shown, is looked through to its end for values that its first rows do not hold.
 * @param looksThrough false where nobody is going to be asked about values: looking through a large table takes a second
 */
export async function openTables(
  files: readonly ExportFile[],
  groups: readonly DetectedGroup[],
  given?: Partial<Mapping>,
  looksThrough = true,
): Promise<OpenTable[]> {
  const found = files.flatMap((file) => {
    const group = groups.find((one) => one.files.includes(file));
    if (file.unusable || (group && !TABLE_FORMATS.includes(group.format.id)) || knownRefusal(file)) return [];
    const table = cellsOf(file);
    if (!table) return [];
    const { format, header, rows } = table;
    const said = group?.detected.savedOn ? group.detected.mapping : given;
    const guess = guessMapping(header, rows, said);
    return [{ file, said, rows, table: { file: file.name, format, header, rows: rows.slice(0, SHOWN_ROWS), guess } }];
  });
  const meaning = ({ table: { guess } }: (typeof found)[number]) =>
    Object.values(guess.mapping.columns).filter(Boolean).length;
  const [first, ...others] = found.sort((one, other) => meaning(other) - meaning(one)).slice(0, MOST_TABLES);
  if (!first) return [];
  const { file, said, rows, table } = first;
  const late = looksThrough ? await lateRows(file, table) : [];
  const guess = guessMapping(table.header, [...rows, ...late], said);
  return [{ ...table, rows: [...table.rows, ...late], guess }, ...others.map((other) => other.table)];
}

/** Null for what has no rows of cells: XML, mail, prose, objects that hold lists of objects. */
function cellsOf(file: ExportFile): Pick<OpenTable, 'format' | 'header' | 'rows'> | null {
  const sample = sampleOf(file);
  if (sample.kind === 'table') {
    const { header } = sample.shape;
    return header.length < 2 ? null : { format: 'messages-csv', header, rows: sample.rows };
  }
  if (sample.kind !== 'json' || sample.whole.length === 0) return null;
  const isNested = sample.whole.some((value) =>
    Object.values(value).some((inner) => Array.isArray(inner) && isObject(inner[0])),
  );
  return isNested ? null : { format: 'messages-json', ...tableOf(sample.whole) };
}
