import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvOf as ofChart } from '../../../src/lib/charts/csv';
import type { Twin } from '../../../src/lib/charts/twins';
import { csvOf } from '../../../src/lib/server/report/csv';

describe('a CSV', () => {
  it('has the filters on top, then the header and the rows', () => {
    const csv = csvOf([['team', 'Billing or "Web shop"']], {
      columns: ['week', 'value', 'is_incomplete'],
      rows: [
        ['2024-05-13', -0.21, false],
        ['2024-05-20', null, true],
      ],
    });
    expect(csv).toBe(
      '# team,"Billing or ""Web shop"""\r\nweek,value,is_incomplete\r\n2024-05-13,-0.21,false\r\n2024-05-20,,true\r\n',
    );
  });

  it.each(['=HYPERLINK("http://evil.example")', '+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1', '\uFF1D1'])(
    'makes text of %j that a spreadsheet would run',
    (text) => {
      const [[cell]] = Papa.parse<string[]>(csvOf([], { columns: [text], rows: [] })).data as [[string]];
      expect(cell).toBe(`'${text}`);
    },
  );

  it('of a chart guards the same', () => {
    const twin = { columns: ['team', 'value'], rows: [{ cells: ['=1', '−0.2'] }] } as unknown as Twin;
    expect(ofChart(twin, ['Tone by team'])).toBe("# Tone by team\r\nteam,value\r\n'=1,−0.2\r\n");
  });

  it('reads back as it was written, whatever a customer typed', () => {
    const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, (rows) => {
        const csv = csvOf([], { columns: ['one', 'two'], rows });
        const read = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' }).data.slice(1, -1);
        const guarded = rows.map((row) =>
          row.map((cell) => (/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/.test(cell) ? `'${cell}` : cell)),
        );
        expect(read).toEqual(guarded);
      }),
    );
  });
});
