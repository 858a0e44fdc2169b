/** Both engines as CodeMirror's SQL mode knows dialects, and what it completes: the tables that are there, and functions. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { sql, SQLDialect, type SQLNamespace } from '@codemirror/lang-sql';
import { LanguageSupport } from '@codemirror/language';
import type { ConsoleTable } from '$lib/model/console';
import { blanked } from '../blanked';
import type { SqlEngine } from '../engine';
import { FUNCTIONS } from './functions';

const DUCKDB = SQLDialect.define({
  // What one read-only statement can hold; statements that write are refused, so they are not offered.
  keywords:
    'select from where group by having order limit offset qualify window with recursive as distinct all union intersect ' +
    'except join inner left right full outer cross semi anti positional asof natural lateral on using and or not in is null like ' +
    'ilike similar between exists any some case when then else end cast try_cast asc desc nulls first last over ' +
    'partition rows range groups preceding following unbounded current row filter exclude replace columns rollup cube ' +
    'grouping sets values materialized sample tablesample interval describe summarize show tables explain true false',
  types:
    'bigint integer smallint tinyint hugeint double float real decimal numeric varchar text boolean date time timestamp ' +
    'timestamptz interval uuid blob json struct map list',
  builtin: Object.keys(FUNCTIONS).join(' '),
  caseInsensitiveIdentifiers: true,
  specialVar: '$',
});

const CLICKHOUSE = SQLDialect.define({
  keywords:
    'select from prewhere where group by having order limit offset qualify window with recursive as distinct all union intersect ' +
    'except join inner left right full outer cross semi anti any asof global array paste on using and or not in is null like ' +
    'ilike between exists case when then else end cast asc desc nulls first last over partition rows range preceding ' +
    'following unbounded current row filter replace columns rollup cube totals grouping sets values final sample fill step ' +
    'interpolate ties interval describe show tables true false',
  types:
    'string fixedstring bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float32 float64 decimal date date32 datetime ' +
    'datetime64 array tuple map nullable lowcardinality enum8 enum16 uuid',
  backslashEscapes: true,
  doubleQuotedStrings: false,
  identifierQuotes: '`"',
  caseInsensitiveIdentifiers: true,
  specialVar: '$',
});

const columnsOf = (table: ConsoleTable): Completion[] =>
  table.columns.map(({ name, type, comment }) => ({
    label: name,
    type: 'property',
    detail: type.toLowerCase(),
    ...(comment && { info: comment }),
  }));

const explained: Completion[] = Object.entries(FUNCTIONS).map(([label, [takes, gives]]) => ({
  label,
  type: 'function',
  detail: takes,
  info: gives,
}));

/** The language with completion of these tables; made anew when the tables become known. */
export function languageOf({ id, functions }: SqlEngine, tables: readonly ConsoleTable[]): LanguageSupport {
  const dialect = id === 'duckdb' ? DUCKDB : CLICKHOUSE;
  const named = functions.map((label): Completion => ({ label, type: 'function' }));
  const offers = id === 'duckdb' ? explained : named;
  const schema: SQLNamespace = Object.fromEntries(
    tables.map((table) => [
      table.name,
      {
        self: { label: table.name, type: 'type', ...(table.comment && { info: table.comment }) },
        children: columnsOf(table),
      },
    ]),
  );
  const support = sql({ dialect, schema });
  const autocomplete = (context: CompletionContext) => offered(context, tables, offers);
  const more = dialect.language.data.of({ autocomplete });
  return new LanguageSupport(support.language, [support.support, more]);
}

/** Functions, and columns of the tables that the query names, without their table before them. */
function offered(
  context: CompletionContext,
  tables: readonly ConsoleTable[],
  functions: readonly Completion[],
): CompletionResult | null {
  const word = context.matchBefore(/[\w$.]+/);
  // Behind a dot a column of that table is meant, which the SQL mode itself offers; behind a $ a name of one's own.
  if (!word || /[.$]/.test(word.text)) return null;
  const named = new Set(blanked(context.state.doc.toString()).toLowerCase().match(/\w+/g));
  const columns = tables.filter(({ name }) => named.has(name)).flatMap(columnsOf);
  const unique = new Map(columns.map((column) => [column.label, column]));
  return { from: word.from, options: [...unique.values(), ...functions], validFor: /^\w*$/ };
}
