/** Rough sentences and content words: enough to see whether two texts speak of the same thing. */

export interface Sentence {
  start: number;
  end: number;
  text: string;
}

/** Pieces between full stops, question and exclamation marks and line ends, with their offsets. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^.!?\n]+[.!?]*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** Index of the sentence that holds the offset, or −1. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  return sentences.findIndex(({ start, end }) => offset >= start && offset < end);
}

const FUNCTION_WORDS = new Set(
  `the and for are but not you your yours our ours his her its their they them this that these those with from have has had
  was were been being will would can could should may might must did does done doing get got gets just now then than too very
  also still what when where which who whom how why all any some one out off into onto over under about after before again
  there here because while only own same such more most other each few both please sorry apologise apologize apology apologies
  hello dear thanks thank i'm i've i'll it's we're we've we'll you're you've don't can't isn't wasn't didn't doesn't really`.split(
    /\s+/,
  ),
);
const SHORTEST_WORD = 3;

/** Lower-case words that carry meaning; a plain plural s is dropped. */
export function contentWords(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}[\p{L}'-]*/gu) ?? [];
  return words
    .filter((word) => word.length >= SHORTEST_WORD && !FUNCTION_WORDS.has(word))
    .map((word) => (/[^s]s$/.test(word) && word.length > SHORTEST_WORD + 1 ? word.slice(0, -1) : word));
}
