/**
 * Tone of a message from −1 to +1 (methodology M01): the words that carry feeling, each with what it adds, so that
 * the number can be explained word by word. The sum of all `ToneWord.weight` is s, and tone = s / √(s² + 15).
 */
import type { ToneBand } from '../model/words';
import type { Analysis, Token } from './analyse';
import { type Lexicon, supportLexicon, type Valued } from './lexicon';
import modifiers from './lexicon/modifiers.json';
import type { ToneWord } from './types';

export interface Tone {
  /** −1 … +1; 0 when nothing spoke. */
  tone: number;
  /** How many words or phrases spoke (exclamation marks not counted); 0 means that nothing is known. */
  evidence: number;
  words: ToneWord[];
  band: ToneBand;
}

export interface ToneOptions {
  /** Spans left out, UTF-16 offsets: an agent's "sorry to hear that" is no bad mood. */
  without?: readonly { start: number; end: number }[];
  lexicon?: Lexicon;
}

const NORMALISER = 15;
const INTENSIFY = 1.5;
const DIMINISH = 0.5;
const NEGATE = -0.5;
const CAPITALS = 1.25;
const BEFORE_CONTRAST = 0.5;
const AFTER_CONTRAST = 1.5;
const EXCLAMATION = 0.25;
const MOST_EXCLAMATIONS = 3;
const MODIFIER_WINDOW = 2;
const NEGATION_WINDOW = 3;
/** From here on a negative phrase is an event that a sarcastic "great" can be about. */
const NEGATIVE_EVENT = -0.8;
/** A word milder than this names a fault; named again it is the subject, not more feeling. */
const MILD = -1.2;
/** A sarcastic word opens its sentence: at most this many tokens stand before it. */
const SARCASM_OPENING = 2;

/** Measured on the labelled support messages: below and above, readers call a message negative or positive. */
const NEGATIVE_TONE = -0.38;
const POSITIVE_TONE = 0.4;
/** A message that asks needs more. */
const ASKING_FACTOR = 1.25;

const INTENSIFIERS = new Set(modifiers.intensifiers);
const DIMINISHERS = new Set(modifiers.diminishers);
const NEGATORS = new Set(modifiers.negators);
const FALSE_NEGATIONS = new Set(modifiers.falseNegations);
const CONTRASTS = new Set(modifiers.contrasts);

/** Scores one message. Pure; the same text gives the same tone. */
export function toneOf(analysis: Analysis, options: ToneOptions = {}): Tone {
  const { tokens } = analysis;
  const { without = [], lexicon = supportLexicon() } = options;
  const isLeftOut = (token: Token): boolean => without.some(({ start, end }) => token.start < end && token.end > start);
  const hits = lexicon
    .find(analysis)
    .filter(
      ({ first, last, value }) => value !== 0 && (without.length === 0 || !tokens.slice(first, last).some(isLeftOut)),
    );
  const shouts = isAllCapitals(tokens);
  const words: ToneWord[] = [];
  const named = new Set<string>();
  const contrasts = new Map<number, number>();
  for (const hit of hits) {
    if (isSarcastic(analysis, hit, hits)) continue;
    if (hit.value < 0 && hit.value > MILD) {
      const fault = nameOf(tokens, hit);
      if (named.has(fault)) continue;
      named.add(fault);
    }
    const weight =
      hit.value *
      boost(tokens, hit.first) *
      (isNegated(tokens, hit.first) ? NEGATE : 1) *
      contrastWeight(analysis, hit.first, contrasts) *
      (!shouts && tokens.slice(hit.first, hit.last).every(isCapitals) ? CAPITALS : 1);
    words.push(toneWord(analysis, hit.first, hit.last, weight));
  }
  const evidence = words.length;
  const sign = Math.sign(sumOf(words));
  if (sign !== 0) words.push(...exclamations(analysis, isLeftOut, sign * EXCLAMATION));
  const sum = sumOf(words);
  const tone = sum / Math.sqrt(sum * sum + NORMALISER);
  const asks = analysis.sentences.some((sentence) => sentence.isQuestion);
  return { tone, evidence, words: words.sort((a, b) => a.start - b.start), band: bandOf(tone, evidence, asks) };
}

/**
 * Negative, neutral or positive. Neutral is what a question or a plain request is, not only what lies in the middle:
 * a message that asks is called neutral unless its words speak clearly.
 * @param tone −1 … +1
 * @param evidence how many words spoke
 */
export function bandOf(tone: number, evidence: number, asks = false): ToneBand {
  if (evidence === 0) return 'neutral';
  const factor = asks ? ASKING_FACTOR : 1;
  if (tone <= NEGATIVE_TONE * factor) return 'negative';
  if (tone >= POSITIVE_TONE * factor) return 'positive';
  return 'neutral';
}

/** What an intensifier or diminisher among the two tokens before makes of the word. */
function boost(tokens: Token[], first: number): number {
  const { sentence } = tokens[first]!;
  for (let index = first - 1; index >= Math.max(0, first - MODIFIER_WINDOW); index -= 1) {
    const { normal, sentence: other } = tokens[index]!;
    if (other !== sentence) break;
    if (INTENSIFIERS.has(normal)) return INTENSIFY;
    if (DIMINISHERS.has(normal)) return DIMINISH;
    if (normal === 'of' && ['kind', 'sort'].includes(tokens[index - 1]?.normal ?? '')) return DIMINISH;
  }
  return 1;
}

function isNegated(tokens: Token[], first: number): boolean {
  const { clause, type } = tokens[first]!;
  // A sign stands for itself: in "no cheque :(" nothing denies the sad face.
  if (type === 'emoji' || type === 'emoticon') return false;
  for (let index = first - 1; index >= Math.max(0, first - NEGATION_WINDOW); index -= 1) {
    const token = tokens[index]!;
    if (token.clause !== clause) return false;
    if (!NEGATORS.has(token.normal)) continue;
    const pair = `${token.normal} ${tokens[index + 1]?.normal ?? ''}`;
    const before = `${tokens[index - 1]?.normal ?? ''} ${token.normal}`;
    return !FALSE_NEGATIONS.has(pair) && !FALSE_NEGATIONS.has(before);
  }
  return false;
}

/**
 * In "slow but helpful" what stands behind the "but" is what the writer means.
 * @param known the first contrast of each sentence that was asked for; past the message where it has none
 */
function contrastWeight({ tokens, sentences }: Analysis, first: number, known: Map<number, number>): number {
  const number = tokens[first]!.sentence;
  let contrast = known.get(number);
  if (contrast === undefined) {
    const { first: from, last } = sentences[number]!;
    contrast = from;
    while (contrast < last && !CONTRASTS.has(tokens[contrast]!.normal)) contrast += 1;
    if (contrast === last) contrast = tokens.length;
    known.set(number, contrast);
  }
  if (contrast === tokens.length) return 1;
  return contrast < first ? AFTER_CONTRAST : BEFORE_CONTRAST;
}

/** "Great, another crash": praise that opens a sentence which goes on to something bad, with no "but" between. */
function isSarcastic({ tokens, sentences }: Analysis, hit: Valued, hits: Valued[]): boolean {
  if (hit.value <= 0) return false;
  const sentence = sentences[tokens[hit.first]!.sentence]!;
  if (hit.first - sentence.first > SARCASM_OPENING) return false;
  const event = hits.find((other) => other.first > hit.first && other.value <= NEGATIVE_EVENT);
  if (event === undefined || event.first >= sentence.last || isNegated(tokens, event.first)) return false;
  return !tokens.slice(hit.last, event.first).some((token) => CONTRASTS.has(token.normal));
}

function nameOf(tokens: Token[], { first, last }: Valued): string {
  return tokens
    .slice(first, last)
    .map((token) => token.normal)
    .join(' ');
}

function isCapitals({ value }: Token): boolean {
  return /\p{Lu}{2}/u.test(value) && !/\p{Ll}/u.test(value);
}

function isAllCapitals(tokens: Token[]): boolean {
  return !tokens.some((token) => token.type === 'word' && /\p{Ll}/u.test(token.value));
}

function exclamations(analysis: Analysis, isLeftOut: (token: Token) => boolean, weight: number): ToneWord[] {
  const found: ToneWord[] = [];
  for (const token of analysis.tokens) {
    if (token.type !== 'punctuation' || isLeftOut(token)) continue;
    for (let at = 0; at < token.value.length && found.length < MOST_EXCLAMATIONS; at += 1) {
      if (token.value[at] !== '!') continue;
      found.push({ start: token.start + at, end: token.start + at + 1, text: '!', weight });
    }
  }
  return found;
}

function toneWord({ text, tokens }: Analysis, first: number, last: number, weight: number): ToneWord {
  const { start } = tokens[first]!;
  const { end } = tokens[last - 1]!;
  return { start, end, text: text.slice(start, end), weight };
}

function sumOf(words: ToneWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}
