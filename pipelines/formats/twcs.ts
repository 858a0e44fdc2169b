/**
 * "Customer Support on Twitter" (twcs.csv): a reply graph of tweets without conversation ids. Copies saved again by
 * pandas or Excel are read too: an unnamed index column, ids as 3.0, TRUE/FALSE, ISO times.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import { yesOrNo } from '../../src/lib/mapping/words';
import type { Detected, ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { eachRow, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';

const COLUMNS = ['tweet_id', 'author_id', 'inbound', 'created_at', 'text', 'in_response_to_tweet_id'] as const;

export const twcs: Format = {
  id: 'twcs',
  title: 'Customer Support on Twitter (twcs.csv)',
  whereToFind:
    'Kaggle, data set thoughtvector/customer-support-on-twitter: the file twcs.csv, or any part of it with its header.',
  detect,
  read,
};

function detect(file: ExportFile): Detected | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'table') return null;
  const names = sample.shape.header.map((name) => name.toLowerCase());
  if (!COLUMNS.every((name) => names.includes(name))) return null;
  return {
    format: 'twcs',
    confidence: 1,
    reasons: ['The columns tweet_id, inbound and in_response_to_tweet_id are those of twcs.csv.'],
    account: 'twitter',
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  const readInstant = instantReader(undefined, options.timezone);
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'table') continue;
    const { shape } = sample;
    const names = shape.header.map((name) => name.toLowerCase());
    const [id, author, inbound, createdAt, text, parent] = COLUMNS.map((name) => names.indexOf(name)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    yield* eachRow(file, shape, progress, (cells, record) => [tweet(cells, record)]);

    function tweet(cells: string[], record: number): ExportRecord {
      const cell = (index: number) => cells[index] ?? '';
      const reject = (field: string, reason: string) => rejected(record, field, reason, cells.join(shape.delimiter));
      const isInbound = yesOrNo(cell(inbound));
      if (isInbound === null) return reject('inbound', `Expected True or False, found "${cell(inbound)}".`);
      const instant = readInstant(cell(createdAt));
      if (instant === null)
        return reject(
          'created_at',
          `Expected a time such as Tue Oct 31 22:10:47 +0000 2017, found "${cell(createdAt)}".`,
        );
      const key = wholeNumber(cell(id));
      if (key === '') return reject('tweet_id', 'Expected the id of the tweet, found nothing.');
      const writer = wholeNumber(cell(author));
      const signature = isInbound ? null : signatureOf(cell(text));
      return {
        kind: 'message',
        id: key,
        conversationId: null,
        parentId: wholeNumber(cell(parent)) || null,
        role: isInbound ? 'customer' : 'agent',
        isPublic: true,
        authorKey: signature === null ? writer : `${writer} ${signature}`,
        authorName: isInbound ? null : signature === null ? writer : `${writer} ${signature}`,
        sentAt: instant.at,
        body: cell(text),
        bodyFormat: 'text',
        channel: 'social',
        team: isInbound ? null : writer,
      };
    }
  }
}

/** pandas writes ids of a column with gaps as floating point numbers: 3.0 is tweet 3. */
function wholeNumber(cell: string): string {
  return cell.trim().replace(/^(\d+)\.0+$/, '$1');
}

const SIGNATURE =
  /(?:^|\s|[.!?,)])(?:[\^*]\s?([A-Za-z]{1,16})|[-–—/~]\s?([A-Z]{2,3}|[A-Z][a-z]{1,11}))\.{0,3}(?:\s*\(?\d\/\d\)?)?(?:\s+https?:\/\/\S+)*\s*$/;
const COURTESY = /^(thanks|thank|please|sorry|regards|cheers|hi|hello)$/i;

/** The person behind a brand's tweet, as they sign: ^MK, -KC, *AB at the end. */
export function signatureOf(text: string): string | null {
  const found = SIGNATURE.exec(text);
  const name = found?.[1] ?? found?.[2];
  return name === undefined || COURTESY.test(name) ? null : `^${name.toUpperCase()}`;
}
