/** What goes with exported tables: schema.json for programs, README.md for people. */
import type { ExportTable } from './plan';

export interface About {
  rulesVersion: string;
  schemaVersion: string;
  builtAt: string;
  timezone: string;
}

export function schemaJson(about: About, tables: ExportTable[]): string {
  const described = tables.map(({ monthOf, name, ...table }) => ({
    name,
    files: monthOf === null ? `${name}/*.parquet` : `${name}/**/*.parquet`,
    partition: monthOf === null ? null : { column: 'month', type: 'varchar', format: 'YYYY-MM' },
    ...table,
  }));
  return `${JSON.stringify({ ...about, tables: described }, null, 2)}\n`;
}

export function readmeOf(about: About, tables: ExportTable[]): string {
  return [
    '# Support conversations, exported from Undertone',
    '',
    `Warehouse of ${about.builtAt}, read by rules ${about.rulesVersion}, schema ${about.schemaVersion}. Instants are UTC; ` +
      `\`day\` and \`week\` are local days in ${about.timezone}. It holds what was stored: texts after redaction, names of ` +
      'agents unless they were imported as pseudonyms. Treat it like the conversations themselves.',
    '',
    'Tables that grow are cut into months (`month=YYYY-MM`), which readers of hive partitions give as a column:',
    '',
    '```sql',
    "select team, count(*) from read_parquet('conversation_facts/**/*.parquet', hive_partitioning = true)",
    "where month >= '2026-01' group by team",
    '```',
    '',
    '```python',
    'import pyarrow.dataset as ds',
    "frame = ds.dataset('conversation_facts', partitioning='hive').to_table().to_pandas()",
    '```',
    '',
    '```r',
    "frame <- dplyr::collect(arrow::open_dataset('conversation_facts'))",
    '```',
    '',
    ...tables.flatMap(({ name, comment, rows, monthOf, columns }) => [
      `## ${name}`,
      '',
      `${comment} ${rows.toLocaleString('en')} rows, ${monthOf === null ? 'one file' : 'a file for each month'}.`,
      '',
      '| column | type | meaning |',
      '|---|---|---|',
      ...columns.map(({ name: column, type, comment: meaning }) => `| \`${column}\` | ${type} | ${cell(meaning)} |`),
      '',
    ]),
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
