/**
 * The desk as an address, so that a link shows the next person the same query, parameters and chart. A query too long
 * for a request's head stands packed behind the #, which browsers never send.
 */
import { CHART_KINDS, type ChartChoice } from '$lib/charts/query/choice';

export interface DeskState {
  sql: string;
  /** as written into the fields, by name */
  written: Record<string, string>;
  /** so many rows are shown at most */
  rows: number;
  show: 'table' | 'chart';
  /** null while nobody chose: the page guesses */
  chart: ChartChoice | null;
}

/** What is shown unless more is asked for. */
export const USUAL_ROWS = 1000;
/** Proxies commonly allow 8 KB for the whole first line of a request. */
const LONGEST_IN_SEARCH = 4000;
const PACKED = 'sql=';
/** Parameters of the desk, which no filter is called like. */
const OWN = /^(sql|rows|show|chart|x|y|series|p_\w+)$/;

/** What the search part says; a query behind the # comes with {@link packedSql}. Never throws. */
export function stateOf(url: URL): DeskState {
  const { searchParams } = url;
  const written = [...searchParams]
    .filter(([name]) => name.startsWith('p_'))
    .map(([name, value]) => [name.slice(2), value]);
  const rows = Number(searchParams.get('rows'));
  const kind = CHART_KINDS.find((one) => one === searchParams.get('chart'));
  const chosen = (name: string) => searchParams.get(name) || null;
  return {
    sql: searchParams.get('sql') ?? '',
    written: Object.fromEntries(written),
    rows: Number.isInteger(rows) && rows > 0 ? rows : USUAL_ROWS,
    show: searchParams.get('show') === 'chart' ? 'chart' : 'table',
    chart: kind ? { kind, x: chosen('x'), y: chosen('y'), series: chosen('series') } : null,
  };
}

/**
 * The shortest address of a state: "?sql=…", with what differs from the usual.
 * @param opened what a link of ours opened ("open=tone_lift&team=Billing"), while the query is still that one: it then
 *   stands for the query
 */
export async function addressOf(state: DeskState, opened: URLSearchParams | null = null): Promise<string> {
  const { sql, written, rows, show, chart } = state;
  const isLong = !opened && encodeURIComponent(sql).length > LONGEST_IN_SEARCH;
  const search = new URLSearchParams([...(opened ?? [])].filter(([name]) => !OWN.test(name)));
  if (sql && !isLong && !opened) search.set('sql', sql);
  for (const [name, value] of Object.entries(written)) if (value) search.set(`p_${name}`, value);
  if (rows !== USUAL_ROWS) search.set('rows', String(rows));
  if (show === 'chart') search.set('show', 'chart');
  if (chart) {
    search.set('chart', chart.kind);
    for (const name of ['x', 'y', 'series'] as const) if (chart[name]) search.set(name, chart[name]);
  }
  return (search.size > 0 ? `?${search}` : '') + (isLong ? `#${PACKED}${await packed(sql)}` : '');
}

/** The query behind the #; null when none stands there or it was cut off on its way. */
export async function packedSql(hash: string): Promise<string | null> {
  if (!hash.startsWith(`#${PACKED}`)) return null;
  try {
    const text = atob(
      hash
        .slice(PACKED.length + 1)
        .replaceAll('-', '+')
        .replaceAll('_', '/'),
    );
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
  } catch {
    return null;
  }
}

async function packed(sql: string): Promise<string> {
  const stream = new Blob([sql]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
