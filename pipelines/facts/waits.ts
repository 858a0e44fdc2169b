/** How long a customer waited: for a first answer, and for a first sign that the feeling was understood. */
import type { Settings } from '../../src/lib/model/settings';
import type { Outcome } from '../../src/lib/model/words';
import type { Episode } from './episode';
import { hasEmpathy, hasOwnWordsEmpathy } from './flags';
import { secondsBetween } from './localtime';
import { sideOf, type FactMessage } from './message';

export interface Wait {
  /** until it happened; null when it did not */
  seconds: number | null;
  outcome: Outcome | null;
  /** until it happened, the conversation's last message, or the export: what was watched */
  followedSeconds: number | null;
  /** the same in opening hours; null where none are set for the team */
  businessSeconds: number | null;
  followedBusinessSeconds: number | null;
}

export const NO_WAIT: Wait = {
  seconds: null,
  outcome: null,
  followedSeconds: null,
  businessSeconds: null,
  followedBusinessSeconds: null,
};

/** From the customer's first message to the first answer of a person. Nothing when the team wrote first. */
export function firstResponse(episode: Episode, exportedAt: Date): Wait {
  const first = episode.voices[0];
  if (!first || !episode.startsWithCustomer) return NO_WAIT;
  return waitFrom(first, () => true, episode, exportedAt);
}

export interface EmpathyWaits {
  /** the message that started the clock; null when the customer never sounded as if they needed empathy */
  clock: FactMessage | null;
  any: Wait;
  ownWords: Wait;
}

/** From the first message that asks for empathy to the first that shows it: in any words, and in own words. */
export function firstEmpathy(episode: Episode, settings: Settings, exportedAt: Date): EmpathyWaits {
  const clock = episode.customer.find((message) => needsEmpathy(message, settings)) ?? null;
  if (!clock) return { clock, any: NO_WAIT, ownWords: NO_WAIT };
  return {
    clock,
    any: waitFrom(clock, hasEmpathy, episode, exportedAt),
    ownWords: waitFrom(clock, hasOwnWordsEmpathy, episode, exportedAt),
  };
}

function needsEmpathy(message: FactMessage, settings: Settings): boolean {
  return message.is_scored && message.mood !== null && settings.needsEmpathy.includes(message.mood);
}

function waitFrom(
  start: FactMessage,
  isEvent: (message: FactMessage) => boolean,
  episode: Episode,
  exportedAt: Date,
): Wait {
  const later = episode.voices.slice(episode.voices.indexOf(start) + 1);
  const event = later.find((message) => sideOf(message) === 'agent' && isEvent(message));
  return waitBetween(start.sent_at, event?.sent_at ?? null, episode, exportedAt);
}

/** A wait on both clocks: until what was waited for, else for as long as it was watched. */
export function waitBetween(from: Date, event: Date | null, episode: Episode, exportedAt: Date): Wait {
  const until = event ?? (episode.isOpen ? exportedAt : episode.endedAt);
  const followedSeconds = secondsBetween(from, until);
  const followedBusinessSeconds = episode.clock?.secondsBetween(from, until) ?? null;
  return {
    seconds: event && followedSeconds,
    outcome: event ? 'event' : episode.isOpen ? 'open' : 'ended',
    followedSeconds,
    businessSeconds: event && followedBusinessSeconds,
    followedBusinessSeconds,
  };
}
