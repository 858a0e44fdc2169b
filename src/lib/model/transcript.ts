/** One conversation with all that is lit in it. Instants are ISO 8601 in UTC, durations seconds, tone −1…+1. */
import type { ShownCorrection } from './corrections';
import type { Channel, Kind, Mood, MoodSource, Outcome, Role, Signal, TagId, ToneBand } from './words';

export type TagFamily = 'felt' | 'owned' | 'asked' | 'next' | 'distance' | 'other';

/**
 * A run of text under the same hits. A segment under two hits carries both numbers;
 * `tint` is the longer one's family, the shorter only underlines.
 */
export interface Segment {
  text: string;
  /** numbers of the notes that cover this run, longest phrase first; empty for plain text */
  notes: number[];
  /** numbers whose phrase ends with this run: print them as superscripts after it */
  ends: number[];
  tint: TagFamily | null;
  underline: TagFamily[];
  /** it stands in a line that the team repeats */
  isRepeated?: true;
}

/** A line of a message that the team also wrote in other conversations. */
export interface RepeatedHere {
  /** as written here */
  text: string;
  /** in how many other conversations a customer got it */
  others: number;
  /** query of the page of phrases that shows the line over all its days */
  opens: string;
}

/** Why a phrase is lit. */
export interface LitNote {
  number: number;
  tag: TagId;
  /** "Empathy", "Bug" */
  title: string;
  family: TagFamily;
  grade: string | null;
  why: string;
  rule: string;
  rulesVersion: string;
  phrase: string;
  /** place in the stored text, UTF-16 offsets */
  start: number;
  end: number;
  /** a plainer line to use, for clichés */
  instead: string | null;
  /** said when it is not counted for the team (a bot's words) */
  aside: string | null;
}

export interface ShownToneWord {
  text: string;
  /** signed; + lifts the tone, − lowers it */
  weight: number;
}

export interface ShownMessage {
  messageId: string;
  position: number;
  episode: number;
  role: Role;
  isPublic: boolean;
  /** "Customer", "Agent 3", "Bot", or the agent's name when names are on */
  who: string;
  sentAt: string;
  /** seconds since the other side last wrote; null for the first turn and within a turn */
  afterSeconds: number | null;
  /** the same in opening hours; null where none are set for the team */
  afterBusinessSeconds: number | null;
  segments: Segment[];
  notes: LitNote[];
  /** in the order of its words */
  repeated: RepeatedHere[];
  /** customers only; agents and bots never show a tone */
  tone: number | null;
  toneBand: ToneBand | null;
  toneEvidence: number;
  toneWords: ShownToneWord[];
  mood: Mood | null;
  /** self: the customer said so */
  moodSource: MoodSource | null;
  kind: Kind | null;
  isComplaint: boolean | null;
  language: string;
  isScored: boolean;
  /** what people set right here, oldest first */
  corrections: ShownCorrection[];
}

/** One episode's facts, as the strip above the transcript shows them. */
export interface EpisodeFacts {
  episode: number;
  startedAt: string;
  endedAt: string;
  isOpen: boolean;
  isScored: boolean;
  toneStart: number | null;
  toneEnd: number | null;
  moodStart: Mood | null;
  moodEnd: Mood | null;
  needsEmpathy: boolean;
  firstResponseSeconds: number | null;
  /** in opening hours, here and below; null where none are set for the team */
  firstResponseBusinessSeconds: number | null;
  firstResponseOutcome: Outcome | null;
  firstEmpathySeconds: number | null;
  firstEmpathyBusinessSeconds: number | null;
  firstEmpathyOutcome: Outcome | null;
  firstOwnWordsEmpathySeconds: number | null;
  firstOwnWordsEmpathyOutcome: Outcome | null;
  apologyQuality: number | null;
  /** null: not a complaint, so the 4 A's are not asked for */
  fourAs: { apology: boolean; admission: boolean; question: boolean; appreciation: boolean } | null;
  kind: Kind | null;
  isComplaint: boolean;
  signals: Signal[];
  clicheCount: number;
  wentSilent: boolean | null;
}

/** Where this conversation stands in the list it was opened from. */
export interface Neighbours {
  /** 1-based; null when the list does not hold this conversation */
  position: number | null;
  total: number;
  previous: string | null;
  next: string | null;
}

export interface Transcript {
  conversationId: string;
  shownId: string;
  vendorUrl: string | null;
  source: string;
  subject: string | null;
  channel: Channel;
  team: string | null;
  /** "customer 1042": a stable number for this customer's id */
  customer: string;
  status: string | null;
  priority: string | null;
  labels: string[];
  csat: number | null;
  language: string | null;
  timezone: string;
  rulesVersion: string;
  episodes: EpisodeFacts[];
  messages: ShownMessage[];
  /** one sentence about the tone line */
  summary: string;
}

/** A conversation as its page shows it: with its place in the list. */
export interface ConversationView extends Transcript {
  neighbours: Neighbours;
}
