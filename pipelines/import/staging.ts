/**
 * Where records wait between reading and loading: files beside a database of their own, attached as `staging`, so that
 * the warehouse itself does not grow by what is only passing through. Views of the database show the files as tables.
 */
import { quoted } from '../warehouse/database';
import type { NextWarehouse } from '../warehouse/generation';
import { openRowFile, type ColumnType } from '../warehouse/parquet/file';
import type { TableWriter } from '../warehouse/writer';

/** The tables as the formats fill them; `seq` is the order in which records were read. */
const TABLES = {
  messages_read: columns(`
    seq bigint, file varchar, conversation varchar, id varchar, parent varchar, role varchar, is_public boolean,
    author varchar, author_name varchar, sent_at timestamp, given_order double, body varchar, body_format varchar,
    subject varchar, channel varchar, team varchar, labels varchar[], csat double, self_mood varchar, stable varchar`),
  conversations_read: columns(`
    seq bigint, file varchar, id varchar, subject varchar, channel varchar, team varchar, status varchar, is_closed boolean,
    priority varchar, labels varchar[], csat double, csat_comment varchar, self_mood varchar,
    merged_into varchar, reopen_count integer, customer varchar, url varchar, updated_at timestamp, is_part boolean,
    gathered_at timestamp`),
  people_read: columns('seq bigint, key varchar, role varchar, name varchar, email varchar'),
};

function columns(sql: string): ColumnType[] {
  return sql.split(',').map((column) => {
    const [name = '', type = ''] = column.trim().split(' ');
    return { name, type: type.toUpperCase() };
  });
}

export interface StagedMessage {
  seq: number;
  file: string | null;
  conversation: string | null;
  id: string | null;
  parent: string | null;
  role: string | null;
  is_public: boolean;
  author: string | null;
  author_name: string | null;
  sent_at: Date;
  given_order: number | null;
  body: string;
  body_format: string;
  subject: string | null;
  channel: string | null;
  team: string | null;
  labels: string[] | null;
  csat: number | null;
  self_mood: string | null;
  /** author and body as the strictest redaction leaves them; null when it leaves them alone */
  stable: string | null;
}

export interface StagedConversation {
  seq: number;
  file: string | null;
  id: string;
  subject: string | null;
  channel: string | null;
  team: string | null;
  status: string | null;
  is_closed: boolean | null;
  priority: string | null;
  labels: string[] | null;
  csat: number | null;
  csat_comment: string | null;
  self_mood: string | null;
  merged_into: string | null;
  reopen_count: number | null;
  customer: string | null;
  url: string | null;
  updated_at: Date | null;
  is_part: boolean;
  gathered_at: Date | null;
}

export interface StagedPerson {
  seq: number;
  key: string;
  role: string | null;
  name: string | null;
  email: string | null;
}

export interface StagingWriters {
  messages: TableWriter<StagedMessage>;
  conversations: TableWriter<StagedConversation>;
  people: TableWriter<StagedPerson>;
  /** Nothing is to be seen in the tables before. */
  close(): Promise<void>;
}

/** Empties the staging tables and opens a writer on each. */
export function openStaging({ connection, stagingPath }: NextWarehouse): StagingWriters {
  const pathOf = (table: string) => `${stagingPath}.${table}`;
  const open = <Row extends object>(table: keyof typeof TABLES): TableWriter<Row> =>
    openRowFile(pathOf(table), TABLES[table]);
  const messages = open<StagedMessage>('messages_read');
  const conversations = open<StagedConversation>('conversations_read');
  const people = open<StagedPerson>('people_read');
  return {
    messages,
    conversations,
    people,
    async close() {
      for (const writer of [messages, conversations, people]) writer.close();
      for (const table of Object.keys(TABLES))
        await connection.run(`create or replace view staging.${table} as from read_parquet(${quoted(pathOf(table))})`);
    },
  };
}
