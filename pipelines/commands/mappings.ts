/**
 * What people said about the columns of tables: <data>/workspace/mappings.json, one entry for each shape of table. The
 * next export of the same shape is read the same way without being asked again.
 */
import { MAPPING_FIELDS, type SavedMapping } from '../../src/lib/mapping';
import { jsonDocument } from '../../src/lib/server/store/document';
import { WorkspaceProblem } from '../../src/lib/server/workspace/workspace';

const FILE = 'mappings.json';
const MEND = 'Correct the file, or remove it to have columns guessed again.';

const MAPPINGS = jsonDocument(FILE, mappingsFrom, MEND);

/** @throws WorkspaceProblem naming the entry that cannot be used */
export const readMappings = (folder: string): Promise<SavedMapping[]> => MAPPINGS.read(folder);

function mappingsFrom(content: unknown): SavedMapping[] {
  content ??= [];
  if (!Array.isArray(content)) throw new WorkspaceProblem(`workspace/${FILE}`, 'expected a list of mappings.', MEND);
  content.forEach((entry, index) => {
    const wrong = problemOf(entry);
    if (wrong) throw new WorkspaceProblem(`workspace/${FILE}`, `mapping ${index + 1}: ${wrong}`, MEND);
  });
  return content as SavedMapping[];
}

/** Keeps a mapping; one of the same shape is replaced. */
export async function saveMapping(saved: SavedMapping, folder: string): Promise<void> {
  const key = (one: SavedMapping) => JSON.stringify([one.format, one.shape]);
  await MAPPINGS.change(folder, (mappings) => ({
    kept: [...mappings.filter((one) => key(one) !== key(saved)), saved],
    answer: null,
  }));
}

function problemOf(entry: unknown): string | null {
  const { shape, format, savedOn, mapping } = (entry ?? {}) as Partial<Record<keyof SavedMapping, unknown>>;
  if (!Array.isArray(shape) || !shape.every((name) => typeof name === 'string'))
    return 'expected "shape" as a list of column names.';
  if (typeof format !== 'string') return 'expected "format", such as messages-csv.';
  if (typeof savedOn !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(savedOn))
    return 'expected "savedOn" as a day such as 2025-03-04.';
  const columns = (mapping as { columns?: unknown } | undefined)?.columns;
  if (!columns || typeof columns !== 'object' || !Object.values(columns).every((name) => typeof name === 'string'))
    return 'expected "mapping" with "columns": field and name of the column.';
  const unknown = Object.keys(columns).filter((field) => !(MAPPING_FIELDS as readonly string[]).includes(field));
  return unknown.length ? `${unknown.join(', ')} is no field. Known fields: ${MAPPING_FIELDS.join(', ')}.` : null;
}
