/**
 * The mood of a customer's message (methodology M04): each mood's phrases add up their weights, the heaviest wins.
 * Most support messages have none, and saying so is right: they are plain requests.
 */
import { type Mood, MOODS } from '../model/words';
import type { Analysis } from './analyse';
import type { Hit } from './engine';
import type { Tone } from './tone';

/** Below this sum nothing is said. A single situational phrase ("still waiting") weighs 1, a named feeling 2. */
const ENOUGH = 1;
/** Beside a question thanks and praise are half courtesy, beside a complaint more than that. */
const BESIDE_QUESTION = 0.5;
const BESIDE_COMPLAINT = 0.25;
/** No phrase spoke, but the words taken together do: a complaint this negative is called frustrated. */
const FRUSTRATED_TONE = -0.6;
/** One bitter word is a word; two are a mood. */
const FRUSTRATED_WORDS = 2;

/** A complaint that shouts is called frustrated from here on: tone below this, and capitals or !! or ??. */
const SHOUTED_TONE = -0.15;
const SHOUTED_WORDS = 4;

export interface MoodSurroundings {
  /** Written with emphasis, as isEmphatic tells. */
  isEmphatic: boolean;
  tone: Pick<Tone, 'tone' | 'evidence'>;
  isComplaint: boolean;
  asks: boolean;
}

/** Sum of weights for each mood that spoke. */
export function moodWeights(hits: readonly Hit[]): Map<Mood, number> {
  const weights = new Map<Mood, number>();
  for (const { tag, phrase } of hits) {
    const mood = MOODS.find((candidate) => tag === `mood_${candidate}`);
    if (mood !== undefined) weights.set(mood, (weights.get(mood) ?? 0) + (phrase.weight ?? 1));
  }
  return weights;
}

/** The one mood of a message; ties go to the first in MOODS. */
export function moodOf(hits: readonly Hit[], { tone, isComplaint, asks, isEmphatic }: MoodSurroundings): Mood {
  const weights = moodWeights(hits);
  const pleased = weights.get('pleased');
  if (pleased !== undefined && isComplaint) weights.set('pleased', pleased * BESIDE_COMPLAINT);
  else if (pleased !== undefined && asks) weights.set('pleased', pleased * BESIDE_QUESTION);
  let best: Mood = 'none';
  for (const mood of MOODS) {
    const weight = weights.get(mood) ?? 0;
    if (weight >= ENOUGH && weight > (weights.get(best) ?? 0)) best = mood;
  }
  const isBitter = isComplaint && tone.tone <= FRUSTRATED_TONE && tone.evidence >= FRUSTRATED_WORDS;
  const isShouted = isComplaint && isEmphatic && tone.tone <= SHOUTED_TONE;
  return best === 'none' && (isBitter || isShouted) ? 'frustrated' : best;
}

/** "Why???", "help!!", or at least four words and all of them in capitals. */
export function isEmphatic({ text, tokens }: Pick<Analysis, 'text' | 'tokens'>): boolean {
  if (/[!?]{2}/.test(text)) return true;
  const words = tokens.filter((token) => token.type === 'word' && token.value.length > 1);
  return words.length >= SHOUTED_WORDS && !words.some((word) => /\p{Ll}/u.test(word.value));
}
