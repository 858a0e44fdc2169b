/**
 * What packed files may unpack to. Everything that is inflated here (.gz, entries of archives, workbooks) runs through
 * one guard, so that a bomb costs a fraction of a second and a sentence instead of the disk or the memory.
 */
import { RefusedExport } from '../records';

/**
 * Unpacked bytes for each packed one. Deflate can reach 1,032; measured: exports 5 to 30, and the most repetitive log that
 * can still be an export (one canned sentence in every row, only the row's number changing) 98.
 */
export const MOST_RATIO = 200;
/** Below this a file may be as repetitive as it likes: it harms nobody. */
export const FREE_BYTES = 10 * 1024 * 1024;
/** Of one file. About 200 million messages; whoever has more has split files. */
export const MOST_BYTES = 64 * 1024 * 1024 * 1024;
/** Of one archive, archives inside it included. A folder of one file per conversation has no such limit. */
export const MOST_ENTRIES = 20_000;
/** An archive or workbook inside an archive is read at random places, so it must fit into memory. */
export const MOST_INSIDE = 128 * 1024 * 1024;
/**
 * All parts of a workbook, inflated: it is read as a whole. About 400,000 rows with a sentence in each, which take a
 * quarter of a minute and a gigabyte; whoever has more saves the sheet as CSV.
 */
export const MOST_WORKBOOK = 200 * 1024 * 1024;
/** Rows times columns of a sheet: one cell in its farthest corner makes 17 billion empty ones. */
export const MOST_CELLS = 20_000_000;

/**
 * Passes inflated blocks on for as long as they stay within the limits.
 * @param packed how many packed bytes they came out of so far
 * @throws RefusedExport naming the file
 */
export async function* guarded(
  file: string,
  inflated: AsyncIterable<Buffer>,
  packed: () => number,
): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const block of inflated) {
    total += block.length;
    if (total > MOST_BYTES) throw tooMuch(file, `more than ${MOST_BYTES / 1024 ** 3} GB`);
    if (isBomb(total, packed())) throw tooMuch(file, `more than ${MOST_RATIO} times its size`);
    yield block;
  }
}

/** Whether so much out of so little is no export. */
export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > FREE_BYTES && unpacked > packed * MOST_RATIO;
}

export function tooMuch(file: string, howMuch: string): RefusedExport {
  return new RefusedExport(
    file,
    `unpacks to ${howMuch}, as files made to fill a disk do; it was not read further.`,
    'If it is an export all the same, unpack it yourself and import what is in it.',
  );
}
