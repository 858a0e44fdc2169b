/** The row of conversation_facts as a type: the same names and order as schema.sql. Instants are UTC Dates. */
import type { Channel, EmpathyOrder, Kind, Language, Mood, Outcome, Signal, ToneBand } from './words';

export interface ConversationFactRow {
  conversation_id: string;
  episode: number;
  source: string;
  account_id: string;
  channel: Channel;
  team: string | null;
  agent_id: string | null;
  customer_id: string;
  language: Language | null;
  labels: string[];
  csat: number | null;
  started_at: Date;
  ended_at: Date;
  /** local day, as YYYY-MM-DD */
  day: string;
  /** first day of the local week, as YYYY-MM-DD */
  week: string;
  is_open: boolean;
  is_scored: boolean;
  starts_with_customer: boolean;
  message_count: number;
  customer_message_count: number;
  agent_message_count: number;
  bot_message_count: number;
  customer_turn_count: number;
  agent_count: number;
  first_response_seconds: number | null;
  first_response_outcome: Outcome | null;
  first_response_followed_seconds: number | null;
  /** in opening hours; null where the team has none set */
  first_response_business_seconds: number | null;
  first_response_followed_business_seconds: number | null;
  tone_start: number | null;
  tone_end: number | null;
  tone_end_without_closing: number | null;
  lift: number | null;
  tone_band_start: ToneBand | null;
  mood_start: Mood | null;
  mood_end: Mood | null;
  needs_empathy: boolean;
  empathy_clock_started_at: Date | null;
  first_empathy_seconds: number | null;
  first_empathy_outcome: Outcome | null;
  first_empathy_followed_seconds: number | null;
  /** in opening hours; null where the team has none set */
  first_empathy_business_seconds: number | null;
  first_empathy_followed_business_seconds: number | null;
  first_own_words_empathy_seconds: number | null;
  first_own_words_empathy_outcome: Outcome | null;
  first_own_words_empathy_followed_seconds: number | null;
  /** in opening hours; null where the team has none set */
  first_own_words_empathy_business_seconds: number | null;
  first_own_words_empathy_followed_business_seconds: number | null;
  kind: Kind | null;
  is_complaint: boolean;
  signals: Signal[];
  has_apology: boolean;
  apology_quality: number | null;
  /** of the best apology of the episode, as its quality; null when nobody apologised */
  has_plain_apology: boolean | null;
  has_specific_apology: boolean | null;
  has_apology_admission: boolean | null;
  has_apology_next_step: boolean | null;
  has_over_apology: boolean | null;
  apology_specificity: number | null;
  has_admission: boolean;
  has_question: boolean;
  has_appreciation: boolean;
  has_acknowledgement: boolean;
  has_empathy: boolean;
  cliche_count: number;
  blame_sentence_count: number;
  has_process_speak: boolean;
  has_defensive: boolean;
  has_thanks: boolean;
  emoji_count: number;
  has_emoji_mismatch: boolean;
  has_risky_joke: boolean;
  can_do_count: number;
  must_do_count: number;
  /** null where no customer sounded upset */
  empathy_order: EmpathyOrder | null;
  /** of complaints, null elsewhere; without both an apology (or admission) and a question the first is null too */
  has_sorry_before_question: boolean | null;
  has_research_before_step: boolean | null;
  has_step: boolean | null;
  has_goal_question_after_step: boolean | null;
  has_asked_who: boolean | null;
  has_asked_circumstances: boolean | null;
  has_asked_frequency: boolean | null;
  has_asked_severity: boolean | null;
  has_asked_goal: boolean | null;
  has_learned_who: boolean | null;
  has_learned_circumstances: boolean | null;
  has_learned_frequency: boolean | null;
  has_learned_severity: boolean | null;
  has_learned_goal: boolean | null;
  has_perspective: boolean;
  has_named_mood: boolean;
  emotional_reaction: number | null;
  interpretation: number | null;
  exploration: number | null;
  has_link_deflection: boolean;
  customer_question_count: number;
  answered_question_count: number;
  /** null where the team wrote fewer than 30 words */
  is_warm_competent_warm: boolean | null;
  went_silent: boolean | null;
  has_unanswered_last_word: boolean | null;
  /** local hour, 0 to 23 */
  started_hour: number;
  is_bot_resolved: boolean;
  has_wait_request: boolean;
  has_wait_estimate: boolean | null;
  has_wait_question: boolean | null;
  has_wait_refusal: boolean | null;
  has_wait_alternative: boolean | null;
  /** 0 to 4; null without automatic text */
  autoresponder_score: number | null;
  has_bot_estimate: boolean | null;
  has_bot_feeling_prompt: boolean | null;
  has_bot_why_prompt: boolean | null;
  has_bot_optional: boolean | null;
  has_bot_repetition: boolean | null;
  has_bot_cliche: boolean | null;
  transfer_count: number;
  repeated_request_count: number;
  /** of chats */
  active_seconds: number | null;
  customer_active_seconds: number | null;
  agent_active_seconds: number | null;
  has_refusal: boolean;
  has_refusal_reason: boolean | null;
  /** of questions of price */
  has_price_why: boolean | null;
  has_price_discount: boolean | null;
  has_price_answer: boolean | null;
  has_price_reason: boolean | null;
  has_price_alternative: boolean | null;
  has_price_joke: boolean | null;
  price_plan_share: number | null;
  /** of criticism in public */
  has_listened_first: boolean | null;
  has_remedy_question: boolean | null;
  has_action_report: boolean | null;
  has_private_channel: boolean | null;
  has_takedown_request: boolean | null;
  participant_count: number | null;
  answered_participant_count: number | null;
  /** of ideas */
  has_idea_shared: boolean | null;
  has_idea_refusal: boolean | null;
  has_idea_refusal_help: boolean | null;
  idea_verdict_seconds: number | null;
  idea_verdict_outcome: Outcome | null;
  idea_verdict_followed_seconds: number | null;
  idea_verdict_business_seconds: number | null;
  idea_verdict_followed_business_seconds: number | null;
  is_conflict: boolean;
  has_calm_reply: boolean | null;
  has_suspicion: boolean;
  has_personal_detail: boolean;
  /** null unless the setting readNotes is on */
  has_note_contempt: boolean | null;
  severity: number | null;
  repeat_count: number | null;
  duration_days: number | null;
}
