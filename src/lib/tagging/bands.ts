/**
 * Whether a customer's message is negative, neutral or positive towards the company or the situation. The tone says
 * most of it; a phrase of a mood ("still no answer") or the way it is written says the rest. Neutral is what a question
 * or a plain request is, not only what lies in the middle.
 */
import { TONE_BANDS, type ToneBand } from '../model/words';
import { type Cues, decide, type Weights } from './evidence';
import fitted from './weights/band.json';

const WEIGHTS: Weights<ToneBand> = { outcomes: TONE_BANDS, base: fitted.base, cues: fitted.cues };

/** The band of a customer's message, from the cues of feeling.ts. */
export function customerBand(cues: Cues): ToneBand {
  return decide(WEIGHTS, cues).outcome;
}
