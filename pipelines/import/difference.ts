/**
 * What reading the same messages again changed: per tag what was gained, lost and kept with a few examples, and how
 * moods, kinds, complaints and tone bands moved. Holds counts and examples only, however long the history is. Pure.
 */
import { createHash } from 'node:crypto';
import type { MessageRow, TagRow } from '../../src/lib/model/rows';
import type { TagId } from '../../src/lib/model/words';

export type Scored = Pick<
  MessageRow,
  'message_id' | 'conversation_id' | 'role' | 'is_scored' | 'mood' | 'kind' | 'is_complaint' | 'tone_band'
>;

/** A message as it stands in the warehouse, and its hits. */
export interface Reading {
  message: Scored;
  hits: readonly TagRow[];
}

export interface Example {
  conversation: string;
  message: string;
  words: string;
  rule: string;
  grade: string | null;
}

export interface Move {
  from: string | null;
  to: string | null;
  n: number;
}

export interface TagDifference {
  tag: TagId;
  /** hits before and after: lost + kept, and gained + kept */
  before: number;
  after: number;
  gained: number;
  lost: number;
  /** found before and now, in words that overlap */
  kept: number;
  /** kept, with another grade */
  grades: Move[];
  examples: { gained: Example[]; lost: Example[]; kept: Example[] };
}

export interface FieldDifference {
  /** customers' messages that are scored */
  messages: number;
  changed: number;
  /** most frequent first */
  moves: Move[];
}

export interface Difference {
  messages: number;
  /** those with at least one hit gained, lost or graded otherwise first, by how many; then by name */
  tags: TagDifference[];
  mood: FieldDifference;
  kind: FieldDifference;
  complaint: FieldDifference;
  tone: FieldDifference;
}

type Fate = 'gained' | 'lost' | 'kept';
const FATES: readonly Fate[] = ['gained', 'lost', 'kept'];

const FIELDS = {
  mood: (message: Scored) => message.mood,
  kind: (message: Scored) => message.kind,
  complaint: (message: Scored) => (message.is_complaint === null ? null : String(message.is_complaint)),
  tone: (message: Scored) => message.tone_band,
};
type Field = keyof typeof FIELDS;

/** Adds up readings of single messages; `examples` is the most that is kept of each kind. */
export class Differences {
  readonly #most: number;
  readonly #tags = new Map<TagId, TagCount>();
  readonly #fields: Record<Field, FieldCount> = {
    mood: new FieldCount(),
    kind: new FieldCount(),
    complaint: new FieldCount(),
    tone: new FieldCount(),
  };
  #messages = 0;

  constructor(examples: number) {
    this.#most = examples;
  }

  /** Adds one message, read before and now. True when anything about it changed. */
  add(before: Reading, after: Reading): boolean {
    this.#messages += 1;
    let isChanged = this.#addHits(before, after);
    if (after.message.role !== 'customer' || !after.message.is_scored) return isChanged;
    for (const field of Object.keys(FIELDS) as Field[]) {
      const [from, to] = [FIELDS[field](before.message), FIELDS[field](after.message)];
      this.#fields[field].add(from, to);
      isChanged ||= from !== to;
    }
    return isChanged;
  }

  result(): Difference {
    const weight = ({ gained, lost, grades }: TagDifference) => gained + lost + sumOf(grades);
    const { mood, kind, complaint, tone } = this.#fields;
    return {
      messages: this.#messages,
      tags: [...this.#tags]
        .map(([tag, count]) => count.result(tag))
        .sort((one, other) => weight(other) - weight(one) || (one.tag < other.tag ? -1 : 1)),
      mood: mood.result(),
      kind: kind.result(),
      complaint: complaint.result(),
      tone: tone.result(),
    };
  }

  #addHits(before: Reading, after: Reading): boolean {
    let isChanged = false;
    for (const tag of new Set([...before.hits, ...after.hits].map((hit) => hit.tag))) {
      let count = this.#tags.get(tag);
      if (!count) this.#tags.set(tag, (count = new TagCount(this.#most)));
      const { gained, lost, kept } = matched(
        before.hits.filter((hit) => hit.tag === tag),
        after.hits.filter((hit) => hit.tag === tag),
      );
      for (const hit of gained) count.add('gained', hit);
      for (const hit of lost) count.add('lost', hit);
      for (const [was, is] of kept) count.keep(was, is);
      isChanged ||= gained.length + lost.length > 0 || kept.some(([was, is]) => !isSameHit(was, is));
    }
    return isChanged;
  }
}

/** Pairs hits of one tag that overlap, from left to right; what finds no partner is lost or gained. */
export function matched(
  before: readonly TagRow[],
  after: readonly TagRow[],
): { gained: TagRow[]; lost: TagRow[]; kept: [TagRow, TagRow][] } {
  const [olds, news] = [before.toSorted(byPlace), after.toSorted(byPlace)];
  const gained: TagRow[] = [];
  const lost: TagRow[] = [];
  const kept: [TagRow, TagRow][] = [];
  while (olds[0] || news[0]) {
    const [was, is] = [olds[0], news[0]];
    if (was && is && was.start_offset < is.end_offset && is.start_offset < was.end_offset) {
      kept.push([was, is]);
      olds.shift();
      news.shift();
    } else if (was && (!is || was.end_offset <= is.start_offset)) {
      lost.push(was);
      olds.shift();
    } else if (is) {
      gained.push(is);
      news.shift();
    }
  }
  return { gained, lost, kept };
}

class TagCount {
  readonly #counts: Record<Fate, number> = { gained: 0, lost: 0, kept: 0 };
  readonly #grades = new Map<string, Move>();
  readonly #examples: Record<Fate, Chosen>;

  constructor(most: number) {
    this.#examples = { gained: new Chosen(most), lost: new Chosen(most), kept: new Chosen(most) };
  }

  add(fate: Fate, hit: TagRow): void {
    this.#counts[fate] += 1;
    this.#examples[fate].offer(hit);
  }

  keep(was: TagRow, is: TagRow): void {
    this.add('kept', is);
    if (was.grade !== is.grade) countMove(this.#grades, was.grade, is.grade);
  }

  result(tag: TagId): TagDifference {
    const { gained, lost, kept } = this.#counts;
    const examples = Object.fromEntries(FATES.map((fate) => [fate, this.#examples[fate].result()]));
    return {
      tag,
      before: lost + kept,
      after: gained + kept,
      gained,
      lost,
      kept,
      grades: byNumber(this.#grades),
      examples: examples as TagDifference['examples'],
    };
  }
}

/**
 * A few hits, one a message, chosen by a hash of the message's id: spread over the history, and the same ones whenever
 * the same messages are read, in whatever order.
 */
class Chosen {
  readonly #most: number;
  #hits: { order: string; hit: TagRow }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  offer(hit: TagRow): void {
    if (this.#most === 0) return;
    const order = createHash('sha256').update(hit.message_id).digest('hex').slice(0, 16);
    const last = this.#hits.at(-1);
    if (this.#hits.length >= this.#most && last && order > last.order) return;
    const same = this.#hits.find((other) => other.hit.message_id === hit.message_id);
    if (same && byPlace(same.hit, hit) <= 0) return;
    this.#hits = [...this.#hits.filter((other) => other !== same), { order, hit }]
      .sort((one, other) => (one.order < other.order ? -1 : 1))
      .slice(0, this.#most);
  }

  result(): Example[] {
    return this.#hits.map(({ hit }) => ({
      conversation: hit.conversation_id,
      message: hit.message_id,
      words: hit.matched_text,
      rule: hit.rule,
      grade: hit.grade,
    }));
  }
}

class FieldCount {
  #messages = 0;
  readonly #moves = new Map<string, Move>();

  add(from: string | null, to: string | null): void {
    this.#messages += 1;
    if (from !== to) countMove(this.#moves, from, to);
  }

  result(): FieldDifference {
    const moves = byNumber(this.#moves);
    return { messages: this.#messages, changed: sumOf(moves), moves };
  }
}

function countMove(moves: Map<string, Move>, from: string | null, to: string | null): void {
  const key = JSON.stringify([from, to]);
  const move = moves.get(key);
  if (move) move.n += 1;
  else moves.set(key, { from, to, n: 1 });
}

function byNumber(moves: Map<string, Move>): Move[] {
  return [...moves].sort(([a, one], [b, other]) => other.n - one.n || (a < b ? -1 : 1)).map(([, move]) => move);
}

function sumOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { n }) => sum + n, 0);
}

function byPlace(one: TagRow, other: TagRow): number {
  return one.start_offset - other.start_offset || one.end_offset - other.end_offset;
}

function isSameHit(was: TagRow, is: TagRow): boolean {
  return (
    was.grade === is.grade &&
    was.rule === is.rule &&
    was.start_offset === is.start_offset &&
    was.end_offset === is.end_offset
  );
}
