/** One episode with what every fact about it asks for, worked out once. */
import type { ConversationRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';
import { clockOf, type BusinessClock } from './business';
import { localDates, type LocalDates } from './localtime';
import { isSpoken, sideOf, type FactMessage } from './message';
import { isOpenAt } from './open';
import { turnsOf, type Turn } from './turns';

export interface Episode extends LocalDates {
  /** 1 for the first of its conversation */
  number: number;
  /** all, notes and events included, in order of time */
  messages: FactMessage[];
  /** the customer's and the team's (people only), in order of time */
  voices: FactMessage[];
  customer: FactMessage[];
  agents: FactMessage[];
  turns: Turn[];
  customerTurns: Turn[];
  startedAt: Date;
  endedAt: Date;
  isOpen: boolean;
  startsWithCustomer: boolean;
  /** of its team; null where no business hours are set */
  clock: BusinessClock | null;
}

/** Only the last episode of a conversation can be open: a later one began after the window had closed. */
export function episodeOf(
  messages: FactMessage[],
  number: number,
  isLast: boolean,
  conversation: ConversationRow,
  settings: Settings,
  exportedAt: Date,
): Episode {
  const spoken = messages.some(isSpoken) ? messages.filter(isSpoken) : messages;
  const startedAt = spoken[0]!.sent_at;
  const endedAt = spoken.at(-1)!.sent_at;
  const voices = messages.filter((message) => sideOf(message) !== null);
  const turns = turnsOf(messages);
  const { day, week, hour } = localDates(startedAt, settings.timezone, settings.weekStart);
  return {
    day,
    week,
    hour,
    number,
    messages,
    voices,
    customer: voices.filter((message) => message.role === 'customer'),
    agents: voices.filter((message) => message.role === 'agent'),
    turns,
    customerTurns: turns.filter(({ side }) => side === 'customer'),
    startedAt,
    endedAt,
    isOpen: isLast && isOpenAt(conversation, endedAt, settings, exportedAt),
    startsWithCustomer: turns[0]?.side === 'customer',
    clock: clockOf(settings, conversation.team),
  };
}
