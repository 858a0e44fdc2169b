/**
 * Cues of feeling in a customer's message: the phrases of each mood, what the tone found, and how it is written. A cue
 * decides nothing by itself: mood (moods.ts) and tone band (bands.ts) add the same cues up with weights of their own.
 */
import type { Mood, TagId } from '../model/words';
import type { Analysis } from './analyse';
import type { Hit } from './engine';
import type { Tone } from './tone';

/** What the cue of a mood is called, and which rule it reads. */
const MOOD_CUES: Partial<Record<TagId, Mood>> = {
  mood_anxious: 'anxious',
  mood_disappointed: 'disappointed',
  mood_angry: 'angry',
  mood_frustrated: 'frustrated',
  mood_confused: 'confused',
  mood_pleased: 'pleased',
};
/** Two weights make a mood plain, three say all that can be said. */
const PLAIN_MOOD = 2;
const MOST_MOOD = 1.5;
/** Other rules that lean one way or the other: a how-to question is calm, an insult is not. */
const OTHER_CUES = new Set<TagId>([
  'urgent',
  'repeat',
  'churn',
  'abuse',
  'bug',
  'service',
  'usability',
  'praise',
  'how_question',
]);
/** The strongest words there are weigh four. */
const STRONGEST_WORD = 4;
const MANY = 5;
/** Words until which a message is short; a hundred make a long one. */
const SHORT = 12;
const LONG = 100;
/** From a third of the words in capitals the message shouts. */
const SHOUTED = 1 / 3;
/** So many denials are many; fewer words than this are no shouting. */
const FEW = 3;

const SMALL_A = 97;
const SMALL_Z = 122;

const YOU = new Set(['you', 'your', 'yours', 'u', 'ur', "y'all", 'yall']);
const THANKS = new Set(['thanks', 'thank', 'cheers']);
const DENIALS = new Set(['not', 'no', 'never', 'nothing', 'nobody', 'none']);
const GREETINGS = new Set(['hi', 'hello', 'hey', 'dear']);
/** A greeting stands among the first words; a mention may come before it. */
const GREETING_PLACE = 4;

/** Takes a cue where its strength is above 0. */
type SetCue = (cue: string, strength: number | boolean) => void;

/** Every cue that was found, with its strength from 0 to 1 (1.5 for what is said more than plainly). */
export function feelingCues(analysis: Analysis, hits: readonly Hit[], tone: Tone): Map<string, number> {
  const cues = new Map<string, number>();
  const set: SetCue = (cue, strength) => {
    if (Number(strength) > 0) cues.set(cue, Number(strength));
  };
  for (const { tag, phrase } of hits) {
    const weight = phrase.weight ?? 1;
    const mood = MOOD_CUES[tag];
    if (mood !== undefined) cues.set(mood, Math.min(MOST_MOOD, (cues.get(mood) ?? 0) + weight / PLAIN_MOOD));
    else if (OTHER_CUES.has(tag)) cues.set(tag, Math.max(cues.get(tag) ?? 0, Math.min(1, weight)));
  }
  setWords(tone, set);
  set('no word of feeling', tone.evidence === 0);
  set('short', analysis.words <= SHORT);
  set('long', Math.min(2, analysis.words / LONG));
  set(
    'asks',
    analysis.sentences.some(({ isQuestion }) => isQuestion),
  );
  setWriting(analysis, set);
  return cues;
}

/** What the words say together, how strong the strongest is and how many there are. */
function setWords({ tone, words }: Tone, set: SetCue): void {
  let worst = 0;
  let best = 0;
  let bitter = 0;
  let sweet = 0;
  for (const { weight, text } of words) {
    if (text === '!') continue;
    if (weight < 0) bitter += 1;
    else sweet += 1;
    worst = Math.min(worst, weight);
    best = Math.max(best, weight);
  }
  set('tone below zero', -tone);
  set('tone above zero', tone);
  set('a bitter word', Math.min(MOST_MOOD, -worst / STRONGEST_WORD));
  set('a sweet word', Math.min(MOST_MOOD, best / STRONGEST_WORD));
  set('many bitter words', Math.min(MOST_MOOD, bitter / MANY));
  set('many sweet words', Math.min(MOST_MOOD, sweet / MANY));
}

/** How the message is written, in one walk over its words. */
function setWriting({ tokens }: Analysis, set: SetCue): void {
  let exclaims = false;
  let marksTwice = false;
  let you = false;
  let thanks = false;
  let why = false;
  let greets = false;
  let words = 0;
  let capitals = 0;
  let denials = 0;
  let wasMark = false;
  for (let index = 0; index < tokens.length; index += 1) {
    const { normal, type, value } = tokens[index]!;
    const isMark = normal === '!' || normal === '?';
    exclaims ||= normal === '!';
    marksTwice ||= isMark && wasMark;
    wasMark = isMark;
    if (type !== 'word') continue;
    words += 1;
    if (isShouted(value)) capitals += 1;
    if (DENIALS.has(normal)) denials += 1;
    you ||= YOU.has(normal);
    thanks ||= THANKS.has(normal);
    why ||= normal === 'why';
    greets ||= index < GREETING_PLACE && GREETINGS.has(normal);
  }
  set('exclaims', exclaims);
  set('marks twice', marksTwice);
  set('you', you);
  set('thanks', thanks);
  set('why', why);
  set('greets', greets);
  set('shouts', Math.min(1, capitals / Math.max(FEW, words) / SHOUTED));
  set('denies', Math.min(MOST_MOOD, denials / FEW));
}

/** At least three capitals and nothing else: "NOW", but neither "I" nor "PC". */
function isShouted(value: string): boolean {
  // Most words are lower case: look at their third letter before the whole word.
  const third = value.charCodeAt(2);
  if (!(third < SMALL_A || third > SMALL_Z)) return false;
  return value.length > 2 && /^\p{Lu}+$/u.test(value);
}
