/**
 * Corrections applied: what people said about a message, put over what the rules found there. Pure; run after tagging,
 * by import, apply and retag alike, so that a correction outlives each of them.
 */
import { CORRECTION_RULE, type Correction, type CorrectionState } from '../model/corrections';
import type { MessageRow, TagRow } from '../model/rows';
import { KINDS, MOODS, SIGNALS, TONE_BANDS, type Signal, type TagId, type ToneBand } from '../model/words';

/** What of a message a correction reads or sets. */
export type Correctable = Pick<
  MessageRow,
  | 'message_id'
  | 'conversation_id'
  | 'role'
  | 'is_scored'
  | 'text'
  | 'tone'
  | 'tone_evidence'
  | 'tone_band'
  | 'mood'
  | 'mood_source'
  | 'is_complaint'
  | 'kind'
  | 'signals'
  | 'tags'
>;

export interface Corrected<Message> {
  message: Message;
  hits: TagRow[];
  /** what became of each correction, by id */
  states: Map<string, CorrectionState>;
}

/**
 * A band says no number. A tone that lies on the other side is set to the middle of "somewhat negative" (positive), one
 * that lies there already stays, and neutral is 0.
 */
const SOMEWHAT = 0.35;

/**
 * Puts the corrections of one message over what was found in it. Tags come first, because a mood rests on them; within
 * both, a later correction wins.
 * @param corrections of this message, oldest first
 * @param sentenceAt index of the sentence in which an offset of the text stands
 */
export function correct<Message extends Correctable>(
  found: Message,
  hits: readonly TagRow[],
  corrections: readonly Correction[],
  sentenceAt: (offset: number) => number,
): Corrected<Message> {
  const message = { ...found };
  const states = new Map<string, CorrectionState>();
  let own = [...hits];
  for (const correction of corrections) {
    if (correction.field !== 'tag') continue;
    const place = found.is_scored ? placeOf(correction, found.text) : null;
    states.set(correction.id, place ? 'applied' : 'no_longer_fits');
    if (!place) continue;
    const isMeant = (hit: TagRow) =>
      hit.tag === correction.tag && hit.start_offset < place.end && place.start < hit.end_offset;
    if (correction.after === 'false') own = own.filter((hit) => !isMeant(hit));
    else if (!own.some(isMeant)) own.push(hitOf(found, correction, place, sentenceAt(place.start)));
  }
  own.sort(byPlace);
  if (states.size > 0) settle(message, hits, own);
  for (const correction of corrections) {
    if (correction.field === 'tag') continue;
    const isSet = found.is_scored && found.role === 'customer' && set(message, correction);
    states.set(correction.id, isSet ? 'applied' : 'no_longer_fits');
  }
  return { message, hits: own, states };
}

/**
 * Where the words of a correction stand now: the place nearest to where they stood, wherever lines may break today.
 * Null when the text no longer holds them.
 */
export function placeOf(
  { words, start }: Pick<Correction, 'words' | 'start'>,
  text: string,
): { start: number; end: number } | null {
  if (words === null) return text.length > 0 ? { start: 0, end: text.length } : null;
  const parts = words.split(/\s+/).filter(Boolean);
  if (parts.length === 0) return null;
  const pattern = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'gu');
  const near = start ?? 0;
  let best: { start: number; end: number } | null = null;
  for (const match of text.matchAll(pattern)) {
    const place = { start: match.index, end: match.index + match[0].length };
    if (!best || Math.abs(place.start - near) < Math.abs(best.start - near)) best = place;
  }
  return best;
}

/** What follows from the tags: the list of them, the signals, and a mood that has lost its last phrase. */
function settle(message: Correctable, before: readonly TagRow[], after: readonly TagRow[]): void {
  const had = (tag: TagId) => before.some((hit) => hit.tag === tag);
  const has = (tag: TagId) => after.some((hit) => hit.tag === tag);
  message.tags = [...new Set(after.map(({ tag }) => tag))];
  if (message.role !== 'customer') return;
  const isSignal = (signal: Signal) => (had(signal) === has(signal) ? message.signals.includes(signal) : has(signal));
  message.signals = SIGNALS.filter(isSignal);
  const moodTag = `mood_${message.mood}` as TagId;
  // What customers say of themselves rests on no phrase.
  if (message.mood_source === 'self' || !had(moodTag) || has(moodTag)) return;
  message.mood = MOODS.find((mood) => has(`mood_${mood}` as TagId)) ?? 'none';
  message.mood_source = 'correction';
}

/** False when the value is none that the field can have. */
function set(message: Correctable, { field, after }: Correction): boolean {
  const one = <T extends string>(known: readonly T[]) => known.find((value) => value === after);
  switch (field) {
    case 'mood': {
      const mood = one(MOODS);
      if (mood) Object.assign(message, { mood, mood_source: 'correction' });
      return mood !== undefined;
    }
    case 'kind': {
      const kind = after === null ? null : one(KINDS);
      if (kind !== undefined) message.kind = kind;
      return kind !== undefined;
    }
    case 'complaint':
      if (after !== 'true' && after !== 'false') return false;
      message.is_complaint = after === 'true';
      return true;
    case 'tone': {
      const band = one(TONE_BANDS);
      if (band) setTone(message, band);
      return band !== undefined;
    }
    case 'tag':
      return false;
  }
}

function setTone(message: Correctable, band: ToneBand): void {
  const tone = message.tone ?? 0;
  message.tone_band = band;
  if (band === 'neutral') message.tone = 0;
  else if (band === 'negative') message.tone = tone < 0 ? tone : -SOMEWHAT;
  else message.tone = tone > 0 ? tone : SOMEWHAT;
  // A person's word counts as one that spoke, or a neutral message would have no tone at all.
  message.tone_evidence = Math.max(1, message.tone_evidence);
}

function hitOf(
  message: Correctable,
  { tag, grade }: Correction,
  { start, end }: { start: number; end: number },
  sentence: number,
): TagRow {
  return {
    message_id: message.message_id,
    conversation_id: message.conversation_id,
    tag: tag as TagId,
    grade,
    rule: CORRECTION_RULE,
    start_offset: start,
    end_offset: end,
    matched_text: message.text.slice(start, end),
    sentence,
  };
}

function byPlace(one: TagRow, other: TagRow): number {
  return one.start_offset - other.start_offset || other.end_offset - one.end_offset || (one.tag < other.tag ? -1 : 1);
}
