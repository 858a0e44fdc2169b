import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, packedSql, stateOf, type DeskState } from '../../../src/lib/components/sql/address';

const USUAL: DeskState = { sql: '', written: {}, rows: 1000, show: 'table', chart: null };
const at = (address: string) => new URL(address, 'http://127.0.0.1/sql');

describe('the address of the desk', () => {
  it('holds query, parameters, rows and chart, and nothing that is usual', async () => {
    expect(await addressOf(USUAL)).toBe('');
    const chart = { kind: 'line', x: 'week', y: 'tone', series: null } as const;
    const state: DeskState = {
      sql: "select 'ä&b'",
      written: { from: '2026-09-07', to: '' },
      rows: 10_000,
      show: 'chart',
      chart,
    };
    const address = await addressOf(state);
    expect(address).toBe(
      '?sql=select+%27%C3%A4%26b%27&p_from=2026-09-07&rows=10000&show=chart&chart=line&x=week&y=tone',
    );
    expect(stateOf(at(address))).toEqual({ ...state, written: { from: '2026-09-07' } });
  });

  it('stays that of the link which opened it while the query does', async () => {
    const opened = new URLSearchParams('open=tone_lift&team=Billing&team=Sales&rows=10&sql=x');
    expect(await addressOf({ ...USUAL, sql: 'select 1', show: 'chart' }, opened)).toBe(
      '?open=tone_lift&team=Billing&team=Sales&show=chart',
    );
  });

  it('takes the usual for what cannot be used', () => {
    expect(stateOf(at('?rows=-3&show=pie&chart=pie&x=a'))).toEqual(USUAL);
  });

  it('packs a query behind the # that is too long for a request', async () => {
    const sql = 'select 1 -- ünïcode 🙂\n'.repeat(400);
    const address = await addressOf({ ...USUAL, sql });
    expect(address).toMatch(/^#sql=[\w-]+$/);
    expect(address.length).toBeLessThan(1000);
    expect(await packedSql(at(address).hash)).toBe(sql);
  });

  it('gives every query back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 3000 }), fc.boolean(), async (text, isLong) => {
        const sql = isLong ? text.padEnd(4001, 'x') : text;
        const url = at(await addressOf({ ...USUAL, sql }));
        expect((await packedSql(url.hash)) ?? stateOf(url).sql).toBe(sql);
      }),
      { numRuns: 50 },
    );
  });

  it('with a cut-off # holds no query', async () => {
    expect(await packedSql('#sql=%%%')).toBeNull();
    expect(await packedSql('#limits')).toBeNull();
  });
});
