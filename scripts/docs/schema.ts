/** docs/schema.md: every table and column of the warehouse with what it means, as `npm run docs` writes it. */
import type { SchemaTable } from '../../src/lib/model/columns';

const HEAD = `# The warehouse

What each table and column of \`warehouse.duckdb\` means. Written by \`npm run docs\` from the comments of
\`src/lib/model/schema.sql\`; change it there. The file carries the same words:
\`select column_name, comment from duckdb_columns() where table_name = 'messages'\`.

Instants are UTC timestamps ending in \`_at\`, durations end in \`_seconds\`, booleans start with \`is_\` or \`has_\`. A
duration in opening hours ends in \`_business_seconds\`. Names are a contract: columns are added, none is renamed without
a migration note.
`;

/** One chapter for each table, in the order of the schema. */
export function schemaMarkdown(tables: readonly SchemaTable[]): string {
  const contents = tables.map(({ name }) => `[\`${name}\`](#${name})`).join(' · ');
  return [HEAD, `${contents}\n`, ...tables.map(chapter)].join('\n');
}

function chapter({ name, comment, columns }: SchemaTable): string {
  const rows = columns.map((column) => `| \`${column.name}\` | ${column.type} | ${cell(column.comment)} |`);
  return `## ${name}\n\n${comment}\n\n| column | type | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

const cell = (text: string) => text.replaceAll('|', '\\|');
