/** The rows of the warehouse as types: the same names and order as schema.sql. Instants are UTC Dates. */
import type { CorrectedField, CorrectionState } from './corrections';
import type { Channel, Kind, Language, Mood, MoodSource, Role, Signal, TagId, ToneBand } from './words';

export interface ConversationRow {
  conversation_id: string;
  source: string;
  vendor_id: string | null;
  vendor_url: string | null;
  account_id: string;
  subject: string | null;
  channel: Channel;
  team: string | null;
  status: string | null;
  /** closed or solved by the helpdesk's own status; null when the export does not say */
  is_closed: boolean | null;
  priority: string | null;
  labels: string[];
  csat: number | null;
  csat_comment: string | null;
  customer_id: string;
  has_identity: boolean;
  language: Language | null;
  started_at: Date;
  ended_at: Date;
  is_open: boolean;
  fingerprint: string;
  updated_at: Date | null;
  /** conversation_id of the one it was merged into, which may not be stored */
  merged_into: string | null;
  reopen_count: number | null;
  import_id: string;
}

export interface MessageRow {
  message_id: string;
  conversation_id: string;
  position: number;
  role: Role;
  is_public: boolean;
  author_id: string | null;
  author_name: string | null;
  sent_at: Date;
  text: string;
  body: string;
  language: Language;
  is_scored: boolean;
  words: number;
  tone: number | null;
  tone_evidence: number;
  tone_band: ToneBand | null;
  /** the mood that counts: a person's correction, else the customer's own, else the rules' */
  mood: Mood | null;
  self_mood: Mood | null;
  rule_mood: Mood | null;
  /** null where the message is not scored */
  mood_source: MoodSource | null;
  is_complaint: boolean | null;
  kind: Kind | null;
  signals: Signal[];
  tags: TagId[];
  /** of a complaint: 1 cosmetic … 4 data, money or safety at stake (methodology 5.3) */
  severity: number | null;
  /** the how-manieth time, and for how many days, as far as the customer says */
  repeat_count: number | null;
  duration_days: number | null;
}

export interface TagRow {
  message_id: string;
  conversation_id: string;
  tag: TagId;
  grade: string | null;
  rule: string;
  start_offset: number;
  end_offset: number;
  matched_text: string;
  sentence: number;
}

export interface CorrectionRow {
  correction_id: string;
  corrected_at: Date;
  message_id: string;
  conversation_id: string;
  field: CorrectedField;
  tag: TagId | null;
  grade: string | null;
  words: string | null;
  start_offset: number | null;
  end_offset: number | null;
  before_value: string | null;
  after_value: string | null;
  reason: string | null;
  state: CorrectionState;
}

export interface RejectRow {
  import_id: string;
  file: string;
  record: number;
  field: string | null;
  reason: string;
  raw: string;
}
