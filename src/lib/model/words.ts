/**
 * The glossary as code: one word for one thing, everywhere (code, SQL, pages).
 * Ids are a public contract: they stand in the warehouse, in URLs and in saved queries.
 */

export const ROLES = ['customer', 'agent', 'bot', 'system'] as const;
export type Role = (typeof ROLES)[number];

/** What an agent's (or bot's) words can be tagged with. */
export const AGENT_TAGS = [
  'apology',
  'admission',
  'acknowledgement',
  'empathy',
  'perspective',
  'appreciation',
  'question',
  'cliche',
  'process_speak',
  'blame',
  'defensive',
  'link_deflection',
  'wait_estimate',
  'promise',
  'followup_kept',
  'takedown_request',
  'joke_risk',
  'emoji',
] as const;
/** What a customer's words can be tagged with. */
export const CUSTOMER_TAGS = [
  'mood_anxious',
  'mood_frustrated',
  'mood_angry',
  'mood_disappointed',
  'mood_confused',
  'mood_pleased',
  'urgent',
  'repeat',
  'paying',
  'churn',
  'abuse',
  'price_question',
  'idea',
  'bug',
  'usability',
  'praise',
  'how_question',
  'public_criticism',
  'service',
] as const;
export type AgentTag = (typeof AGENT_TAGS)[number];
export type CustomerTag = (typeof CUSTOMER_TAGS)[number];
export type TagId = AgentTag | CustomerTag;

/** How a tag is called on pages: "mood_anxious" -> "Anxious mood", "link_deflection" -> "Link deflection". */
export function tagTitle(tag: TagId): string {
  const words = tag.startsWith('mood_') ? `${tag.slice(5)} mood` : tag.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Tie order of methodology M04: the first wins when two moods weigh the same. */
export const MOODS = ['anxious', 'disappointed', 'angry', 'frustrated', 'confused', 'pleased', 'none'] as const;
export type Mood = (typeof MOODS)[number];

/** Who says that a message has its mood: somebody who set it right, the customer in a form, or the rules. */
export type MoodSource = 'correction' | 'self' | 'rule';

/** Precedence of methodology 5.1: the first found is the primary kind. */
export const KINDS = [
  'public',
  'bug',
  'service',
  'price',
  'usability',
  'idea',
  'question',
  'praise',
  'conflict',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export const SIGNALS = ['urgent', 'repeat', 'paying', 'churn', 'abuse'] as const;
export type Signal = (typeof SIGNALS)[number];

export const TONE_BANDS = ['negative', 'neutral', 'positive'] as const;
export type ToneBand = (typeof TONE_BANDS)[number];

/** Where a message travelled. Each has its own idle window (settings). */
export const CHANNELS = ['chat', 'social', 'sms', 'email', 'form', 'phone', 'forum', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What support can learn about a complaint, in the order in which it is asked. */
export const FACETS = ['who', 'circumstances', 'frequency', 'severity', 'goal'] as const;
export type Facet = (typeof FACETS)[number];

/** What an upset customer was told first. */
export type EmpathyOrder =
  'empathy_then_explanation' | 'explanation_then_empathy' | 'empathy_only' | 'explanation_only' | 'neither';

/** How a wait ended: it happened, the conversation ended first, or the export stopped while it ran. */
export type Outcome = 'event' | 'ended' | 'open';

/** What the customer did after a turn of the team; censored: the conversation is still open. */
export type NextOutcome = 'answered' | 'silent' | 'censored';
/** In which mood the customer answered, or that nothing followed where something was or was not left to answer. */
export type NextState = Mood | 'silent' | 'resolved';

/** What became of a promise: with a date the first four, without one the others. */
export type PromiseOutcome = 'in_time' | 'late' | 'broken' | 'pending' | 'kept' | 'ended' | 'open';

export type Language = string; // ISO 639-1, or 'und' when a text is too short to tell
