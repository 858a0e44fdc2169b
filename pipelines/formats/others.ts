/**
 * Files that are recognised and cannot be imported: exports without what people wrote, exports that are not read yet,
 * and files nothing is known about. Each is told what it is and what to export instead (export-formats 4.4).
 */
import type { Mapping } from '../../src/lib/mapping';
import { RefusedExport, type ExportFile } from '../records';
import { sampleOf } from './sample';
import { settledGuess } from './message-rows';

/** Why no format reads this file, in the most helpful words there are. */
export function refusalOf(file: ExportFile, mapping: Partial<Mapping> | undefined): RefusedExport {
  const sample = sampleOf(file);
  if (sample.kind === 'table') {
    try {
      settledGuess(file.name, sample.shape.header, sample.rows, mapping);
    } catch (error) {
      if (error instanceof RefusedExport) return error;
      throw error;
    }
  }
  return new RefusedExport(file.name, 'is in no format that is known.', 'Export JSON or CSV.');
}
