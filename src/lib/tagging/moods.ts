/**
 * The mood of a customer's message (methodology M04): the phrases of each mood, the tone and the way it is written add
 * up their weights, the heaviest mood wins. Most support messages have none, and saying so is right: they are plain
 * requests. All phrases stay as hits beside the one mood.
 */
import { type Mood, MOODS } from '../model/words';
import { type Cues, decide, type Weights } from './evidence';
import fitted from './weights/mood.json';

const WEIGHTS: Weights<Mood> = { outcomes: MOODS, base: fitted.base, cues: fitted.cues };

/** The one mood of a message, from the cues of feeling.ts; ties go to the first in MOODS. */
export function moodOf(cues: Cues): Mood {
  return decide(WEIGHTS, cues).outcome;
}
