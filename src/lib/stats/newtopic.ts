/**
 * Is a topic new, or suddenly everywhere? Three times as many as the weeks before let expect, rarer than one in a
 * thousand by chance (Poisson), and of five customers or more (methodology 5.2).
 */
import { poissonTail } from './distributions';
import type { Rate } from './rateratio';

const LEAST_RATIO = 3;
const RARE = 0.001;
const FEWEST_CUSTOMERS = 5;
/** Nothing in the weeks before is not a rate of nothing: half an event stands for what was not seen. */
const UNSEEN = 0.5;

export interface NewTopic {
  /** rate now ÷ rate before; Infinity where there was none before */
  ratio: number;
  /** P(so many or more), were it as before */
  p: number;
  isNew: boolean;
}

/**
 * @param customers different customers behind the events of now
 * @returns null without exposure
 */
export function newTopic(before: Rate, now: Rate, customers: number): NewTopic | null {
  if (!(before.exposure > 0 && now.exposure > 0)) return null;
  const ratio = now.events === 0 ? 0 : now.events / now.exposure / (before.events / before.exposure);
  const expected = (Math.max(UNSEEN, before.events) * now.exposure) / before.exposure;
  const p = poissonTail(now.events, expected);
  return { ratio, p, isNew: ratio >= LEAST_RATIO && p < RARE && customers >= FEWEST_CUSTOMERS };
}
