/**
 * Texts of public messages by their ids. The project publishes labels of messages whose texts it may not pass on;
 * whoever has the corpora finds the texts again: `twcs:<tweet_id>`, `ibm:<message_id>`, `sumo:<message_id>`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { CannotWork } from '../../pipelines/errors';

export interface Text {
  text: string;
  /** end of the message before it; empty where the corpus has none */
  context: string;
}

type Row = Record<string, string>;

interface Corpus {
  /** below the data folder */
  path: string;
  /** what stands before the colon in an id */
  prefix: string;
  columns: readonly string[];
  /** id within the corpus, text and whole message before of every row, in the order of the file */
  read: (rows: readonly Row[]) => (readonly [id: string, text: string, before: string])[];
}

/** Readers saw no more of the message before than its last 600 characters. */
const CONTEXT_LENGTH = 600;

const CONVERSATION_COLUMNS = ['conversation_id', 'message_id', 'body_text'];
const CORPORA: readonly Corpus[] = [
  {
    path: join('twcs', 'twcs.csv'),
    prefix: 'twcs',
    columns: ['tweet_id', 'text', 'in_response_to_tweet_id'],
    read: repliesIn,
  },
  { path: join('ibm-care', 'messages.csv'), prefix: 'ibm', columns: CONVERSATION_COLUMNS, read: conversationsIn },
  { path: join('sumo', 'messages.csv'), prefix: 'sumo', columns: CONVERSATION_COLUMNS, read: conversationsIn },
];

/** Where a data folder is expected to have the corpora. */
export const CORPUS_FILES: readonly string[] = CORPORA.map(({ path }) => path);

/**
 * The texts of these ids, as far as the folder has them; a corpus that is not there has none.
 * @throws CannotWork when a file lacks a column
 */
export function textsOf(ids: ReadonlySet<string>, folder: string): Map<string, Text> {
  const found = new Map<string, Text>();
  for (const { path, prefix, columns, read } of CORPORA) {
    const file = join(folder, path);
    if (!existsSync(file)) continue;
    for (const [own, text, before] of read(rowsOf(file, columns))) {
      const id = `${prefix}:${own}`;
      if (ids.has(id)) found.set(id, { text, context: before.slice(-CONTEXT_LENGTH) });
    }
  }
  return found;
}

function rowsOf(file: string, columns: readonly string[]): Row[] {
  const { data, meta } = Papa.parse<Row>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true });
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0)
    throw new CannotWork(
      `${file}: expected the columns ${columns.join(', ')}, did not find ${missing.join(', ')}. Put the corpus there as it was published.`,
    );
  return data;
}

/** Tweets name the tweet that they answer; saved again by pandas its id reads 3.0. */
function repliesIn(rows: readonly Row[]): ReturnType<Corpus['read']> {
  const texts = new Map(rows.map(({ tweet_id = '', text = '' }) => [tweet_id, text]));
  return rows.map(({ tweet_id = '', text = '', in_response_to_tweet_id: answered = '' }) => [
    tweet_id,
    text,
    texts.get(answered.replace(/\.0$/, '')) ?? '',
  ]);
}

/** Rows of a conversation stand in order, though not always side by side. Spam in a forum was hidden from readers. */
function conversationsIn(rows: readonly Row[]): ReturnType<Corpus['read']> {
  const last = new Map<string, string>();
  const shown = rows.filter(({ is_spam = '' }) => !/^(true|1)$/i.test(is_spam));
  return shown.map(({ conversation_id = '', message_id = '', body_text = '' }) => {
    const before = last.get(conversation_id) ?? '';
    last.set(conversation_id, body_text);
    return [message_id, body_text, before];
  });
}
