/**
 * Any delimited table with one row per message. Which column means what is guessed from names and values, shown with
 * reasons, and can be set by a mapping file.
 */
import { accountOf, describeGuess, guessMapping, type Mapping } from '../../src/lib/mapping';
import type { Detected, ExportFile, Format, ReadOptions } from '../records';
import { confidenceOf, MessageRows, settledGuess } from './message-rows';
import { eachRow, Progress, type FileRecord } from './reading';
import { sampleOf } from './sample';

export const messagesCsv: Format = {
  id: 'messages-csv',
  title: 'Table with one row per message (CSV, TSV, XLSX)',
  whereToFind:
    'Any SQL query or spreadsheet that gives one row per message: an id of the conversation, who wrote it ' +
    '(customer, agent, bot), when, and the text. Names may differ; they are guessed, shown, and set by --mapping FILE.',
  detect,
  read,
};

function detect(file: ExportFile, given?: Partial<Mapping>): Detected | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'table' || sample.shape.header.length < 2) return null;
  const guess = guessMapping(sample.shape.header, sample.rows, given);
  if (guess.problems.length > 0) return null;
  return {
    format: 'messages-csv',
    confidence: confidenceOf(guess),
    reasons: [`One row per message, by these columns:\n${describeGuess(guess)}`, ...guess.notes],
    mapping: guess.mapping,
    ...(guess.mapping.account
      ? { account: guess.mapping.account }
      : { account: accountOf(sample.shape.header), isAccountAssumed: true }),
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'table') continue;
    const { shape, rows } = sample;
    const { mapping } = settledGuess(file.name, shape.header, rows, options.mapping);
    const messages = new MessageRows(shape.header, mapping, options, shape.delimiter);
    yield* eachRow(file, shape, progress, (cells, record) => messages.translate(cells, record));
    for (const record of messages.finish(file.name)) yield { ...record, file: file.name };
  }
}
