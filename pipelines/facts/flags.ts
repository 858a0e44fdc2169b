/** What one message shows, read from its tags. */
import type { MessageFactRow } from '../../src/lib/model/partrows';
import type { TagId } from '../../src/lib/model/words';
import { hasTag, type FactHit, type FactMessage } from './message';

/** Any sign of empathy: ready-made lines count, and so does taking the customer's side of it. */
export function hasEmpathy(message: FactMessage): boolean {
  return hasTag(message, 'empathy', 'perspective');
}

/** Empathy that was written for this customer: a ready-made line (grade stock) is none. */
export function hasOwnWordsEmpathy(message: FactMessage): boolean {
  return message.hits.some((hit) => hit.tag === 'perspective' || (hit.tag === 'empathy' && hit.grade !== 'stock'));
}

export function clicheCount(message: FactMessage): number {
  return message.hits.filter((hit) => hit.tag === 'cliche').length;
}

/** Sentences that carry the tag: three phrases of blame in one sentence are one. */
export function sentenceCount(message: FactMessage, tag: TagId): number {
  return new Set(message.hits.filter((hit) => hit.tag === tag).map(({ sentence }) => sentence)).size;
}

export type Flags = Pick<
  MessageFactRow,
  'has_apology' | 'has_admission' | 'has_question' | 'has_appreciation' | 'has_acknowledgement' | 'has_empathy'
>;

/** Whether any of the messages apologises, admits, asks … */
export function flagsOf(messages: readonly FactMessage[]): Flags {
  const some = (is: (hit: FactHit) => boolean) => messages.some((message) => message.hits.some(is));
  return {
    has_apology: some((hit) => hit.tag === 'apology'),
    has_admission: some((hit) => hit.tag === 'admission'),
    // To verify a detail asks nothing about the problem.
    has_question: some((hit) => hit.tag === 'question' && hit.grade !== 'verification'),
    // Thanks for contacting us, or for your patience, appreciate nothing in particular.
    has_appreciation: some((hit) => hit.tag === 'appreciation' && hit.grade !== 'stock'),
    has_acknowledgement: some((hit) => hit.tag === 'acknowledgement'),
    has_empathy: messages.some(hasEmpathy),
  };
}
