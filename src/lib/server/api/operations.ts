/**
 * What openapi.json says of the addresses that scripts read: parameters and the shape of the answer. Addresses that are
 * not here are described by the comment at the head of their file alone.
 */
import { METRICS } from '../../metrics';
import { ROW_FORMATS } from '../../model/console';
import { ARROW_STREAM } from './arrow';
import { OF_LIST, OF_METRIC, OF_SELECTION, type Parameter } from './parameters';

export interface Operation {
  summary: string;
  /** of the query string */
  parameters?: readonly Parameter[];
  /** of the address, in {braces} */
  path?: Record<string, { description: string; enum?: string[] }>;
  /** content type -> name in SCHEMAS; null: no JSON */
  answers: Record<string, string | null>;
  /** statuses besides 200 and 400, which says what is wrong with the question */
  fails?: (keyof typeof FAILURES)[];
}

/** How pages call what an address answers. */
export const CONTENT_WORDS: Record<string, string> = {
  'application/json': 'JSON',
  [ARROW_STREAM]: 'Arrow',
  'application/x-ndjson': 'NDJSON',
  'text/csv': 'CSV',
  'application/vnd.apache.parquet': 'Parquet',
};

export const FAILURES = {
  400: 'What is wrong with the question, all of it.',
  404: 'There is no such thing, or nothing is imported yet.',
  408: 'The query took longer than the settings allow.',
  413: 'The query took more memory than the settings allow.',
  503: 'Too many queries wait; try again in a few seconds.',
};

const COUNT = { type: 'integer', minimum: 1 } as const;
const OF_QUERY: readonly Parameter[] = [
  { name: 'sql', description: 'One query that reads.', schema: { type: 'string' }, isRequired: true },
  { name: 'format', description: 'How the rows are written.', schema: { type: 'string', enum: ROW_FORMATS } },
  { name: 'rows', description: 'At most so many, never more than the settings allow.', schema: COUNT },
  {
    name: 'run',
    description: 'A UUID by which to ask how it goes, and to stop it.',
    schema: { type: 'string', format: 'uuid' },
  },
];
const METRIC = { id: { description: 'Id of the metric.', enum: METRICS.map(({ id }) => id) } };

/** Address as in openapi.json -> its GET. */
export const OPERATIONS: Record<string, Operation> = {
  '/api/metrics': {
    summary: 'Every metric with what it means.',
    answers: { 'application/json': 'Metrics' },
  },
  '/api/metrics/{id}': {
    summary: 'One metric: the same figures as its page and as undertone metric.',
    path: METRIC,
    parameters: OF_METRIC,
    answers: { 'application/json': 'MetricAnswer', [ARROW_STREAM]: null },
    fails: [404],
  },
  '/api/conversations': {
    summary: 'The list of conversations, 50 at a time.',
    parameters: OF_LIST,
    answers: { 'application/json': 'List' },
    fails: [404],
  },
  '/api/conversations/{id}': {
    summary: 'One conversation: its messages with tags and notes, and its facts.',
    path: { id: { description: 'conversation_id of the list.' } },
    answers: { 'application/json': 'Conversation' },
    fails: [404],
  },
  '/api/topics': {
    summary: 'The topics, with how many conversations hold each.',
    parameters: OF_SELECTION,
    answers: { 'application/json': 'Topics' },
  },
  '/api/sql': {
    summary: 'The rows of one query. $NAME in it takes its value from the parameter p_NAME.',
    parameters: OF_QUERY,
    answers: {
      'application/json': 'Rows',
      [ARROW_STREAM]: null,
      ...{ 'application/x-ndjson': null, 'text/csv': null, 'application/vnd.apache.parquet': null },
    },
    fails: [408, 413, 503],
  },
  '/api/sql/schema': {
    summary: 'The tables and columns of the warehouse, with what each means.',
    answers: { 'application/json': 'Schema' },
    fails: [404],
  },
  '/api/phrases': {
    summary: 'The phrases that the team added.',
    answers: { 'application/json': 'Phrases' },
  },
};
