/** Counting words: a pattern rather than Intl.Segmenter, which is some thirty times slower. */

/**
 * A word is a run of letters and digits; an apostrophe inside joins ("don't" is one), as do the marks inside a number
 * ("10,000", "11:00", "3.5"). A hyphen parts. Scripts written without spaces count one word per character.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{N}+(?:[.,:]\p{N}+)*(?:[\p{L}\p{M}]+)?|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** Number of words in a text, 0 or more. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
