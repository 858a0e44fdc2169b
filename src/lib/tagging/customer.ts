/** Reads what a customer wrote: tone band, mood, complaint, kind and signals, each resting on the phrases that it returns. */
import type { Kind, Mood, Signal, ToneBand } from '../model/words';
import type { Analysis } from './analyse';
import { customerBand } from './bands';
import { type CueHit, cuesOf } from './cues';
import { type Hit, RuleBook } from './engine';
import type { Cues } from './evidence';
import { feelingCues } from './feeling';
import { isComplaintOf, kindOf, speaksFor, TAG_OF } from './kinds';
import { moodOf } from './moods';
import { RULES, WORD_LISTS } from './rules';
import { signalsOf } from './signals';
import type { Tone } from './tone';
import type { TagHit } from './types';

export interface CustomerReading {
  hits: TagHit[];
  band: ToneBand;
  mood: Mood;
  isComplaint: boolean;
  /** null when nothing speaks. */
  kind: Kind | null;
  signals: Signal[];
  /** What complaint and kind were decided by; see evidence.ts. */
  cues: Cues;
  /** What mood and band were decided by. */
  feeling: Cues;
}

/** Cues of at least this weight are shown; weaker ones ("page" for a bug) only where there is no other. */
const PLAIN = 1;

let book: RuleBook | null = null;

/**
 * Reads one message.
 * @param tone of the same message, as toneOf gives it
 * @param context the message before
 */
export function readCustomer(analysis: Analysis, tone: Tone, context = ''): CustomerReading {
  book ??= new RuleBook(
    RULES.filter((rule) => rule.speaker === 'customer'),
    WORD_LISTS,
  );
  const hits = book.read(analysis);
  const feeling = feelingCues(analysis, hits, tone);
  const { cues, hits: cueHits } = cuesOf(analysis, tone, hits, feeling, context);
  const isComplaint = isComplaintOf(cues);
  const kind = kindOf(cues, hits, isComplaint);
  addSubjects(feeling, cues, cueHits);
  return {
    hits: withKind(analysis, hits, cueHits, kind),
    band: customerBand(feeling),
    mood: moodOf(feeling),
    isComplaint,
    kind,
    signals: signalsOf(hits),
    cues,
    feeling,
  };
}

/** What a message is about says how it is felt: a wrong charge and a rude driver need no word of feeling. */
function addSubjects(feeling: Map<string, number>, cues: Cues, found: readonly CueHit[]): void {
  for (const { family } of found) feeling.set(`about ${family}`, cues.get(family) ?? 0);
}

/** Where the kind was decided by cues and its rule is silent, the cues' words are its hits: `bug.it does not`. */
function withKind(analysis: Analysis, hits: readonly Hit[], cueHits: readonly CueHit[], kind: Kind | null): TagHit[] {
  const tag = kind === null ? undefined : TAG_OF[kind];
  if (kind === null || tag === undefined || hits.some((hit) => hit.tag === tag)) return [...hits];
  const speaking = cueHits.filter(({ family }) => speaksFor(family, kind));
  const plain = speaking.filter(({ family }) => speaksFor(family, kind, PLAIN));
  const told: TagHit[] = (plain.length > 0 ? plain : speaking).map(({ family, first, last }) => {
    const { start, sentence } = analysis.tokens[first]!;
    const { end } = analysis.tokens[last - 1]!;
    return {
      tag,
      grade: null,
      rule: `${tag}.${family}`,
      start,
      end,
      text: analysis.text.slice(start, end),
      sentence,
    };
  });
  return [...hits, ...told].sort((a, b) => a.start - b.start || b.end - a.end || (a.tag < b.tag ? -1 : 1));
}
