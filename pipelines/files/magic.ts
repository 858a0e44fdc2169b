/** Files that are no text are known by their first bytes, never by their name, and refused with what to do instead. */

export interface Refusal {
  problem: string;
  nextStep: string;
}

const UNPACK = 'Unpack it first and import the folder.';
export const SAVE_AS_CSV = 'Open it and save the sheet as "CSV UTF-8", then import that file.';

const SIGNATURES: [start: string | number[], problem: string, nextStep: string][] = [
  ['%PDF', 'is a PDF document, not an export.', 'Ask the helpdesk for its JSON or CSV export.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Office document (.xls or .doc).', SAVE_AS_CSV],
  [[0x37, 0x7a, 0xbc, 0xaf], 'is a 7-Zip archive.', UNPACK],
  ['Rar!', 'is a RAR archive.', UNPACK],
  [[0xfd, 0x37, 0x7a, 0x58], 'is compressed with xz.', UNPACK],
  [[0x28, 0xb5, 0x2f, 0xfd], 'is compressed with Zstandard.', UNPACK],
  ['BZh', 'is compressed with bzip2.', UNPACK],
  ['PAR1', 'is a Parquet file.', 'Write it as CSV or as JSON lines, then import that.'],
  ['SQLite format 3', 'is a SQLite database.', 'Write its table of messages as CSV, then import that.'],
  [[0x89, 0x50, 0x4e, 0x47], 'is a picture.', 'Leave it out.'],
  [[0xff, 0xd8, 0xff], 'is a picture.', 'Leave it out.'],
  ['GIF8', 'is a picture.', 'Leave it out.'],
];

/** Says why a file of these first bytes cannot be an export; null when it may be one. Packed files are opened before. */
export function refusalOf(head: Buffer): Refusal | null {
  if (isZip(head))
    return {
      problem: 'is an archive inside an archive inside an archive.',
      nextStep: 'Unpack the outer ones and import the folder.',
    };
  if (head.toString('latin1', 257, 262) === 'ustar') return { problem: 'is a tar archive.', nextStep: UNPACK };
  for (const [start, problem, nextStep] of SIGNATURES) {
    const bytes = typeof start === 'string' ? Buffer.from(start, 'latin1') : Buffer.from(start);
    if (head.subarray(0, bytes.length).equals(bytes)) return { problem, nextStep };
  }
  return null;
}

/** A zip archive, an empty one too; workbooks are such archives. */
export function isZip(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 4);
  return start === 'PK\x03\x04' || start === 'PK\x05\x06';
}

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}
