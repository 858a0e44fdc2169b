/**
 * The second labelled set of public care (tests/accuracy/care): ids and labels stand in the project, texts are looked
 * up in the corpora of a data folder.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotWork } from '../../pipelines/errors';
import { contentsOf, type Contents } from '../../pipelines/evaluate/file';
import { filesIn, OWN_SET } from '../../pipelines/evaluate/files';
import type { Use } from '../../src/lib/model/accuracy';
import { CORPUS_FILES, textsOf, type Text } from './corpora';

/** Labels without text, below the project's root. */
export const CARE_SET = join(OWN_SET, 'care');

/** What a line of the set says of its use, in the words of the published figures. */
const USE_OF: Record<string, Use> = { 'held-out': 'held out', tuned: 'tuned on' };
export type CareUse = 'held out' | 'tuned on';

export interface Care {
  /** the messages whose texts were found, by their use */
  contents: Record<CareUse, Contents>;
  /** labelled messages in all */
  labelled: number;
  /** ids of those whose text the folder does not have; they cannot be measured */
  notFound: string[];
}

interface Label {
  id: string;
  use: Use;
  record: object;
}

/**
 * The second set with its texts; null where the folder has none of the corpora, or the project none of the labels.
 * @throws CannotWork when a line of the labels or a column of a corpus is wrong
 */
export function careOf(root: string, folder: string): Care | null {
  const files = filesIn(join(root, CARE_SET), '.jsonl').map((file) => ({ file, labels: labelsIn(file) }));
  if (files.length === 0 || !CORPUS_FILES.some((path) => existsSync(join(folder, path)))) return null;
  const labels = files.flatMap((one) => one.labels);
  const texts = textsOf(new Set(labels.map(({ id }) => id)), folder);
  const whole = files.map(({ file, labels: own }) => contentsOf(file, withTexts(own, texts)));
  const used = new Map(labels.map(({ id, use }) => [id, use]));
  const part = (use: CareUse): Contents => ({
    messages: whole.flatMap(({ messages }) => messages.filter(({ id }) => used.get(id) === use)),
    rated: [],
    problems: whole.flatMap(({ problems }) => problems),
  });
  return {
    contents: { 'held out': part('held out'), 'tuned on': part('tuned on') },
    labelled: labels.length,
    notFound: labels.map(({ id }) => id).filter((id) => !texts.has(id)),
  };
}

function labelsIn(file: string): Label[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line, index) => {
    const record = objectIn(line);
    const use = USE_OF[String(record?.use)];
    if (!record || typeof record.id !== 'string' || !use)
      throw new CannotWork(
        `${file}, line ${index + 1}: expected a JSON object with an id and use held-out or tuned, found ${line.slice(0, 40)}`,
      );
    return { id: record.id, use, record };
  });
}

function objectIn(line: string): Record<string, unknown> | null {
  try {
    return JSON.parse(line) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

/** The lines as `evaluate` reads them; one without its text stays empty, so that the others keep their numbers. */
function withTexts(labels: readonly Label[], texts: ReadonlyMap<string, Text>): string {
  return labels
    .map(({ id, record }) => {
      const text = texts.get(id);
      return text ? JSON.stringify({ ...record, ...text }) : '';
    })
    .join('\n');
}
