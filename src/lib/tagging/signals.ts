/** What else a customer's message gives away: each signal is the rule of the same name, where it speaks clearly. */
import { type Signal, SIGNALS } from '../model/words';
import type { Hit } from './engine';

/** Lighter phrases ("each time") are shown, and alone are no signal. */
const CLEAR = 1;

/** The signals that spoke, in the order of SIGNALS. */
export function signalsOf(hits: readonly Pick<Hit, 'tag' | 'phrase'>[]): Signal[] {
  return SIGNALS.filter((signal) => hits.some(({ tag, phrase }) => tag === signal && (phrase.weight ?? 1) >= CLEAR));
}
