/** Archives and workbooks made in code. */
import { ZipFile } from 'yazl';

type Content = string | Buffer;

/** A zip archive of these entries, in this order. */
export async function zipOf(entries: Record<string, Content>, options: { compress?: boolean } = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content as string), name, { mtime: new Date(0), ...options });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The same archive with the bytes of a text replaced everywhere; both texts have the same length. */
export function renamed(archive: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error(`"${from}" and "${to}" differ in length`);
  return Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1');
}

/** Where the central directory's record of the n-th entry begins (APPNOTE 4.3.12). */
export function centralRecord(archive: Buffer, n = 0): number {
  let at = -1;
  for (let index = 0; index <= n; index++) at = archive.indexOf('PK\x01\x02', at + 1, 'latin1');
  return at;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A cell as Excel writes it: text, number, a date (Excel's day count in the style of a date and time) or a formula. */
export type Cell = string | number | boolean | null | { date: number } | { formula: string; value: number };

/** The parts of a workbook, by name; each sheet is rows of cells. */
export function workbookParts(sheets: Record<string, Cell[][]>): Record<string, string> {
  const names = Object.keys(sheets);
  const list = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`);
  const links = names.map(
    (_, index) =>
      `<Relationship Id="r${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows)]),
    ),
  };
}

export const workbookOf = (sheets: Record<string, Cell[][]>) => zipOf(workbookParts(sheets));

function sheetXml(rows: Cell[][]): string {
  const lines = rows.map(
    (cells, y) => `<row r="${y + 1}">${cells.map((cell, x) => cellXml(cell, `${column(x)}${y + 1}`)).join('')}</row>`,
  );
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

const column = (index: number) => String.fromCharCode(65 + index);

function cellXml(cell: Cell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object')
    return 'date' in cell
      ? `<c r="${at}" s="1"><v>${cell.date}</v></c>`
      : `<c r="${at}"><f>${cell.formula}</f><v>${cell.value}</v></c>`;
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
