/**
 * What every table and column of the warehouse means, read from the comments of schema.sql: the one place where it is
 * written. The warehouse itself carries it (pipelines/warehouse/comments.ts), docs/schema.md and the SQL page list it.
 */
import { SCHEMA_SQL } from './schema';

export interface SchemaColumn {
  name: string;
  /** as schema.sql writes it: varchar, integer[] … */
  type: string;
  /** a sentence or two; never empty (a test holds it) */
  comment: string;
}

export interface SchemaTable {
  name: string;
  comment: string;
  columns: SchemaColumn[];
}

const TABLE = /^create table if not exists (\w+) \(/;
const COLUMN = /^(\w+) (\w+(?:\[\])?)(?: not null| primary key)?$/;

/**
 * Reads tables, columns and their comments from a script written like schema.sql: a comment stands behind a table or
 * column and may go on in lines of its own; a column without one takes that of the first column of its name above.
 * @throws Error naming the line that cannot be read, so that no comment is lost or given to the wrong column
 */
export function readSchema(sql: string): SchemaTable[] {
  const tables: SchemaTable[] = [];
  const explained = new Map<string, string>();
  let table: SchemaTable | null = null;
  let open: { comment: string } | null = null;
  for (const [index, line] of sql.split('\n').entries()) {
    const [code, said] = partsOf(line);
    const refuse = (why: string) => new Error(`schema.sql, line ${index + 1}: ${why} "${line.trim()}"`);
    const opened = TABLE.exec(code);
    if (opened?.[1]) {
      table = { name: opened[1], comment: said, columns: [] };
      tables.push(table);
      open = table;
    } else if (code === ');') {
      table = null;
    } else if (table && code !== '') {
      const columns = code
        .replace(/,$/, '')
        .split(', ')
        .map((text) => columnOf(text));
      if (columns.includes(null)) throw refuse('expected columns, each as a name and a type, in');
      if (columns.length > 1 && said) throw refuse('a comment belongs to one column; give each its own line in');
      table.columns.push(...(columns as SchemaColumn[]));
      open = columns.at(-1) ?? null;
      if (open) open.comment = said;
    } else if (table && said) {
      if (!open?.comment) throw refuse('expected a comment to go on from the line above in');
      open.comment += ` ${said}`;
    }
  }
  for (const { columns } of tables)
    for (const column of columns) {
      if (column.comment === '') column.comment = explained.get(column.name) ?? '';
      else if (!explained.has(column.name)) explained.set(column.name, column.comment);
    }
  return tables;
}

/** A line's code and its comment, both trimmed. */
function partsOf(line: string): [string, string] {
  const at = line.indexOf('--');
  return at === -1 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 2).trim()];
}

function columnOf(text: string): SchemaColumn | null {
  const [, name, type] = COLUMN.exec(text) ?? [];
  return name && type ? { name, type, comment: '' } : null;
}

/** The tables of the warehouse in the order of schema.sql. */
export const TABLES: readonly SchemaTable[] = readSchema(SCHEMA_SQL);

/** What a table and its columns (name -> comment) mean; empty for a table that the schema does not have. */
export function commentsOf(table: string): { comment: string; columns: Record<string, string> } {
  const found = TABLES.find(({ name }) => name === table);
  return {
    comment: found?.comment ?? '',
    columns: Object.fromEntries(found?.columns.map(({ name, comment }) => [name, comment]) ?? []),
  };
}
