/** What a turn of the team holds, of the behaviours that are compared with what the customer did next. */
import type { BehaviourColumn } from '../../src/lib/model/behaviours';
import { flagsOf, hasOwnWordsEmpathy } from './flags';
import { hasTag, type FactMessage } from './message';
import { patternOf } from './patterns';
import suspicionWords from './patterns/suspicion.json';
import upsellWords from './patterns/upsell.json';

const SUSPICION = patternOf(suspicionWords);
const UPSELL = patternOf(upsellWords);

export const isSuspicious = ({ text }: FactMessage): boolean => SUSPICION.test(text);
export const isUpsell = ({ text }: FactMessage): boolean => UPSELL.test(text);

export function behavioursOf(messages: readonly FactMessage[]): Record<BehaviourColumn, boolean> {
  const has = (...tags: Parameters<typeof hasTag>[1][]) => messages.some((message) => hasTag(message, ...tags));
  return {
    ...flagsOf(messages),
    has_own_words_empathy: messages.some(hasOwnWordsEmpathy),
    has_cliche: has('cliche'),
    has_process_speak: has('process_speak'),
    has_blame: has('blame'),
    has_defensive: has('defensive'),
    has_link_deflection: has('link_deflection'),
    has_wait_estimate: has('wait_estimate'),
    has_promise: has('promise'),
    has_suspicion: messages.some(isSuspicious),
    has_upsell: messages.some(isUpsell),
  };
}
