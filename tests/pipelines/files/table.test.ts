/** Tables as they come: any delimiter, quotes, line ends and encoding, cut anywhere; and what is wrong with them is told. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readTable, shapeOfTable, type TableRecord } from '../../../pipelines/files/table';
import { fileOf } from './memory-file';

async function recordsOf(content: string | Buffer, chunkLength?: number): Promise<TableRecord[]> {
  const file = fileOf(content, 'table', chunkLength);
  const records: TableRecord[] = [];
  for await (const batch of readTable(file, shapeOfTable(file.head))) records.push(...batch);
  return records;
}

describe('a table is read cell for cell', () => {
  const ENCODE: Record<string, (text: string) => Buffer> = {
    'utf-8': (text) => Buffer.from(text),
    'utf-8 with BOM': (text) => Buffer.from(`\uFEFF${text}`),
    'utf-16le with BOM': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'utf-16be with BOM': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  };
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('a', 'ä', '"', ',', ';', '\t', '|', '\n', ' ', '€', '😀'), maxLength: 12 }),
  );

  // Letters of Windows-1252 that no UTF-8 begins with in this company; its signs (€, –) are tried by themselves below.
  const westernCell = fc.string({
    unit: fc.constantFrom('a', 'é', 'ü', 'ß', '"', ',', ';', '\t', '|', '\n', ' '),
    maxLength: 12,
  });

  it.each([
    ['Unicode', cell, Object.keys(ENCODE)],
    ['Windows-1252', westernCell, ['windows-1252']],
  ])(
    'whatever the quoting, the delimiter, the line ends and the chunk borders, in %s',
    async (_, content, encodings) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(content, content, content), { minLength: 1, maxLength: 12 }),
          fc.constantFrom(',', ';', '\t', '|'),
          fc.constantFrom('\n', '\r\n', '\r'),
          fc.constantFrom(...encodings),
          fc.oneof(fc.boolean(), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })),
          fc.integer({ min: 1, max: 64 }),
          async (rows, delimiter, newline, encoding, quotes, chunkLength) => {
            const cells = rows.map((row, index) => [
              `row ${index}`,
              ...row.map((text) => text.replaceAll('\0', '').replaceAll('\r', '')),
            ]);
            const text = Papa.unparse([['id', 'first', 'second', 'third'], ...cells], {
              delimiter,
              newline,
              quotes,
            });
            const encode = ENCODE[encoding] ?? ((text: string) => Buffer.from(text, 'latin1'));
            const records = await recordsOf(encode(text), chunkLength);
            expect(records).toEqual(cells.map((row, index) => ({ record: index + 1, cells: row })));
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it('in Windows-1252, which Excel writes', async () => {
    const bytes = Buffer.concat([Buffer.from('id;text\n1;caf'), Buffer.from([0xe9, 0x20, 0x80]), Buffer.from('5\n')]);
    expect(await recordsOf(bytes, 3)).toEqual([{ record: 1, cells: ['1', 'café €5'] }]);
  });

  it('with the sep= line that Excel puts first, blank lines between and a last line without an end', async () => {
    expect(await recordsOf('sep=;\r\nid;text\r\n\r\n1;one, two\r\n2;"a\r\nb"')).toEqual([
      { record: 1, cells: ['1', 'one, two'] },
      { record: 2, cells: ['2', 'a\r\nb'] },
    ]);
  });

  it('with mixed line ends', async () => {
    expect(await recordsOf('id,text\r\n1,one\n2,two\r\n')).toEqual([
      { record: 1, cells: ['1', 'one'] },
      { record: 2, cells: ['2', 'two'] },
    ]);
  });

  it('nameless and repeated columns get names of their own', () => {
    expect(shapeOfTable(',Comment,Comment\n0,a,b\n').header).toEqual(['(column 1)', 'Comment', 'Comment (2)']);
  });

  it('bars in quoted cells do not outvote the delimiter, although a header torn by them has as many cells as its rows', () => {
    const table = '"id","first","second",third\n"row 0","||","",\n"row 1","","",\n"row 2","","||a",|\n';
    expect(shapeOfTable(table)).toMatchObject({ delimiter: ',', header: ['id', 'first', 'second', 'third'] });
  });

  it('commas in the text do not outvote the delimiter', () => {
    expect(shapeOfTable('id;text;by\n1;a, b, c;x\n2;d, e, f;y\n').delimiter).toBe(';');
  });
});

describe('what is wrong with a table is told, and nothing vanishes', () => {
  it('a record with too few or too many cells is set aside with its text', async () => {
    const records = await recordsOf('id,text,by\n1,hello,x\n2,oops\n3,a,b,c\n4,bye,y\n');
    expect(records.map(({ record, problem }) => [record, problem?.slice(0, 56)])).toEqual([
      [1, undefined],
      [2, 'Expected 3 cells, as in the header, but found 2. Usually'],
      [3, 'Expected 3 cells, as in the header, but found 4. Usually'],
      [4, undefined],
    ]);
    expect(records.flatMap((record) => (record.problem ? [record.raw] : []))).toEqual(['2,oops', '3,a,b,c']);
  });

  it('empty cells beyond the header do no harm', async () => {
    expect(await recordsOf('id,text\n1,hello,,\n')).toEqual([{ record: 1, cells: ['1', 'hello', '', ''] }]);
  });

  it('a quote that is never closed keeps what came before and sets the rest aside as one record that says so', async () => {
    const table = 'id,text\n1,one\n2,two\n3,"three\n4,four\n5,five\n';
    for (const chunkLength of [1, 7, 1000]) {
      const records = await recordsOf(table, chunkLength);
      expect(records.slice(0, 2)).toEqual([
        { record: 1, cells: ['1', 'one'] },
        { record: 2, cells: ['2', 'two'] },
      ]);
      expect(records).toHaveLength(3);
      expect(records[2]!.problem).toMatch(/^A quote opened in record 3 is never closed, so that the rest of the file/);
      expect(records[2]).toMatchObject({ record: 3, raw: '3,"three\n4,four\n5,five\n"' });
    }
  });

  it('a quote closed by a later record does not merge the two into one', async () => {
    const records = await recordsOf('id,text,by\n1,"hello,x\n2,"world",y\n3,bye,z\n');
    expect(records.map(({ record, problem }) => [record, problem !== undefined])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(records[0]!.problem).toContain('may have swallowed the records after it');
  });

  it('quotes inside a cell that nobody doubled are read as they stand', async () => {
    expect(await recordsOf('id,text,by\n1,"He said "hello" twice",x\n')).toEqual([
      { record: 1, cells: ['1', 'He said "hello" twice', 'x'] },
    ]);
  });
});
