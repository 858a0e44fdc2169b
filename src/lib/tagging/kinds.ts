/**
 * What a customer's message is about (methodology 5.1): every kind has a detector of its own (one rule), several may
 * speak, and the first by precedence is the kind. Also whether the message complains at all.
 */
import { type Kind, KINDS, type TagId } from '../model/words';
import type { Hit } from './engine';
import type { Tone } from './tone';

/** Which rule speaks for which kind. `other` has none. */
const DETECTORS: Partial<Record<TagId, Kind>> = {
  public_criticism: 'public',
  bug: 'bug',
  service: 'service',
  price_question: 'price',
  usability: 'usability',
  idea: 'idea',
  how_question: 'question',
  praise: 'praise',
  abuse: 'conflict',
};
/** From this weight a phrase speaks clearly ("parcel never arrived"); lighter ones only name the subject ("parcel"). */
const CLEAR = 1;
/** A clear phrase of these is a complaint by itself. A price question is one only where the tone says so. */
const COMPLAINTS: ReadonlySet<TagId> = new Set<TagId>([
  'bug',
  'service',
  'usability',
  'public_criticism',
  'mood_angry',
  'mood_frustrated',
  'mood_disappointed',
]);

/** Reality fell short of what the customer expected, however politely it is said. */
export function isComplaintOf(hits: readonly Hit[], tone: Pick<Tone, 'band'>): boolean {
  return tone.band === 'negative' || hits.some((hit) => COMPLAINTS.has(hit.tag) && isClear(hit));
}

/**
 * The kind that speaks clearly, by precedence; else the one that is only named; `other` for a complaint about nothing
 * we know; null when nothing speaks.
 */
export function kindOf(hits: readonly Hit[], isComplaint: boolean): Kind | null {
  return firstKind(hits.filter(isClear), isComplaint) ?? firstKind(hits, isComplaint) ?? (isComplaint ? 'other' : null);
}

function firstKind(hits: readonly Hit[], isComplaint: boolean): Kind | undefined {
  const found = new Set(hits.map((hit) => DETECTORS[hit.tag]));
  if (isComplaint) found.delete('praise');
  return KINDS.find((kind) => found.has(kind));
}

function isClear(hit: Hit): boolean {
  return (hit.phrase.weight ?? 1) >= CLEAR;
}
