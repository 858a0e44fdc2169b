/** The words that customers used: apologies, questions and answers are held against them in turn. */
import type { FactMessage } from './message';
import { contentWords } from './sentences';

/** The content words of several messages. */
export function heardIn(messages: readonly FactMessage[]): Set<string> {
  return new Set(messages.flatMap(wordsOf));
}

function wordsOf(message: FactMessage): readonly string[] {
  let words = known.get(message);
  if (!words) known.set(message, (words = contentWords(message.text)));
  return words;
}

/** Reading a text is the dearest part of it, and several facts ask for the same message. */
const known = new WeakMap<FactMessage, readonly string[]>();
