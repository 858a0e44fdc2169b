/** A message as the facts see it, and which side of the conversation it belongs to. */
import type { MessageRow } from '../../src/lib/model/rows';
import type { TagId } from '../../src/lib/model/words';
import { isAutoReply } from './autoreply';

export interface FactHit {
  tag: TagId;
  grade: string | null;
  /** UTF-16 offset into the message's text */
  start_offset: number;
  sentence: number;
}

export type FactMessage = Omit<MessageRow, 'body'> & { hits: FactHit[] };

export type Side = 'customer' | 'agent';

/** Heard by both sides: no internal note, no event of the system. Bots speak too. */
export function isSpoken(message: FactMessage): boolean {
  return message.is_public && message.role !== 'system';
}

/** Written by a person of the team, public or not. A text that a machine sent in an agent's name is not. */
export function isHumanAgent(message: FactMessage): boolean {
  return message.role === 'agent' && !isMachine(message);
}

/** A text that a machine sent in an agent's name. */
export function isMachine(message: FactMessage): boolean {
  if (message.role !== 'agent') return false;
  const known = machines.get(message);
  if (known !== undefined) return known;
  const isOne = isAutoReply(message.text);
  machines.set(message, isOne);
  return isOne;
}

/** Every fact asks again, and reading the text is the dearest part of it. */
const machines = new WeakMap<FactMessage, boolean>();

/** Whose turn a message belongs to; null for bots, notes, events and automatic replies, which break no turn. */
export function sideOf(message: FactMessage): Side | null {
  if (!message.is_public) return null;
  if (message.role === 'customer') return 'customer';
  return isHumanAgent(message) ? 'agent' : null;
}

export function hasTag(message: FactMessage, ...tags: TagId[]): boolean {
  return message.hits.some((hit) => tags.includes(hit.tag));
}
