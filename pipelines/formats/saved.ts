/** Which saved mapping fits a file: that of a table with the same columns, in the same format. */
import { forHeader, sameShape, shapeOf, type Mapping, type SavedMapping } from '../../src/lib/mapping';
import type { ExportFile } from '../records';
import { tableOf } from './messages-json';
import { sampleOf } from './sample';

/** The format of message tables that a file would be in, and its columns; null for anything else. */
export function tableShapeOf(file: ExportFile): { format: string; header: string[] } | null {
  const sample = sampleOf(file);
  if (sample.kind === 'table') return { format: 'messages-csv', header: sample.shape.header };
  if (sample.kind !== 'json' || sample.whole.length === 0) return null;
  return { format: 'messages-json', header: tableOf(sample.whole).header };
}

export function savedFor(
  file: ExportFile,
  saved: readonly SavedMapping[],
): { mapping: Mapping; savedOn: string } | null {
  if (saved.length === 0 || file.unusable) return null;
  const table = tableShapeOf(file);
  if (!table) return null;
  const shape = shapeOf(table.header);
  const found = saved.find((one) => one.format === table.format && sameShape(shapeOf(one.shape), shape));
  return found ? { mapping: forHeader(found.mapping, table.header), savedOn: found.savedOn } : null;
}
