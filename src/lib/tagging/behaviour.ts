/**
 * What the engine does, as one hash. RULES_VERSION changes with the data of the rules; this changes with the code too,
 * as far as the project's own labelled messages show it.
 */
import { createHash } from 'node:crypto';
import { tagMessage } from './index';
import type { TagInput } from './types';

/** Digits after the point: arithmetic in another order is no other behaviour. */
const DIGITS = 9;

/** 16 hex digits over everything that tagMessage says of each message, in the order given. */
export function behaviourOf(messages: readonly TagInput[]): string {
  const hash = createHash('sha256');
  for (const message of messages) hash.update(`${JSON.stringify(tagMessage(message), rounded)}\n`);
  return hash.digest('hex').slice(0, 16);
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(DIGITS)) : value;
}
