/**
 * The sheets of an Excel workbook (.xlsx) as tables: each is a file that reads as CSV. Formulas are their values, dates
 * are ISO without a zone (Excel knows none), numbers are written out.
 *
 * The reader takes a workbook as a whole and believes what stands in it. What could fill the memory is therefore looked
 * for before: sizes, declared entities, cells at the end of the world.
 */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import readWorkbook, { type Sheet } from 'read-excel-file/node';
import { RefusedExport } from '../records';
import { inMemory, safeEntryName, type ArchiveEntry } from './archive';
import { guarded, MOST_CELLS, MOST_INSIDE, MOST_WORKBOOK } from './guard';
import { SAVE_AS_CSV, type Refusal } from './magic';
import type { Source } from './source';

const BATCH = 1000;

/** Whether an archive with these entries is an Office document, and which: it is no archive of exports then. */
export function officeKind({ name }: Source, entries: ArchiveEntry[]): 'workbook' | Refusal | null {
  const has = (part: string) => entries.some(({ source }) => source.name === `${name}/${part}`);
  if (has('xl/workbook.xml')) return 'workbook';
  if (has('xl/workbook.bin')) return { problem: 'is a binary Excel workbook (.xlsb).', nextStep: SAVE_AS_CSV };
  if (has('word/document.xml') || has('ppt/presentation.xml'))
    return { problem: 'is a Word or PowerPoint document, not an export.', nextStep: 'Leave it out.' };
  if (has('content.xml') && has('META-INF/manifest.xml'))
    return { problem: 'is an OpenDocument file (.ods or .odt).', nextStep: SAVE_AS_CSV };
  return null;
}

/**
 * The sheets of a workbook that hold anything, each as a source of CSV in UTF-8.
 * @throws RefusedExport when it is damaged, too large, empty, or made to do harm
 */
export async function sheetsOf(workbook: Source, parts: ArchiveEntry[]): Promise<Source[]> {
  await examine(workbook, parts);
  const filled = (await sheetsIn(workbook)).flatMap(({ sheet, data }, index) =>
    data.length > 0 ? [{ name: safeEntryName(sheet), index }] : [],
  );
  if (filled.length === 0)
    throw new RefusedExport(workbook.name, 'is an empty workbook.', 'Export again, or leave it out.');
  const size = Math.ceil(workbook.size / filled.length);
  return filled.map(({ name: sheet, index }) => {
    const name = `${workbook.name}/${sheet}`;
    return {
      name,
      path: workbook.path,
      entry: workbook.entry === undefined ? sheet : `${workbook.entry}/${sheet}`,
      size,
      async *read(onBytes) {
        const rows = (await sheetsIn(workbook))[index]?.data ?? [];
        // A long text that a thousand cells share is stored once and would be written a thousand times.
        yield* guarded(name, csvOf(rows), () => workbook.size);
        onBytes?.(size);
      },
    };
  });
}

async function* csvOf(rows: Sheet['data']): AsyncGenerator<Buffer> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const cells = rows.slice(at, at + BATCH).map((row) => row.map(textOf));
    yield Buffer.from(`${Papa.unparse(cells, { newline: '\n' })}\n`);
  }
}

function textOf(value: Sheet['data'][number][number]): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/(\.000)?Z$/, '');
  // Excel writes a NUL as _x0000_; no text has one, and it would make the table look like UTF-16.
  return String(value).replaceAll('\0', '');
}

/** Only the last workbook is held: its sheets are read one after the other. */
let last: { workbook: Source; sheets: Sheet[] } | null = null;

async function sheetsIn(workbook: Source): Promise<Sheet[]> {
  if (last?.workbook === workbook) return last.sheets;
  last = null;
  const bytes = workbook.readAt ? await readFile(workbook.path) : await inMemory(workbook);
  try {
    const sheets = await readWorkbook(bytes, { trim: false });
    last = { workbook, sheets };
    return sheets;
  } catch (error) {
    throw new RefusedExport(workbook.name, `is a damaged Excel workbook (${(error as Error).message}).`, SAVE_AS_CSV);
  }
}

/** Reads every part once through the guard, and refuses what the reader would choke on. */
async function examine(workbook: Source, parts: ArchiveEntry[]): Promise<void> {
  // What the parts say of their sizes is checked while they are read.
  const unpacked = parts.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (workbook.size > MOST_INSIDE || unpacked > MOST_WORKBOOK) throw tooLarge(workbook.name);
  for (const { source, refusal } of parts) {
    if (refusal) throw new RefusedExport(workbook.name, `holds a part that ${refusal.problem}`, SAVE_AS_CSV);
    const isSheet = /\/xl\/worksheets\/[^/]+\.xml$/.test(source.name);
    const farthest = { row: 0, column: 0 };
    let before = '';
    for await (const block of source.read()) {
      if (!source.name.endsWith('.xml') && !source.name.endsWith('.rels')) continue;
      const text = before + block.toString('latin1');
      if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw declaresEntities(workbook.name);
      if (isSheet) reach(text, farthest);
      if (farthest.row * farthest.column > MOST_CELLS) throw tooFar(workbook.name, source.name, farthest);
      before = text.slice(-64);
    }
  }
}

/** Row and column of the farthest cell that is named in a piece of a sheet. */
function reach(text: string, farthest: { row: number; column: number }): void {
  for (const [, letters = '', digits = ''] of text.matchAll(/\br\s*=\s*["']([A-Za-z]{0,4})(\d{1,9})["']/g)) {
    let column = 0;
    for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
    farthest.row = Math.max(farthest.row, Number(digits));
    farthest.column = Math.max(farthest.column, column);
  }
  // An address written with entities or beyond what a sheet can have is no address.
  if (/\br\s*=\s*["'](?![A-Za-z]{0,3}\d{1,7}["'])[^"']*["']/.test(text)) farthest.row = farthest.column = Infinity;
}

function tooLarge(name: string): RefusedExport {
  const problem = `is a workbook of more than ${MOST_WORKBOOK / 1024 ** 2} MB unpacked, too large to be read as a whole.`;
  return new RefusedExport(name, problem, SAVE_AS_CSV);
}

function declaresEntities(name: string): RefusedExport {
  return new RefusedExport(name, 'declares XML entities, which no workbook needs and which can do harm.', SAVE_AS_CSV);
}

function tooFar(name: string, part: string, { row, column }: { row: number; column: number }): RefusedExport {
  const where = Number.isFinite(row) ? ` (row ${row}, column ${column})` : '';
  return new RefusedExport(
    name,
    `holds a sheet (${part.split('/').at(-1)}) with a cell so far out${where} that the empty ones before it do not fit into memory.`,
    SAVE_AS_CSV,
  );
}
