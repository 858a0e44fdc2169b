/** Every metric of the product, in the order in which pages list them; and how to ask and answer one. */
import { blameRate } from './blame_rate';
import { canDoShare } from './can_do_share';
import { cannedRate } from './canned_rate';
import { clicheDensity } from './cliche_density';
import { clicheRate } from './cliche_rate';
import { concreteWords } from './concrete_words';
import { defensiveRate } from './defensive_rate';
import { emojiMismatch } from './emoji_mismatch';
import { emojiRate } from './emoji_rate';
import { chatGaps } from './chat_gaps';
import { empathyShown } from './empathy_shown';
import { firstEmpathy } from './first_empathy';
import { firstResponse } from './first_response';
import { fourAs } from './four_as';
import { hardWords } from './hard_words';
import { iShare } from './i_share';
import type { Metric } from './metric';
import { moodAtArrival } from './mood_at_arrival';
import { processSpeakRate } from './process_speak_rate';
import { riskyJokes } from './risky_jokes';
import { specificAppreciation } from './specific_appreciation';
import { moodTransitions } from './mood_transitions';
import { promiseFollowUp } from './promise_follow_up';
import { promiseKept } from './promise_kept';
import { responseGap } from './response_gap';
import { toneAtArrival } from './tone_at_arrival';
import { toneAtLeaving } from './tone_at_leaving';
import { toneLift } from './tone_lift';
import { wentSilent } from './went_silent';

export const METRICS: Metric[] = [
  toneAtArrival,
  toneAtLeaving,
  toneLift,
  moodAtArrival,
  moodTransitions,
  firstEmpathy,
  empathyShown,
  firstResponse,
  responseGap,
  chatGaps,
  promiseKept,
  promiseFollowUp,
  wentSilent,
  clicheRate,
  clicheDensity,
  cannedRate,
  blameRate,
  defensiveRate,
  processSpeakRate,
  hardWords,
  canDoShare,
  iShare,
  concreteWords,
  fourAs,
  specificAppreciation,
  emojiRate,
  emojiMismatch,
  riskyJokes,
];

/** The metric with that id, or undefined. */
export function metricById(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}

export * from './compare';
export * from './compose';
export * from './lists';
export * from './metric';
export * from './opens';
export * from './result';
export * from './weeks';
