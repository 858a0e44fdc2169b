/** A customer who asks where the answer stays. */
import type { FactMessage } from './message';
import { patternOf } from './patterns';
import chaseWords from './patterns/chase.json';

const CHASE = patternOf(chaseWords);

export const isChase = ({ text }: FactMessage): boolean => CHASE.test(text);
