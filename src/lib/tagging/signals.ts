/** What else a customer's message gives away: each signal is the rule of the same name. */
import { type Signal, SIGNALS } from '../model/words';
import type { TagHit } from './types';

/** The signals that spoke, in the order of SIGNALS. */
export function signalsOf(hits: readonly Pick<TagHit, 'tag'>[]): Signal[] {
  return SIGNALS.filter((signal) => hits.some((hit) => hit.tag === signal));
}
