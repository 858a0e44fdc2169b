/** Every metric of the product, by what it is about, in the order in which pages and the README list them. */
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

export interface Chapter {
  title: string;
  metrics: Metric[];
}

export const CHAPTERS: Chapter[] = [
  { title: 'Tone and mood', metrics: [toneAtArrival, toneAtLeaving, toneLift, moodAtArrival, moodTransitions] },
  { title: 'Empathy', metrics: [firstEmpathy, empathyShown, empathyBeforeExplanation, empathyElements, empathyDepth] },
  {
    title: 'Waiting',
    metrics: [firstResponse, responseGap, chatGaps, reachRate, autoresponderQuality, waitEstimateGiven, waitAccuracy],
  },
  { title: 'Promises and effort', metrics: [promiseKept, promiseFollowUp, customerEffort, activeMinutes, wentSilent] },
  {
    title: 'Wording',
    metrics: [
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
    ],
  },
  {
    title: 'Answers to complaints',
    metrics: [
      linkDeflectionRate,
      answerCompleteness,
      fourAs,
      fourAsOrder,
      facetsLearned,
      apologyQuality,
      apologySpecificity,
      specificAppreciation,
    ],
  },
  { title: 'Emoji and jokes', metrics: [emojiRate, emojiMismatch, riskyJokes] },
  {
    title: 'Prices, refusals and ideas',
    metrics: [pricePlan, refusalsExplained, publicFeedbackPlan, ideaLoop, ideaVerdict],
  },
  {
    title: 'Lines not to cross',
    metrics: [conflictForItsOwnSake, upsellWhenUpset, unaskedPersonalDetails, suspicionRate, noteContempt],
  },
  {
    title: 'Question of the week',
    metrics: [questionCoverage, questionResponseRate, questionAnswerTime, questionNumberShare],
  },
  {
    title: 'What hurts in the product',
    metrics: [topicCustomers, topicContacts, topicSeverity, topicRepeats, topicEasierWay, topicSilent],
  },
];
