/** What each message of the team comes after: how the customer sounded, and what the team itself wrote since. */
import type { Mood } from '../../src/lib/model/words';
import type { FactMessage } from './message';
import { moodOf } from './tone';
import type { Turn } from './turns';

export interface Before {
  /** of the customer's turn before */
  mood: Mood | null;
  /** what the team wrote last, if the customer has not answered since */
  unanswered: FactMessage | null;
  /** what the customer writes in */
  language: string | null;
}

export const NOTHING_BEFORE: Before = { mood: null, unanswered: null, language: null };

/** By message of the team; others are not in it. */
export function beforeEach(turns: readonly Turn[], language: string | null): Map<FactMessage, Before> {
  const befores = new Map<FactMessage, Before>();
  turns.forEach(({ side, messages }, i) => {
    if (side !== 'agent') return;
    const mood = moodOf(turns[i - 1]?.messages ?? []);
    messages.forEach((message, at) => befores.set(message, { mood, unanswered: messages[at - 1] ?? null, language }));
  });
  return befores;
}
