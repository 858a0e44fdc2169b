/**
 * What each turn of the team came after and what followed it: the customer's mood and tone before and after, and whether
 * the customer answered, went silent, or may still answer. What follows was not caused by it.
 */
import type { TurnFactRow } from '../../src/lib/model/partrows';
import type { Mood } from '../../src/lib/model/words';
import type { Episode } from './episode';
import { isPleasedReply, isSettled } from './silence';
import { moodOf } from './tone';
import { meanTone } from './turns';

export type Following = Pick<
  TurnFactRow,
  | 'agent_turn'
  | 'turn_band'
  | 'mood_before'
  | 'tone_before'
  | 'is_upset_before'
  | 'is_pleased_before'
  | 'next_outcome'
  | 'next_state'
  | 'next_mood'
  | 'next_tone'
  | 'is_tone_raised'
>;

/** Of a turn of the customer, which comes after nothing of the kind. */
export const NO_FOLLOWING: Following = {
  agent_turn: null,
  turn_band: null,
  mood_before: null,
  tone_before: null,
  is_upset_before: null,
  is_pleased_before: null,
  next_outcome: null,
  next_state: null,
  next_mood: null,
  next_tone: null,
  is_tone_raised: null,
};

/** @param at index of a turn of the team; @param upset moods that need empathy (settings) */
export function followingOf({ turns, isOpen }: Episode, at: number, upset: readonly Mood[]): Following {
  // Turns alternate, so every second one is the team's.
  const agent_turn = Math.floor(at / 2) + 1;
  const before = turns[at - 1]?.messages ?? [];
  const after = turns[at + 1]?.messages ?? [];
  const mood_before = moodOf(before);
  const tone_before = meanTone(before);
  const next_tone = meanTone(after);
  const next_mood = moodOf(after);
  // The team wrote first: there is nobody yet who could fall silent.
  const isAtRisk = before.length > 0 && !isSettled(turns, at);
  const end = isOpen ? 'censored' : 'silent';
  return {
    agent_turn,
    turn_band: agent_turn >= 3 ? '3+' : String(agent_turn),
    mood_before,
    tone_before,
    is_upset_before: mood_before === null ? null : upset.includes(mood_before),
    is_pleased_before: isPleasedReply(turns, at - 1),
    next_outcome: !isAtRisk ? null : after.length > 0 ? 'answered' : end,
    next_state: after.length > 0 ? next_mood : isOpen || before.length === 0 ? null : isAtRisk ? 'silent' : 'resolved',
    next_mood,
    next_tone,
    is_tone_raised: tone_before === null || next_tone === null ? null : next_tone > tone_before,
  };
}
