/**
 * Redaction: what identifies a person or opens an account is replaced by a mark before anything is written. Pure: the
 * same text and choice give the same result, redacting twice is redacting once, and each step is linear in the text.
 */
import {
  ALL_OWN,
  REDACTED_KINDS,
  type OwnPattern,
  type RedactedCounts,
  type RedactedKind,
} from '../../model/redaction';
import { card } from './card';
import { glanceAt, type Detector, type Found } from './detector';
import { email } from './email';
import { iban } from './iban';
import { marksPattern } from './marks';
import { ownDetector, type OwnDetector } from './own';
import { phoneIn } from './phone';
import { sessionUrl } from './session_url';

export { AGENT_MARK, MARK_OF, ownMark } from './marks';
export { MOST_PATTERNS, problemsOfPattern } from './own';
export { redactBody } from './body';
export { redactRaw } from './raw';

/** Raised when the detectors find more than before, so that what is stored is gone over again. */
const REDACTION_VERSION = 1;
/** What is left after a mark took a neighbour's place may be a hit itself; more than this never was. */
const MOST_PASSES = 8;

export interface RedactionChoice {
  /** kinds, names of patterns of one's own, or `own` for all of these */
  redact: readonly string[];
  /** ISO 3166-1 codes of the countries whose national telephone numbers are looked for */
  phoneCountries: readonly string[];
  patterns: readonly OwnPattern[];
}

export interface Redactor {
  /** equal for equal choices: what a warehouse is stamped with whose texts were all redacted by this */
  version: string;
  /** what is looked for: kinds, then names of patterns */
  kinds: readonly string[];
  /** The text with marks in place of what was found. @param counts is told how often each kind was replaced */
  text(text: string, counts?: RedactedCounts): string;
}

/** Names in a choice that are neither a kind nor one of the patterns. */
export function unknownIn({ redact, patterns }: RedactionChoice): string[] {
  const known: readonly string[] = [...REDACTED_KINDS, ALL_OWN, ...patterns.map(({ name }) => name)];
  return redact.filter((name) => !known.includes(name));
}

/** @throws Error when a pattern is none; problemsOfPattern tells why before */
export function makeRedactor(choice: RedactionChoice): Redactor {
  const { redact, phoneCountries } = choice;
  const patterns = choice.patterns.filter(({ name }) => redact.includes(ALL_OWN) || redact.includes(name));
  const kinds = REDACTED_KINDS.filter((kind) => redact.includes(kind));
  const own = patterns.map(ownDetector);
  const known = byKind(phoneCountries);
  // One's own first, because a person asked for just these; the phone last, because any digits look like one.
  const order: RedactedKind[] = ['session_url', 'email', 'iban', 'card', 'phone'];
  const detectors = order.filter((kind) => kinds.includes(kind)).map((kind) => known[kind]);
  const names = patterns.map(({ name }) => name);
  return {
    version: JSON.stringify([
      REDACTION_VERSION,
      kinds,
      kinds.includes('phone') ? [...phoneCountries].sort() : [],
      patterns.map(({ name, pattern }) => [name, pattern]),
    ]),
    kinds: [...kinds, ...names],
    text(text, counts) {
      let redacted = text;
      for (let pass = 0; pass < MOST_PASSES; pass += 1) {
        const next = onePass(redacted, own, detectors, counts);
        if (next === redacted) break;
        redacted = next;
      }
      return redacted;
    },
  };
}

/** Zero for everything that is looked for, so that a count says which kinds were. */
export function noCounts({ kinds }: Redactor): RedactedCounts {
  return Object.fromEntries(kinds.map((kind) => [kind, 0]));
}

function byKind(phoneCountries: readonly string[]): Record<RedactedKind, Detector> {
  return { email, phone: phoneIn(phoneCountries), card, iban, session_url: sessionUrl };
}

function onePass(
  text: string,
  own: readonly OwnDetector[],
  detectors: readonly Detector[],
  counts: RedactedCounts | undefined,
): string {
  let redacted = text;
  for (const find of own) redacted = replaced(redacted, find(redacted), counts);
  if (detectors.length === 0) return redacted;
  const glance = glanceAt(redacted);
  for (const detector of detectors)
    if (detector.mayFind(glance)) redacted = replaced(redacted, detector.find(redacted), counts);
  return redacted;
}

/** Puts the marks in, except where a hit would take a part of a mark that stands there already. */
function replaced(text: string, found: readonly Found[], counts: RedactedCounts | undefined): string {
  if (found.length === 0) return text;
  const marks = [...text.matchAll(marksPattern())].map(({ 0: mark, index }) => ({
    start: index,
    end: index + mark.length,
  }));
  let next = 0;
  let from = 0;
  let result = '';
  for (const { kind, start, end, mark } of found) {
    while (next < marks.length && marks[next]!.end <= start) next += 1;
    if (start < from || (next < marks.length && marks[next]!.start < end)) continue;
    result += text.slice(from, start) + mark;
    from = end;
    if (counts) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return result + text.slice(from);
}
