/** Sentences with their places: enough to tell what was asked and what answers it. */

export interface Sentence {
  text: string;
  /** UTF-16 places in the whole text, blanks at both ends left out */
  start: number;
  end: number;
}

/** Ends at . ! ? and line ends; a point between digits ("1.5", "2.3.1") ends nothing. */
export function sentencesIn(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of text.matchAll(/(?:[^.!?\n]|\.(?=\d))+[.!?]*/g)) {
    const words = match[0].trim();
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const start = match.index + match[0].indexOf(words);
    found.push({ text: words, start, end: start + words.length });
  }
  return found;
}

const ASKING =
  /^(?:(?:and|so|but|also|ps|p\.s|btw|by the way|one (?:quick |last |more )?question|quick question|question|may i ask|can i ask|out of curiosity)[\s:,–-]*)*(?:who|whom|whose|what|when|where|why|which|how|do|does|did|are|is|was|were|have|has|had|can|could|will|would|should|may|might)\b/i;

/** True for a sentence that asks: it ends in a question mark, or begins as questions do. */
export function isQuestion(sentence: string): boolean {
  return sentence.includes('?') || ASKING.test(sentence.trim());
}
