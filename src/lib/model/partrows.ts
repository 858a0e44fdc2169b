/**
 * Facts of the parts of a conversation (messages, turns, promises) as types: the same names and order as schema.sql.
 * Instants are UTC Dates.
 */
import type { BehaviourColumn } from './behaviours';
import type {
  Channel,
  Kind,
  Language,
  Mood,
  NextOutcome,
  NextState,
  Outcome,
  PromiseOutcome,
  Role,
  ToneBand,
} from './words';

export interface MessageFactRow {
  message_id: string;
  conversation_id: string;
  episode: number;
  position: number;
  source: string;
  channel: Channel;
  team: string | null;
  agent_id: string | null;
  customer_id: string;
  language: Language;
  kind: Kind | null;
  sent_at: Date;
  day: string;
  week: string;
  role: Role;
  is_public: boolean;
  is_human_agent: boolean;
  is_auto_reply: boolean;
  is_scored: boolean;
  words: number;
  tone: number | null;
  tone_band: ToneBand | null;
  mood: Mood | null;
  is_complaint: boolean | null;
  cliche_count: number;
  has_cliche: boolean;
  has_apology: boolean;
  has_admission: boolean;
  has_acknowledgement: boolean;
  has_empathy: boolean;
  has_own_words_empathy: boolean;
  has_question: boolean;
  has_appreciation: boolean;
  has_thanks: boolean;
  blame_sentence_count: number;
  has_blame: boolean;
  has_process_speak: boolean;
  has_defensive: boolean;
  emoji_count: number;
  has_emoji_mismatch: boolean;
  has_joke: boolean;
  has_risky_joke: boolean;
  /** of the customer's turn before this message of the team; null elsewhere */
  customer_mood_before: Mood | null;
  can_do_count: number;
  must_do_count: number;
  i_count: number;
  we_count: number;
  concrete_count: number;
  severity: number | null;
  repeat_count: number | null;
  duration_days: number | null;
}

export interface TurnFactRow extends Record<BehaviourColumn, boolean | null> {
  conversation_id: string;
  episode: number;
  turn: number;
  side: 'customer' | 'agent';
  source: string;
  channel: Channel;
  team: string | null;
  agent_id: string | null;
  customer_id: string;
  language: Language | null;
  kind: Kind | null;
  started_at: Date;
  ended_at: Date;
  day: string;
  week: string;
  message_count: number;
  words: number;
  tone: number | null;
  mood: Mood | null;
  /** seconds since the other side's turn before it ended; null for the first turn */
  gap_seconds: number | null;
  gap_business_seconds: number | null;
  /** of the customer's turns: until the next word of a person */
  response_seconds: number | null;
  response_outcome: Outcome | null;
  response_followed_seconds: number | null;
  response_business_seconds: number | null;
  response_followed_business_seconds: number | null;
  /** of the customer's turns: asked whether we are there, or where the answer stays */
  has_chase: boolean | null;
  /** of the team's turns: the how-manieth of the episode */
  agent_turn: number | null;
  /** 1, 2 or 3+ */
  turn_band: string | null;
  mood_before: Mood | null;
  tone_before: number | null;
  is_upset_before: boolean | null;
  is_pleased_before: boolean | null;
  next_outcome: NextOutcome | null;
  next_state: NextState | null;
  next_mood: Mood | null;
  next_tone: number | null;
  is_tone_raised: boolean | null;
}

export interface PromiseFactRow {
  conversation_id: string;
  episode: number;
  /** 1 for the first of its episode */
  promise: number;
  message_id: string;
  start_offset: number;
  end_offset: number;
  source: string;
  channel: Channel;
  team: string | null;
  agent_id: string | null;
  customer_id: string;
  language: Language | null;
  kind: Kind | null;
  day: string;
  week: string;
  promised_at: Date;
  /** false: only said how long it takes, not that somebody comes back */
  is_promise: boolean;
  due_at: Date | null;
  outcome: PromiseOutcome;
  /** the customer asked before it came */
  is_chased: boolean;
  followed_up_at: Date | null;
  follow_up_outcome: Outcome | null;
  follow_up_seconds: number | null;
  follow_up_followed_seconds: number | null;
  follow_up_business_seconds: number | null;
  follow_up_followed_business_seconds: number | null;
  /** of the follow-up behind due_at; negative when it came before */
  late_seconds: number | null;
  late_business_seconds: number | null;
}
