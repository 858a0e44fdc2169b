/**
 * Cues of a customer's message: broad families of wording (lexicon/cues.json), what the rules found, tone, and how the message
 * stands in the conversation. A cue decides nothing by itself; evidence.ts adds cues up. All are found in one walk.
 */
import type { Analysis } from './analyse';
import families from './lexicon/cues.json';
import type { Hit } from './engine';
import type { Cues } from './evidence';
import { WORD_LISTS } from './rules';
import type { Tone } from './tone';
import { Phrases } from './trie';

export type Family = keyof typeof families;

/** One place in the message that belongs to a family. */
export interface CueHit {
  family: Family;
  /** Token indexes, last exclusive. */
  first: number;
  last: number;
}

export interface CustomerCues {
  cues: Cues;
  hits: CueHit[];
}

interface Entry {
  family: Family;
  isException: boolean;
}

/** A rule's phrase of this weight or more speaks clearly ("parcel never arrived"); lighter ones name a subject. */
const CLEAR = 1;
/** Words until which a message counts as short, and from which as long. */
const SHORT = 8;
const LONG = 40;

let phrases: Phrases<Entry> | null = null;

/**
 * Reads all cues of one message.
 * @param feeling of the same message, as feelingCues gives it
 * @param context the message before; absent or empty when there is none
 */
export function cuesOf(
  analysis: Analysis,
  tone: Tone,
  hits: readonly Hit[],
  feeling: Cues,
  context = '',
): CustomerCues {
  const cues = new Map<string, number>();
  const found = familiesIn(analysis);
  for (const { family } of found) count(cues, family, 1);
  for (const { tag, phrase } of hits) {
    const weight = phrase.weight ?? 1;
    count(cues, weight >= CLEAR ? `rule ${tag}` : `named ${tag}`, 1);
  }
  for (const [cue, times] of cues) cues.set(cue, saturated(times));
  const set = (cue: string, strength: number): void => void (strength > 0 && cues.set(cue, strength));
  set('tone below zero', -tone.tone);
  set('tone above zero', tone.tone);
  set('asks', shareOfQuestions(analysis));
  set('ends asking', Number(analysis.sentences[analysis.sentences.length - 1]?.isQuestion ?? false));
  set('emphatic', Math.max(feeling.get('marks twice') ?? 0, feeling.get('shouts') ?? 0));
  set('short', Math.max(0, 1 - analysis.words / SHORT));
  set('long', Math.min(1, analysis.words / LONG));
  set('after a question', Number(/\?/.test(context)));
  return { cues, hits: found };
}

/** One hit says most of it: 1 → ½, 2 → ¾, 3 → ⅞ … */
function saturated(times: number): number {
  return 1 - 0.5 ** times;
}

function count(cues: Map<string, number>, cue: string, times: number): void {
  cues.set(cue, (cues.get(cue) ?? 0) + times);
}

/** Hits of each family that do not overlap within it, the longest first found; exceptions taken away. */
function familiesIn(analysis: Analysis): CueHit[] {
  phrases ??= compiled();
  const found = phrases.find(analysis);
  const exceptions = found.filter(({ value }) => value.isException);
  const kept: CueHit[] = [];
  const ends = new Map<Family, number>();
  for (const { value, first, last } of found) {
    const { family, isException } = value;
    if (isException || first < (ends.get(family) ?? 0)) continue;
    const isForbidden = exceptions.some(
      (other) => other.value.family === family && other.first < last && first < other.last,
    );
    if (isForbidden) continue;
    ends.set(family, last);
    kept.push({ family, first, last });
  }
  return kept;
}

function compiled(): Phrases<Entry> {
  const made = new Phrases<Entry>(WORD_LISTS);
  for (const [name, data] of Object.entries(families)) {
    const family = name as Family;
    const words: { phrases: string[]; exceptions?: string[] } = data;
    const phrase: Entry = { family, isException: false };
    const exception: Entry = { family, isException: true };
    for (const text of words.phrases) made.add(text, phrase);
    for (const text of words.exceptions ?? []) made.add(text, exception);
  }
  return made;
}

function shareOfQuestions({ sentences }: Analysis): number {
  return sentences.length === 0 ? 0 : sentences.filter((sentence) => sentence.isQuestion).length / sentences.length;
}
