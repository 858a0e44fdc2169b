/** Where a tone stops being neutral. VADER's convention: a tone this close to 0 rests on next to nothing. */
import type { ToneBand } from './words';

export const NEUTRAL_TONE = 0.05;

/** The band of a tone of −1…+1; null stays null. */
export function toneBandOf(tone: number | null): ToneBand | null {
  if (tone === null) return null;
  if (tone >= NEUTRAL_TONE) return 'positive';
  return tone <= -NEUTRAL_TONE ? 'negative' : 'neutral';
}
