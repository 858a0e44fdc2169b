/**
 * Warm, competent, warm: kind words first and last, the solution between. Customers were happier with agents who wrote
 * so (Packard, Li & Berger 2023). The team's words of an episode are cut in three thirds.
 */
import type { TagId } from '../../src/lib/model/words';
import type { Episode } from './episode';
import type { FactMessage } from './message';
import { stepOffset } from './steps';

const WARM = new Set<TagId>(['empathy', 'perspective', 'apology', 'appreciation', 'acknowledgement']);
const COMPETENT = new Set<TagId>(['promise', 'followup_kept', 'admission', 'wait_estimate']);
/** Shorter answers have no beginning, middle and end. */
const FEWEST_WORDS = 30;

/** Null where the team wrote too little to have three thirds. */
export function isWarmCompetentWarm({ agents }: Episode): boolean | null {
  const all = agents.reduce((sum, { words }) => sum + words, 0);
  if (all < FEWEST_WORDS) return null;
  const warm = new Set<number>();
  const competent = new Set<number>();
  let before = 0;
  for (const message of agents) {
    const third = (offset: number) => Math.min(2, Math.floor((3 * wordsUntil(message, offset, before)) / all));
    for (const { tag, start_offset } of message.hits) {
      if (WARM.has(tag)) warm.add(third(start_offset));
      if (COMPETENT.has(tag)) competent.add(third(start_offset));
    }
    const step = stepOffset(message);
    if (step !== null) competent.add(third(step));
    before += message.words;
  }
  return warm.has(0) && competent.has(1) && warm.has(2);
}

/** Words of the team before that place, taking words to be of one length. */
function wordsUntil({ text, words }: FactMessage, offset: number, before: number): number {
  return before + words * (offset / Math.max(1, text.length));
}
