/** Which messages of a labelled set are kept unread while rules are written. */
import { createHash } from 'node:crypto';

export const THIRDS = ['held-out', 'rest'] as const;
export type Third = (typeof THIRDS)[number];

/** "held-out" when the SHA-1 of the id, as a number, is divisible by 3: the same third for everybody, in any order. */
export function thirdOf(id: string): Third {
  const number = BigInt(`0x${createHash('sha1').update(id).digest('hex')}`);
  return number % 3n === 0n ? 'held-out' : 'rest';
}
