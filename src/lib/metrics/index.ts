/** Every metric of the product, in the order in which pages list them; and how to ask and answer one. */
import { activeMinutes } from './active_minutes';
import { answerCompleteness } from './answer_completeness';
import { apologyQuality } from './apology_quality';
import { apologySpecificity } from './apology_specificity';
import { autoresponderQuality } from './autoresponder_quality';
import { blameRate } from './blame_rate';
import { canDoShare } from './can_do_share';
import { cannedRate } from './canned_rate';
import { chatGaps } from './chat_gaps';
import { clicheDensity } from './cliche_density';
import { clicheRate } from './cliche_rate';
import { concreteWords } from './concrete_words';
import { conflictForItsOwnSake } from './conflict_for_its_own_sake';
import { customerEffort } from './customer_effort';
import { defensiveRate } from './defensive_rate';
import { emojiMismatch } from './emoji_mismatch';
import { emojiRate } from './emoji_rate';
import { empathyBeforeExplanation } from './empathy_before_explanation';
import { empathyDepth } from './empathy_depth';
import { empathyElements } from './empathy_elements';
import { empathyShown } from './empathy_shown';
import { facetsLearned } from './facets_learned';
import { firstEmpathy } from './first_empathy';
import { firstResponse } from './first_response';
import { fourAs } from './four_as';
import { fourAsOrder } from './four_as_order';
import { hardWords } from './hard_words';
import { iShare } from './i_share';
import { ideaLoop } from './idea_loop';
import { ideaVerdict } from './idea_verdict';
import { linkDeflectionRate } from './link_deflection_rate';
import type { Metric } from './metric';
import { moodAtArrival } from './mood_at_arrival';
import { moodTransitions } from './mood_transitions';
import { noteContempt } from './note_contempt';
import { refusalsExplained } from './refusals_explained';
import { pricePlan } from './price_plan';
import { processSpeakRate } from './process_speak_rate';
import { promiseFollowUp } from './promise_follow_up';
import { promiseKept } from './promise_kept';
import { publicFeedbackPlan } from './public_feedback_plan';
import { questionAnswerTime } from './question_answer_time';
import { questionCoverage } from './question_coverage';
import { questionNumberShare } from './question_number_share';
import { questionResponseRate } from './question_response_rate';
import { reachRate } from './reach_rate';
import { responseGap } from './response_gap';
import { riskyJokes } from './risky_jokes';
import { specificAppreciation } from './specific_appreciation';
import { suspicionRate } from './suspicion_rate';
import { toneAtArrival } from './tone_at_arrival';
import { toneAtLeaving } from './tone_at_leaving';
import { toneLift } from './tone_lift';
import { topicContacts } from './topic_contacts';
import { topicCustomers } from './topic_customers';
import { topicEasierWay } from './topic_easier_way';
import { topicRepeats } from './topic_repeats';
import { topicSeverity } from './topic_severity';
import { topicSilent } from './topic_silent';
import { unaskedPersonalDetails } from './unasked_personal_details';
import { upsellWhenUpset } from './upsell_when_upset';
import { waitAccuracy } from './wait_accuracy';
import { waitEstimateGiven } from './wait_estimate_given';
import { warmCompetentWarm } from './warm_competent_warm';
import { wentSilent } from './went_silent';

export const METRICS: Metric[] = [
  toneAtArrival,
  toneAtLeaving,
  toneLift,
  moodAtArrival,
  moodTransitions,
  firstEmpathy,
  empathyShown,
  empathyBeforeExplanation,
  empathyElements,
  empathyDepth,
  firstResponse,
  responseGap,
  chatGaps,
  reachRate,
  autoresponderQuality,
  waitEstimateGiven,
  waitAccuracy,
  promiseKept,
  promiseFollowUp,
  customerEffort,
  activeMinutes,
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
  warmCompetentWarm,
  linkDeflectionRate,
  answerCompleteness,
  fourAs,
  fourAsOrder,
  facetsLearned,
  apologyQuality,
  apologySpecificity,
  specificAppreciation,
  emojiRate,
  emojiMismatch,
  riskyJokes,
  pricePlan,
  refusalsExplained,
  publicFeedbackPlan,
  ideaLoop,
  ideaVerdict,
  conflictForItsOwnSake,
  upsellWhenUpset,
  unaskedPersonalDetails,
  suspicionRate,
  noteContempt,
  questionCoverage,
  questionResponseRate,
  questionAnswerTime,
  questionNumberShare,
  topicCustomers,
  topicContacts,
  topicSeverity,
  topicRepeats,
  topicEasierWay,
  topicSilent,
];

/** The metric with that id, or undefined. */
export function metricById(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}

export * from './compare';
export * from './compose';
export * from './dialect';
export * from './lists';
export * from './metric';
export * from './opens';
export * from './result';
export * from './weeks';
