import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clickHouseText } from '../../../src/lib/server/engine/clickhousetext';

describe('a query as ClickHouse reads it', () => {
  it('gives each parameter the type of its value', () => {
    const params = { team: 'Billing', rows: 5, share: 0.5, open: true, nothing: null };
    expect(clickHouseText('$team $rows $share $open $nothing', params)).toBe(
      '{team:String} {rows:Int64} {share:Float64} {open:Bool} {nothing:Nullable(String)}',
    );
  });

  it('leaves alone what looks like a parameter inside texts, names and comments, and what is none', () => {
    const sql = `select '$team', 'it''s $team', "a $team" -- $team\nfrom t where x = $other and y = $team`;
    expect(clickHouseText(sql, { team: 'Billing' })).toBe(
      `select '$team', 'it''s $team', "a $team" -- $team\nfrom t where x = $other and y = {team:String}`,
    );
  });

  it('doubles backslashes in texts, which would else take the next letter with them', () => {
    expect(clickHouseText(String.raw`select '\d+\\' as "a\b"`, {})).toBe(String.raw`select '\\d+\\\\' as "a\b"`);
  });

  it('never lets a value into the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(clickHouseText('select $value', { value })).toBe('select {value:String}');
      }),
    );
  });
});
