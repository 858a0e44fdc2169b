/**
 * A message's text cut into runs that are lit the same way. Pure.
 *
 * Phrases may overlap. The longer one keeps the tint, the shorter only gets the underline, and a run carries the
 * numbers of all phrases over it, so that each note can light exactly its own words.
 */
import type { Segment, TagFamily } from '../../model/transcript';
import type { TagId } from '../../model/words';

/** The families that share a colour. What the customer brought is "other". */
const FAMILIES: Partial<Record<TagId, TagFamily>> = {
  empathy: 'felt',
  acknowledgement: 'felt',
  perspective: 'felt',
  appreciation: 'felt',
  apology: 'owned',
  admission: 'owned',
  question: 'asked',
  promise: 'next',
  wait_estimate: 'next',
  followup_kept: 'next',
  cliche: 'distance',
  process_speak: 'distance',
  blame: 'distance',
  defensive: 'distance',
  link_deflection: 'distance',
  joke_risk: 'distance',
};

export function familyOf(tag: TagId): TagFamily {
  return FAMILIES[tag] ?? 'other';
}

/** UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A phrase that is lit, and the number of its note. */
export interface LitSpan extends Span {
  number: number;
  family: TagFamily;
}

/**
 * The segments in order; joined they are the text. Spans outside the text are clipped, empty ones light nothing.
 * Equal lengths: the lower number keeps the tint.
 * @param repeated lines that the team repeats: marked beside what is lit, and lighting nothing themselves
 */
export function segmentsOf(text: string, spans: LitSpan[], repeated: Span[] = []): Segment[] {
  const [lit, again] = [clipped(text, spans), clipped(text, repeated)];
  const edges = [...lit, ...again].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, text.length, ...edges])].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined) break;
    const over = lit.filter((span) => span.start <= start && span.end >= end).sort(longestFirst);
    segments.push({
      text: text.slice(start, end),
      notes: over.map(({ number }) => number),
      ends: over
        .filter((span) => span.end === end)
        .map(({ number }) => number)
        .sort((a, b) => a - b),
      tint: over[0]?.family ?? null,
      underline: over.map(({ family }) => family),
      ...(again.some((span) => span.start <= start && span.end >= end) && { isRepeated: true as const }),
    });
  }
  return segments;
}

function clipped<One extends Span>(text: string, spans: One[]): One[] {
  return spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter((span) => span.start < span.end);
}

function longestFirst(one: LitSpan, other: LitSpan): number {
  return other.end - other.start - (one.end - one.start) || one.number - other.number;
}
