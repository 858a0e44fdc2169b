/**
 * What a query of the analyst's may say, decided on the engine's own syntax tree (json_serialize_sql), never on its
 * text: each table, function and form of the tree must stand on an allow-list. The engine itself holds a second line
 * (read-only, no external access, locked configuration), the child process a third (session.ts, limits.ts).
 */
import type { ConsoleProblem } from '../../model/console';
import { FUNCTIONS, SYSTEM_VIEWS, TABLE_FUNCTIONS } from './functions';
import { nearest } from './nearest';
import { placeAt } from './place';

/** What the warehouse offers. */
export interface Known {
  /** names of its tables and views, lower case */
  tables: ReadonlySet<string>;
  /** name of its database in SQL, lower case */
  database: string;
}

type Tree = Record<string, unknown>;
/** Names of common table expressions that can be seen here, lower case. */
type Scope = ReadonlySet<string>;

const EXPRESSIONS = new Set(
  'BETWEEN CASE CAST COLLATE COLUMN_REF COMPARISON CONJUNCTION CONSTANT DEFAULT FUNCTION LAMBDA LAMBDA_REF OPERATOR PARAMETER POSITIONAL_REFERENCE STAR SUBQUERY TYPE WINDOW'.split(
    ' ',
  ),
);
const FORMS = new Set(
  `SELECT_NODE SET_OPERATION_NODE RECURSIVE_CTE_NODE CTE_NODE
   BASE_TABLE SUBQUERY JOIN TABLE_FUNCTION EXPRESSION_LIST EMPTY PIVOT SHOW_REF
   LIMIT_MODIFIER LIMIT_PERCENT_MODIFIER ORDER_MODIFIER DISTINCT_MODIFIER
   ORDER_DEFAULT ASCENDING DESCENDING`.split(/\s+/),
);
/** SHOW TABLES, SHOW ALL TABLES, SHOW DATABASES as the tree spells them. The rest shows settings and variables. */
const SHOWN = new Set(['"tables"', '__show_tables_expanded', '"databases"', '"schemas"']);

/** Beyond this many levels a tree is refused; DuckDB itself refuses expressions of a thousand. */
const DEEPEST = 4000;

/**
 * Everything that the tree of one statement may not say, in the order of the text.
 * @param statement one of `statements` of json_serialize_sql
 */
export function refusalsOf(statement: unknown, known: Known, sql: string): ConsoleProblem[] {
  const refusals: { offset: number; problem: ConsoleProblem }[] = [];
  let depth = 0;

  function refuse(node: Tree, message: string, hint: string): void {
    const at = node.query_location;
    const offset = typeof at === 'number' && at <= sql.length * 4 ? at : -1;
    const problem: ConsoleProblem = { kind: 'refused', message, hint };
    if (offset >= 0) problem.place = placeAt(sql, offset);
    refusals.push({ offset, problem });
  }

  function walk(value: unknown, scope: Scope, key = ''): void {
    if (value === null || typeof value !== 'object') return;
    if (++depth > DEEPEST) throw new RangeError('too deep');
    if (Array.isArray(value)) for (const item of value) walk(item, scope, key);
    else node(value as Tree, scope, key);
    depth -= 1;
  }

  function node(tree: Tree, scope: Scope, key: string): void {
    let seen = scope;
    if (typeof tree.class === 'string') {
      if (!EXPRESSIONS.has(tree.class)) return refuseForm(tree, tree.class);
      // The value of a constant is no part of the query's form, whatever its keys are called.
      if (tree.class === 'CONSTANT') return;
      if (tree.class === 'FUNCTION' || tree.class === 'WINDOW') checkFunction(tree, FUNCTIONS);
    } else if (typeof tree.type === 'string' && key !== 'type_info') {
      if (!FORMS.has(tree.type)) return refuseForm(tree, tree.type);
      if (tree.type === 'BASE_TABLE') checkTable(tree, scope);
      if (tree.type === 'SHOW_REF') checkShown(tree);
      if (tree.type === 'TABLE_FUNCTION') return tableFunction(tree, scope);
    }
    if (tree.cte_map) seen = withTables(tree.cte_map as Tree, scope);
    for (const [name, child] of Object.entries(tree)) if (name !== 'cte_map') walk(child, seen, name);
  }

  /** Each common table expression sees those before it, and itself only where it is recursive. */
  function withTables(map: Tree, scope: Scope): Scope {
    const seen = new Set(scope);
    for (const { key, value } of (map.map ?? []) as { key: string; value: Tree }[]) {
      const name = key.toLowerCase();
      const query = (value.query as Tree | undefined)?.node as Tree | undefined;
      walk(value, query?.type === 'RECURSIVE_CTE_NODE' ? new Set([...seen, name]) : seen);
      seen.add(name);
    }
    return seen;
  }

  function tableFunction(tree: Tree, scope: Scope): void {
    const call = tree.function as Tree;
    if (call?.class !== 'FUNCTION') return refuseForm(tree, 'TABLE_FUNCTION');
    checkFunction(call, TABLE_FUNCTIONS);
    for (const [name, child] of Object.entries(tree)) if (name !== 'function') walk(child, scope, name);
    for (const [name, child] of Object.entries(call)) walk(child, scope, name);
  }

  function checkFunction(tree: Tree, allowed: ReadonlySet<string>): void {
    const name = String(tree.function_name ?? '').toLowerCase();
    if (allowed.has(name)) return;
    const other = nearest(name, allowed);
    refuse(
      tree,
      `The function ${name} is not available here.`,
      other
        ? `Did you mean ${other}?`
        : allowed === TABLE_FUNCTIONS
          ? 'The console reads the tables of the warehouse and no files: to join other data, take this result with you (Arrow, Parquet) or run "undertone export --parquet".'
          : 'The console offers functions on texts, numbers, instants, lists and JSON, aggregates and windows; not those that reach outside the warehouse.',
    );
  }

  function checkTable(tree: Tree, scope: Scope): void {
    const name = String(tree.table_name ?? '').toLowerCase();
    const schema = String(tree.schema_name ?? '').toLowerCase();
    const catalog = String(tree.catalog_name ?? '').toLowerCase();
    const isOwn = catalog === '' || catalog === known.database;
    if (isOwn && SYSTEM_VIEWS[schema]?.has(name)) return;
    if (schema === '' && catalog === '' && scope.has(name)) return;
    if (schema === 'recurring' && catalog === '' && scope.has(name)) return;
    const isMain = schema === '' || schema === 'main' || (catalog === '' && schema === known.database);
    if (isOwn && isMain && known.tables.has(name)) return;
    const written = [catalog, schema, name].filter(Boolean).join('.');
    const other = nearest(name, known.tables);
    refuse(
      tree,
      `There is no table ${written} in the warehouse.`,
      other ? `Did you mean ${other}?` : 'SHOW TABLES lists the tables; files and other databases cannot be read here.',
    );
  }

  function checkShown(tree: Tree): void {
    if (tree.query || SHOWN.has(String(tree.table_name ?? '')) || tree.show_type === 'SHOW_FROM') return;
    refuse(tree, 'Only tables can be shown here.', 'SHOW TABLES, DESCRIBE messages and SUMMARIZE messages work.');
  }

  function refuseForm(tree: Tree, name: string): void {
    refuse(tree, `A part of this query (${name}) is not known to the console.`, 'Write it another way.');
  }

  try {
    walk(statement, new Set());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ kind: 'refused', message: 'This query is nested too deeply.', hint: 'Break it up with WITH.' }];
  }
  return refusals.sort((one, other) => one.offset - other.offset).map(({ problem }) => problem);
}
