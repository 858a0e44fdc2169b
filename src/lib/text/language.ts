/**
 * Which language a message is in, and whether the English rules may read it.
 * The detector (eld, smallest data) is right on sentences and unsure on scraps, so English is refused only when the
 * detector is sure of another language and English function words are rare as well.
 */
import { eld } from 'eld/extrasmall';
import type { Language, Role } from '../model/words';
import { functionWordShare } from './english';
import { maskSameLength } from './mask';

/** Fewer words than this in Latin script tell nothing: "Danke!", "OK super", "Maria Lopez". */
const MIN_WORDS = 4;
/** With this share of function words a text is English whatever the detector says. */
const ENGLISH_SHARE = 0.2;
/** The detector itself stops after 350 bytes; what a message begins with decides. */
const READ_LENGTH = 400;

/** Languages told by their script alone, for scraps that the detector has no answer to. First match wins. */
const SCRIPTS: [RegExp, Language][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
];

/** A quick look: Latin letters stand below U+0250 and, for Vietnamese, at U+1E00. Emoji pass too and are settled after. */
const BEYOND_LATIN = /[\u0250-\u1dff\u2070-\uffff]/;

export interface DetectedLanguage {
  /** ISO 639-1, or 'und' when the text is too short or too mixed to tell */
  language: Language;
  certainty: 'sure' | 'undetermined';
}

const UNDETERMINED: DetectedLanguage = { language: 'und', certainty: 'undetermined' };

/**
 * Language of one message (its own words, cleaned).
 * A text in another script is never taken for English or for too short; the language named then may be a neighbour
 * (Ukrainian for Russian), which does not matter to what is scored.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = maskSameLength(text.slice(0, READ_LENGTH));
  if (isMostlyForeignScript(sample)) return sure(languageOfScript(sample));

  const words = wordsOf(sample);
  if (words.length < MIN_WORDS) return UNDETERMINED;
  const share = functionWordShare(words);
  if (share >= ENGLISH_SHARE) return sure('en');
  const detected = eld.detect(sample);
  if (detected.language === 'en') return sure('en');
  return detected.isReliable() ? sure(detected.language) : UNDETERMINED;
}

export interface LanguageInput {
  /** who wrote it; null groups by role */
  authorKey: string | null;
  role: Role;
  text: string;
}

/**
 * Settles the languages of one conversation's messages, in the order given.
 * English is scored. A text too short to tell is scored when the same author's other messages are mostly English,
 * or when none of them tells either; beside a person's messages in another language it is not.
 */
export function settleLanguages(messages: LanguageInput[]): { language: Language; isScored: boolean }[] {
  const detected = messages.map((message) => detectLanguage(message.text));
  /** per author: messages surely English minus messages surely in another language; absent when none is sure */
  const balance = new Map<string, number>();
  detected.forEach(({ language, certainty }, index) => {
    if (certainty !== 'sure') return;
    const author = authorOf(messages[index]!);
    balance.set(author, (balance.get(author) ?? 0) + (language === 'en' ? 1 : -1));
  });
  return detected.map(({ language, certainty }, index) => ({
    language,
    isScored: certainty === 'sure' ? language === 'en' : (balance.get(authorOf(messages[index]!)) ?? 0) >= 0,
  }));
}

function authorOf(message: LanguageInput): string {
  return message.authorKey === null ? `role ${message.role}` : `author ${message.authorKey}`;
}

function isMostlyForeignScript(sample: string): boolean {
  if (!BEYOND_LATIN.test(sample)) return false;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin < letters / 2;
}

function languageOfScript(sample: string): Language {
  const detected = eld.detect(sample).language;
  const byScript = SCRIPTS.find(([script]) => script.test(sample))?.[1];
  // The detector's data hold several languages per script; a Latin-script answer here is a guess from a stray word.
  const isPlausible = detected !== '' && detected !== 'en' && (byScript === undefined || !LATIN_ANSWERS.has(detected));
  return isPlausible ? detected : (byScript ?? 'und');
}

/** The detector's languages that are written in Latin script. */
const LATIN_ANSWERS = new Set(
  'az ca cs da de en es et eu fi fr gl hr hu is it lt lv ms nl no pl pt ro sk sl sq sv tl tr vi yo'.split(' '),
);

function wordsOf(sample: string): string[] {
  return (
    sample
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}[\p{L}\p{M}']*/gu) ?? []
  );
}

function sure(language: Language): DetectedLanguage {
  return language === 'und' ? UNDETERMINED : { language, certainty: 'sure' };
}
