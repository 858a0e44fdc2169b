/** Reads a file of labelled messages (JSON lines) or of rated texts (id, mean rating, text, separated by tabs). */
import type { Kind, TagId } from '../../src/lib/model/words';
import { type Labelled, labelledFrom, WrongLabel } from './record';
import { GUIDELINE_TAGS, KIND_TAGS } from './words';

/** A labelled message and where it stands, with what its file lets be asked about it. */
export interface Message extends Labelled {
  file: string;
  line: number;
  /** tags that are scored in this message, disputed ones left out */
  scoredTags: TagId[];
  /** kinds that the readers of this file told apart */
  knownKinds: ReadonlySet<Kind>;
}

/** A text with the mean of what people rated its feeling. */
export interface Rated {
  id: string;
  rating: number;
  text: string;
}

export interface Problem {
  file: string;
  line: number;
  problem: string;
}

export interface Contents {
  messages: Message[];
  rated: Rated[];
  /** records that cannot be used, in words; the others count */
  problems: Problem[];
}

const RATED_LINE = /^([^\t]+)\t\s*([+-]?\d+(?:\.\d+)?)\s*\t(.+)$/;

/**
 * What a file holds. A file whose first line is `id<tab>number<tab>text` is one of ratings.
 * @param file its name, for messages about it
 */
export function contentsOf(file: string, content: string): Contents {
  const lines = content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
  return RATED_LINE.test(lines[0]?.text ?? '') ? ratedIn(file, lines) : labelledIn(file, lines);
}

interface Line {
  text: string;
  line: number;
}

function ratedIn(file: string, lines: Line[]): Contents {
  const contents: Contents = { messages: [], rated: [], problems: [] };
  for (const { text, line } of lines) {
    const [, id, rating, words] = RATED_LINE.exec(text) ?? [];
    if (id === undefined || words === undefined)
      contents.problems.push({ file, line, problem: 'expected id, rating and text, separated by tabs.' });
    else contents.rated.push({ id, rating: Number(rating), text: words });
  }
  return contents;
}

function labelledIn(file: string, lines: Line[]): Contents {
  const read: (Labelled & { line: number })[] = [];
  const problems: Problem[] = [];
  for (const { text, line } of lines) {
    try {
      read.push({ ...labelledFrom(recordOf(text)), line });
    } catch (error) {
      if (!(error instanceof WrongLabel)) throw error;
      problems.push({ file, line, problem: error.message });
    }
  }
  const asked = {
    agent: new Set<TagId>([...GUIDELINE_TAGS, ...tagsIn(read, 'agent')]),
    customer: new Set<TagId>(tagsIn(read, 'customer')),
  };
  const knownKinds = new Set(read.flatMap(({ kind }) => kind ?? []));
  const messages = read.map((message): Message => {
    const { tags, labelled, role } = message;
    const scoredTags = (tags === null ? [] : (labelled ?? [...asked[role]])).filter((tag) => !isDisputed(message, tag));
    return { ...message, file, scoredTags, knownKinds };
  });
  return { messages, rated: [], problems };
}

/** A tag is disputed by its own name, or with what it is said of: the mood, the kind, or the signal of its name. */
function isDisputed({ disputed, disputedSignals }: Labelled, tag: TagId): boolean {
  return (
    disputed.includes(tag) ||
    (disputedSignals as string[]).includes(tag) ||
    (disputed.includes('mood') && tag.startsWith('mood_')) ||
    (disputed.includes('kind') && KIND_TAGS.includes(tag))
  );
}

function recordOf(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new WrongLabel(null, 'one JSON object a line', text.slice(0, 40));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new WrongLabel(null, 'one JSON object a line', value);
}

/** Tags that occur in a file: its reader looked for them. */
function tagsIn(messages: readonly Labelled[], role: Labelled['role']): TagId[] {
  return messages.flatMap((message) => (message.role === role && !message.labelled ? (message.tags ?? []) : []));
}
