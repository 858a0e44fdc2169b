/** What tables and columns mean is read from the comments of schema.sql, whole, and given to the right column. */
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { commentsOf, readSchema, TABLES } from '../../src/lib/model/columns';
import { SCHEMA_SQL } from '../../src/lib/model/schema';

describe('schema.sql', () => {
  it('explains every table and every column in a sentence', () => {
    const silent = TABLES.flatMap(({ name, comment, columns }) => [
      ...(isSentence(comment) ? [] : [name]),
      ...columns.filter((column) => !isSentence(column.comment)).map((column) => `${name}.${column.name}`),
    ]);
    expect(silent, `write behind them what they mean: ${silent.join(', ')}`).toEqual([]);
  });

  it('is read as the engine reads it: the same tables with the same columns', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(SCHEMA_SQL);
    const columns = await connection.runAndReadAll(
      `select table_name, column_name, lower(data_type) from duckdb_columns() where not internal`,
    );
    const read = TABLES.flatMap((table) => table.columns.map(({ name, type }) => [table.name, name, type]));
    expect(read.toSorted()).toEqual(columns.getRowsJson().toSorted());
  });

  const isSentence = (text: string) => /^[^.]+.*\.$/.test(text);
});

describe('a comment', () => {
  it('stands behind its table or column, goes on below it, and holds for columns of that name further down', () => {
    const sql = `-- About all.
create table if not exists letters ( -- What came by post,
                                     -- one row each.
  letter_id varchar not null,        -- Its number -- stamped.
  pages integer[]                    -- Of each sheet.
);

-- Says nothing about a column.
create table if not exists replies ( -- Answers to letters.
  letter_id varchar, pages integer[],
  words integer primary key          -- Null when unread;
                                     -- see letters.
);`;
    expect(readSchema(sql)).toEqual([
      {
        name: 'letters',
        comment: 'What came by post, one row each.',
        columns: [
          { name: 'letter_id', type: 'varchar', comment: 'Its number -- stamped.' },
          { name: 'pages', type: 'integer[]', comment: 'Of each sheet.' },
        ],
      },
      {
        name: 'replies',
        comment: 'Answers to letters.',
        columns: [
          { name: 'letter_id', type: 'varchar', comment: 'Its number -- stamped.' },
          { name: 'pages', type: 'integer[]', comment: 'Of each sheet.' },
          { name: 'words', type: 'integer', comment: 'Null when unread; see letters.' },
        ],
      },
    ]);
  });

  it.each([
    ['behind two columns', 'a varchar, b varchar, -- Which?', 'a comment belongs to one column'],
    ['below a column that has none', 'a varchar,\n-- Lost.', 'expected a comment to go on from the line above'],
    ['beside what is no column', 'primary key (a), -- Keys.', 'expected columns, each as a name and a type'],
  ])('%s is refused, with its line', (_, inside, why) => {
    expect(() => readSchema(`create table if not exists t ( -- T.\n${inside}\n);`)).toThrow(
      new RegExp(`schema.sql, line [23]: ${why}`),
    );
  });

  it('of an unknown table is empty', () => {
    expect(commentsOf('nowhere')).toEqual({ comment: '', columns: {} });
    expect(commentsOf('agents').columns.number).toBe('The stable pseudonym: 3 is shown as "Agent 3".');
  });
});
