/** Workbooks as tables, and workbooks made to do harm. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAside, testFolder, textOf } from './opened';
import { centralRecord, workbookOf, workbookParts, zipOf, type Cell } from './packed';

let test: ReturnType<typeof testFolder>;
beforeEach(() => {
  test = testFolder();
});
afterEach(() => test.remove());

const TABLE: Cell[][] = [
  ['conversation_id', 'role', 'sent_at', 'text', 'score'],
  ['c1', 'customer', { date: 45413.4375 }, ' Hello, "you"\nthere ', 4.5],
  [383400000001, 'agent', { date: 45413 }, '=SUM(A1)', { formula: '1+1', value: 2 }],
  ['c2', 'customer', '2024-05-01T10:30:00Z', null, true],
];
const CSV =
  'conversation_id,role,sent_at,text,score\n' +
  'c1,customer,2024-05-01T10:30:00," Hello, ""you""\nthere ",4.5\n' +
  '383400000001,agent,2024-05-01T00:00:00,=SUM(A1),2\n' +
  'c2,customer,2024-05-01T10:30:00Z,,true\n';

describe('a workbook', () => {
  it('is a table for each sheet that holds anything: values of formulas, dates without a zone, numbers as they are', async () => {
    test.put('chats.xlsx', await workbookOf({ Messages: TABLE, Empty: [], Agents: [['name'], ['Ivo']] }));
    const [messages, agents, ...others] = await test.open('chats.xlsx');
    expect(others).toEqual([]);
    expect([messages?.name, messages?.head, await textOf(messages!)]).toEqual(['chats.xlsx/Messages', CSV, CSV]);
    expect([agents?.name, await textOf(agents!), await textOf(messages!)]).toEqual([
      'chats.xlsx/Agents',
      'name\nIvo\n',
      CSV,
    ]);
  });

  it('may lie in an archive', async () => {
    test.put('export.zip', await zipOf({ 'chats.xlsx': await workbookOf({ Messages: TABLE }), 'a.csv': 'id\n1\n' }));
    const files = await test.open('export.zip');
    expect(await Promise.all(files.map(async (file) => [file.name, await textOf(file)]))).toEqual([
      ['export.zip/chats.xlsx/Messages', CSV],
      ['export.zip/a.csv', 'id\n1\n'],
    ]);
  });

  it('that is empty, damaged, or another Office document is refused in words', async () => {
    test.put('empty.xlsx', await workbookOf({ Sheet1: [] }));
    expect(await test.refusal('empty.xlsx')).toBe('empty.xlsx: is an empty workbook. Export again, or leave it out.');
    test.put(
      'broken.xlsx',
      await zipOf({ ...workbookParts({ A: TABLE }), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }),
    );
    expect(await test.refusal('broken.xlsx')).toMatch(
      /^broken\.xlsx: is a damaged Excel workbook \(.+\)\. Open it and save/,
    );
    test.put('letter.docx', await zipOf({ 'word/document.xml': '<w/>' }));
    expect(await test.refusal('letter.docx')).toBe(
      'letter.docx: is a Word or PowerPoint document, not an export. Leave it out.',
    );
    test.put('chats.ods', await zipOf({ mimetype: 'x', 'content.xml': '<o/>', 'META-INF/manifest.xml': '<m/>' }));
    expect(await test.refusal('chats.ods')).toMatch(
      /^chats\.ods: is an OpenDocument file \(\.ods or \.odt\)\. Open it and save/,
    );
  });
});

describe('a hostile workbook', () => {
  const withSheet = async (xml: string) => zipOf({ ...workbookParts({ A: TABLE }), 'xl/worksheets/sheet1.xml': xml });

  it('with a cell at the end of the world is refused before it is parsed', async () => {
    test.put(
      'far.xlsx',
      await withSheet(
        '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
      ),
    );
    expect(await test.refusal('far.xlsx')).toBe(
      'far.xlsx: holds a sheet (sheet1.xml) with a cell so far out (row 1048576, column 16384) that the empty ones before it ' +
        'do not fit into memory. Open it and save the sheet as "CSV UTF-8", then import that file.',
    );
    test.put(
      'hidden.xlsx',
      await withSheet('<worksheet><sheetData><row><c r="&#88;FD9"><v>1</v></c></row></sheetData></worksheet>'),
    );
    expect(await test.refusal('hidden.xlsx')).toMatch(/with a cell so far out that/);
  });

  it('that declares entities is refused', async () => {
    test.put('laughs.xlsx', await withSheet('<!DOCTYPE x [<!ENTITY a "ha">]><worksheet/>'));
    expect(await test.refusal('laughs.xlsx')).toMatch(/^laughs\.xlsx: declares XML entities/);
  });

  it('that unpacks to more than it may, openly or not, is refused before it is parsed', async () => {
    const wide = `<worksheet>${' '.repeat(12 * 1024 * 1024)}</worksheet>`;
    test.put('bomb.xlsx', await withSheet(wide));
    expect(await test.refusal('bomb.xlsx')).toMatch(
      /^bomb\.xlsx: holds a part that says that it unpacks to more than 200 times its size/,
    );
    const parts = {
      'a.xml': randomBytes(1024 * 1024),
      'b.xml': randomBytes(1024 * 1024),
      ...workbookParts({ A: TABLE }),
    };
    const large = await zipOf(parts);
    for (const part of [0, 1]) large.writeUInt32LE(150 * 1024 * 1024, centralRecord(large, part) + 24);
    test.put('large.xlsx', large);
    expect(await test.refusal('large.xlsx')).toMatch(/^large\.xlsx: is a workbook of more than 200 MB unpacked/);
  });

  it('in an archive is set aside, and the rest of the archive arrives', async () => {
    test.put(
      'all.zip',
      await zipOf({
        'far.xlsx': await withSheet(
          '<worksheet><sheetData><row r="9"><c r="XFD9999999"/></row></sheetData></worksheet>',
        ),
        'a.csv': 'id\n1\n',
      }),
    );
    const files = await test.open('all.zip');
    expect(files.map((file) => setAside(file)?.slice(0, 50) ?? file.head)).toEqual([
      'all.zip/far.xlsx: holds a sheet (sheet1.xml) with ',
      'id\n1\n',
    ]);
  });
});
