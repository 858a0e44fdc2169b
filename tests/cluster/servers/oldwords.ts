/**
 * What the product asks of a current ClickHouse -> the same in the words of 18.16, which had no parameters, no casts in
 * the way of PostgreSQL, no words for true and false, and took names of results for columns.
 */

const CASTS: Record<string, string> = {
  varchar: 'toString',
  date: 'toDate',
  integer: 'toInt32',
  bigint: 'toInt64',
};

/** @param params values of `{name:Type}` in the text: written into it, as a text or a number */
export function oldWords(sql: string, params: Record<string, unknown> = {}): string {
  const text = sql
    .replaceAll(/\{(\w+):[^}]+\}/g, (piece, name: string) => (name in params ? literal(params[name]) : piece))
    .replaceAll(/'(?:[^'\\]|''|\\.)*'|\b(?:true|false)\b/g, (piece) => ({ true: '1', false: '0' })[piece] ?? piece)
    .replaceAll(/cast\(([\w.]+) as (\w+)\)/g, (_, value: string, type: string) => cast(value, type))
    .replaceAll(/('[^']*'|\w+\([^()]*\)|\w+)::(\w+)/g, (_, value: string, type: string) => cast(value, type))
    // Columns of a pair, not a column of pairs.
    .replaceAll(/in \(select \((\w+, \w+)\) from/g, 'in (select $1 from')
    // Dropped at once, and never behind: there was no other way yet, and no way to say it.
    .replace(/^(drop [\s\S]*) sync$/, '$1')
    // Said to one server at a time; whoever asks says it to all of them.
    .replace(/^(system sync replica) on cluster '\w+' ([\w.]+) lightweight$/, '$1 $2');
  return namedApart(text);
}

function cast(value: string, type: string): string {
  const own = CASTS[type];
  if (!own) throw new Error(`No cast to ${type} in ClickHouse 18.16: add it to tests/cluster/servers/oldwords.ts.`);
  return `${own}(${value})`;
}

/** `sum(s) as s, sum(s * s) as ss` over a derived table: its s gets a name that no result has. */
function namedApart(sql: string): string {
  const parts = /^([\s\S]*?)(\nfrom \(\n[\s\S]*)(\n\) as by_customer[\s\S]*)$/.exec(sql);
  if (!parts) return sql;
  const [, outer = '', inner = '', rest = ''] = parts;
  const sums = outer.match(/sum\([^()]*\)/g)?.join() ?? '';
  const summed = new Set([...inner.matchAll(/ as (\w+),?$/gm)].map(([, name = '']) => name).filter(within(sums)));
  const apart = (text: string) => text.replaceAll(/\b\w+\b/g, (word) => (summed.has(word) ? `own_${word}` : word));
  return outer.replaceAll(/sum\([^()]*\)/g, apart) + inner.replaceAll(/ as \w+(?=,?$)/gm, apart) + rest;
}

const within = (text: string) => (name: string) => new RegExp(`\\b${name}\\b`).test(text);

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
