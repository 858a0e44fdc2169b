/** A no, and whether it came with its reason in the same sentence or the next: the more we hide, the more is suspected. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { Episode } from './episode';
import { patternOf } from './patterns';
import reasonWords from './patterns/reason.json';
import refusalWords from './patterns/refusal.json';

const REFUSAL = patternOf(refusalWords);
const REASON = patternOf(reasonWords);

export type Refusal = Pick<ConversationFactRow, 'has_refusal' | 'has_refusal_reason'>;

/** A reason for one of several refusals is not one for all: each needs its own. */
export function refusalOf({ agents }: Episode): Refusal {
  const refusing = agents.filter(({ text, is_public }) => is_public && REFUSAL.test(text));
  if (refusing.length === 0) return { has_refusal: false, has_refusal_reason: null };
  return { has_refusal: true, has_refusal_reason: refusing.every(({ text }) => everyHasReason(text)) };
}

function everyHasReason(text: string): boolean {
  const sentences = text.split(/(?<=[.!?\n])\s+/);
  return sentences.every(
    (sentence, i) => !REFUSAL.test(sentence) || REASON.test(sentence) || REASON.test(sentences[i + 1] ?? ''),
  );
}
