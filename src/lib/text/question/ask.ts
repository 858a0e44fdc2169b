/** Whether a message asks a question of the week, in which sentence, and how near to its wording (methodology 4.1). */
import { ASKED_FROM, likenessOf, NEAR_FROM, wordsOf } from './likeness';
import { isQuestion, sentencesIn } from './sentences';

/** A sentence that asks the question, or nearly. */
export interface FoundAsk {
  text: string;
  /** UTF-16 places in the message */
  start: number;
  end: number;
  /** 0 to 1; asked from ASKED_FROM on, below it a person has to say */
  likeness: number;
  isAsked: boolean;
  /** among the last two sentences that are no goodbye, where a question is read and not forgotten */
  isNearClosing: boolean;
  /** nothing else is asked in the message */
  isOnlyQuestion: boolean;
}

/** The different words of each wording, worked out once for a question. */
export type Wordings = readonly ReadonlySet<string>[];

export function wordingsOf({ text, variants }: { text: string; variants: readonly string[] }): Wordings {
  return [text, ...variants].map(wordsOf).filter((words) => words.size > 0);
}

const LAST_SENTENCES = 2;

/**
 * The sentence of a message that is most like the question; null when none comes near.
 * @param isClosing whether a sentence holds nothing but courtesies
 */
export function askIn(wordings: Wordings, message: string, isClosing: (sentence: string) => boolean): FoundAsk | null {
  const sentences = sentencesIn(message);
  const questions = sentences.filter(({ text }) => isQuestion(text));
  let best: FoundAsk | null = null;
  for (const sentence of questions) {
    const words = wordsOf(sentence.text);
    const likeness = Math.max(0, ...wordings.map((wording) => likenessOf(wording, words).likeness));
    if (likeness < NEAR_FROM || (best && likeness <= best.likeness)) continue;
    const later = sentences.filter(({ start, text }) => start > sentence.start && !isClosing(text));
    best = {
      ...sentence,
      likeness,
      isAsked: likeness >= ASKED_FROM,
      isNearClosing: later.length < LAST_SENTENCES,
      isOnlyQuestion: questions.length === 1,
    };
  }
  return best;
}
