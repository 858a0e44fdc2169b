/** Turns: how a conversation goes to and fro between the customer and the people of the team. */
import type { FactMessage, Side } from './message';
import { sideOf } from './message';

export interface Turn {
  side: Side;
  messages: FactMessage[];
}

/** Longest runs of one side. Bots, notes, events and automatic replies belong to no turn and break none. */
export function turnsOf(messages: readonly FactMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const side = sideOf(message);
    if (!side) continue;
    const current = turns.at(-1);
    if (current?.side === side) current.messages.push(message);
    else turns.push({ side, messages: [message] });
  }
  return turns;
}

/** Mean tone of the messages that have one; null when none has. */
export function meanTone(messages: readonly FactMessage[]): number | null {
  const tones = messages.map(({ tone }) => tone).filter((tone) => tone !== null);
  return tones.length === 0 ? null : tones.reduce((sum, tone) => sum + tone, 0) / tones.length;
}
