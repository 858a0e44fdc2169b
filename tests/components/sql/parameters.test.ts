import { describe, expect, it } from 'vitest';
import { blanked, withoutEnd } from '../../../src/lib/components/sql/blanked';
import { fieldsOf, valuesOf, writtenOf } from '../../../src/lib/components/sql/parameters';

const column = (name: string, type: string) => ({ name, type, comment: '' });
const TABLES = [
  {
    name: 'conversation_facts',
    comment: '',
    rows: 0,
    columns: [column('day', 'DATE'), column('csat', 'DOUBLE'), column('team', 'VARCHAR')],
  },
];

describe('a query without its texts', () => {
  it('keeps code, lines and places', () => {
    const sql = `select '$a; it''s', "$b", 3 -- $c\n/* $d\n; */ from $note$ $e $note$ where x = e'\\'$f' and y = $g`;
    const code = blanked(sql);
    expect(code).toHaveLength(sql.length);
    expect(code.replace(/ +/g, ' ')).toBe('select , , 3 \n \n from where x = and y = $g');
    expect(code.indexOf('$g')).toBe(sql.indexOf('$g'));
  });

  it('blanks what is not closed up to its end', () => {
    for (const open of [`'$a`, `"$a`, '/* $a', '$$ $a', '-- $a'])
      expect(blanked(`select ${open}`).trim()).toBe('select');
  });

  it('gives up the semicolon at its end, and no other', () => {
    expect(withoutEnd('select 1 ; ')).toBe('select 1 ');
    expect(withoutEnd(`select ';'`)).toBe(`select ';'`);
    expect(withoutEnd('select 1; -- all')).toBe('select 1');
  });
});

describe('the parameters of a query', () => {
  it('are its $names, once each, with what they probably hold', () => {
    const sql = `select '$no' from conversation_facts
      where day >= $start and csat < $low and team = $team and x = $b::date and y = cast($c as integer)
        and z between $from and $to and $team is not null limit $most`;
    expect(fieldsOf(sql, TABLES)).toEqual([
      { name: 'start', kind: 'date' },
      { name: 'low', kind: 'number' },
      { name: 'team', kind: 'text' },
      { name: 'b', kind: 'date' },
      { name: 'c', kind: 'number' },
      { name: 'from', kind: 'date' },
      { name: 'to', kind: 'date' },
      { name: 'most', kind: 'number' },
    ]);
  });

  it('are null where nothing is written, and numbers only where one is', () => {
    const fields = [
      { name: 'n', kind: 'number' },
      { name: 'm', kind: 'number' },
      { name: 'team', kind: 'text' },
      { name: 'day', kind: 'date' },
    ] as const;
    const written = { n: ' 2.5 ', m: 'many', team: '', day: '2026-09-07', other: 'x' };
    expect(valuesOf(fields, written)).toEqual({ n: 2.5, m: 'many', team: null, day: '2026-09-07' });
    expect(writtenOf({ n: 2.5, team: null, is_open: true })).toEqual({ n: '2.5', team: '', is_open: 'true' });
  });
});
