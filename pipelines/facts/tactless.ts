/** Emoji and jokes: harmless among friends, and what upset customers quote in complaints (methodology M27). */
import type { MessageFactRow } from '../../src/lib/model/partrows';
import type { Mood } from '../../src/lib/model/words';
import type { Before } from './before';
import { secondsBetween } from './localtime';
import type { FactMessage } from './message';

/** A joke to one of these is at their expense, whatever was meant. */
const UPSET: readonly Mood[] = ['anxious', 'disappointed', 'angry', 'frustrated'];
/** Who has not answered for so long may have been put off already. */
const SILENCE_SECONDS = 3600;

export type Tactless = Pick<MessageFactRow, 'emoji_count' | 'has_emoji_mismatch' | 'has_joke' | 'has_risky_joke'>;

export function tactlessOf(message: FactMessage, before: Before): Tactless {
  const emoji = message.hits.filter((hit) => hit.tag === 'emoji');
  const jokes = message.hits.filter((hit) => hit.tag === 'joke_risk');
  return {
    emoji_count: emoji.length,
    has_emoji_mismatch: isLetDown(before.mood) && emoji.some(({ grade }) => grade === 'positive'),
    has_joke: jokes.length > 0,
    // To laugh at oneself is what Icons8 found to be safe.
    has_risky_joke: jokes.some(({ grade }) => grade !== 'self') && isRisky(message, before),
  };
}

/** Who was cheated reads a smile as scorn (Li, Chan & Kim 2019: emoticons where service failed). */
const isLetDown = (mood: Mood | null): boolean => mood === 'angry' || mood === 'disappointed';

function isRisky(message: FactMessage, { mood, unanswered, language }: Before): boolean {
  if (mood !== null && UPSET.includes(mood)) return true;
  if (language !== null && language !== 'und' && language !== message.language) return true;
  return unanswered !== null && secondsBetween(unanswered.sent_at, message.sent_at) > SILENCE_SECONDS;
}
