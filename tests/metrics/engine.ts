/**
 * The real engine over hand-made fact rows: an in-memory warehouse with the real schema.
 * A test names the columns it is about; the others get the values of a plain, ended, scored conversation.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { composeSql, type Cut, type Metric, type Row } from '../../src/lib/metrics';
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow, PromiseFactRow, TurnFactRow } from '../../src/lib/model/partrows';
import type { QuestionAnswerRow, QuestionAskRow, QuestionEpisodeRow } from '../../src/lib/model/questionrows';
import { SCHEMA_SQL } from '../../src/lib/model/schema';

/** Columns that are filled when all conversations are there: lines that a team repeats, customers who came back, topics. */
interface FilledLater {
  has_canned: boolean;
  has_come_back: boolean | null;
  topic: string | null;
}

export interface FactRows {
  conversations?: Partial<ConversationFactRow & FilledLater>[];
  messages?: Partial<MessageFactRow & FilledLater>[];
  turns?: Partial<TurnFactRow>[];
  promises?: Partial<PromiseFactRow>[];
  questionEpisodes?: Partial<QuestionEpisodeRow>[];
  questionAsks?: Partial<QuestionAskRow>[];
  questionAnswers?: Partial<QuestionAnswerRow>[];
  /** by column name */
  topics?: Record<string, unknown>[];
}

export interface Engine {
  query(sql: string): Promise<Row[]>;
  ask(metric: Metric, cut?: Cut): Promise<Row[]>;
}

/** Loads the rows and hands over something to ask. */
export async function engineWith({
  conversations = [],
  messages = [],
  turns = [],
  promises = [],
  questionEpisodes = [],
  questionAsks = [],
  questionAnswers = [],
  topics = [],
}: FactRows): Promise<Engine> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(SCHEMA_SQL);
  await insert('conversation_facts', conversations, CONVERSATION);
  await insert('message_facts', messages, MESSAGE);
  await insert('turn_facts', turns, TURN);
  await insert('promise_facts', promises, PROMISE);
  await insert('question_episodes', questionEpisodes, QUESTION);
  await insert('question_asks', questionAsks, QUESTION);
  await insert('question_answers', questionAnswers, QUESTION);
  await insert('topic_facts', topics, TOPIC);
  const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS() as Row[];
  return { query, ask: (metric, cut) => query(composeSql(metric, cut)) };

  async function insert(table: string, rows: object[], plain: (i: number) => object): Promise<void> {
    for (const [i, row] of rows.entries()) {
      const whole = { ...plain(i + 1), ...row };
      const values = Object.values(whole).map(literal).join(', ');
      await connection.run(`insert into ${table} (${Object.keys(whole).join(', ')}) values (${values})`);
    }
  }
}

/** The same rows again and again, each copy with customers of its own: the same shares on a larger n. */
export function copies(times: number, rows: Partial<ConversationFactRow>[]): Partial<ConversationFactRow>[] {
  return Array.from({ length: times }, (_, copy) =>
    rows.map((row, i) => ({ ...row, customer_id: `copy ${copy} of ${row.customer_id ?? i}` })),
  ).flat();
}

const CONVERSATION = (i: number): Partial<ConversationFactRow> => ({
  conversation_id: `c${i}`,
  episode: 1,
  customer_id: `customer ${i}`,
  agent_id: 'a1',
  team: 'Support',
  channel: 'chat',
  kind: 'bug',
  language: 'en',
  day: '2024-05-16',
  week: '2024-05-13',
  started_at: new Date('2024-05-16T10:00:00Z'),
  is_open: false,
  is_scored: true,
  starts_with_customer: true,
  needs_empathy: false,
});

const MESSAGE = (i: number): Partial<MessageFactRow> => ({
  message_id: `m${i}`,
  conversation_id: `c${i}`,
  episode: 1,
  customer_id: `customer ${i}`,
  agent_id: 'a1',
  team: 'Support',
  channel: 'chat',
  day: '2024-05-16',
  week: '2024-05-13',
  role: 'agent',
  is_public: true,
  is_human_agent: true,
  is_auto_reply: false,
  is_scored: true,
  has_cliche: false,
});

const TURN = (i: number): Partial<TurnFactRow> => ({
  conversation_id: `c${i}`,
  episode: 1,
  turn: 2,
  side: 'agent',
  customer_id: `customer ${i}`,
  agent_id: 'a1',
  team: 'Support',
  channel: 'chat',
  day: '2024-05-16',
  week: '2024-05-13',
});

const PROMISE = (i: number): Partial<PromiseFactRow> => ({
  conversation_id: `c${i}`,
  episode: 1,
  promise: 1,
  customer_id: `customer ${i}`,
  agent_id: 'a1',
  team: 'Support',
  channel: 'chat',
  day: '2024-05-16',
  week: '2024-05-13',
  is_promise: true,
  is_chased: false,
});

const QUESTION = (i: number): Partial<QuestionEpisodeRow> => ({
  question_id: 'lamp-changes',
  conversation_id: `c${i}`,
  episode: 1,
  customer_id: `customer ${i}`,
  agent_id: 'a1',
  team: 'Support',
  channel: 'chat',
  day: '2024-05-16',
  week: '2024-05-13',
});

const TOPIC = (i: number) => ({
  topic: 'export',
  conversation_id: `c${i}`,
  episode: 1,
  customer_id: `customer ${i}`,
  team: 'Support',
  is_complaint: true,
  severity: 2,
  is_easier_way_asked: false,
});

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return `timestamp '${value.toISOString().replace('T', ' ').replace('Z', '')}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
