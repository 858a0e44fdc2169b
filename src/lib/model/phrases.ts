/**
 * The page of phrases: what the server hands to it. The same rules as in overview.ts: plain JSON, and `opens` is the query
 * string of the list behind a figure.
 */
import type { Figure, SeriesPoint } from './figures';
import type { Coverage, Period, Periods } from './selection';
import type { LitNote, Segment } from './transcript';

/** The tags of lines that keep a customer at a distance and have a plainer line beside them; a team can add to them. */
export const PHRASE_TAGS = ['cliche', 'process_speak', 'blame', 'link_deflection'] as const;
export type PhraseTag = (typeof PHRASE_TAGS)[number];

/** A phrase that the team added itself. */
export interface TeamPhrase {
  /** small letters, digits and dashes; a hit has the rule `team.<id>` */
  id: string;
  tag: PhraseTag;
  /** in the notation of the rules (src/lib/tagging/rules/README.md) */
  text: string;
  /** a plainer line a person could write */
  instead?: string;
  note?: string;
  /** YYYY-MM-DD */
  addedOn: string;
}

/** What the page shows: one of the tags, the lines that the team repeats, its own phrases, or the panel for a draft. */
export const PHRASE_TABS = [...PHRASE_TAGS, 'repeated', 'own', 'draft'] as const;
export type PhraseTab = (typeof PHRASE_TABS)[number];

/** One message in which a line stands, cut around it; the lit runs are the line. */
export interface PhraseExample {
  conversationId: string;
  /** of the message in its conversation */
  position: number;
  who: string;
  sentAt: string;
  segments: Segment[];
}

/** Phrases that one plainer line stands for, as they were actually worded. */
export interface PhraseLine {
  /** stands in the URL: "cliche.1a2b3c4d", or "cliche.team-<id>" for a phrase of the team */
  key: string;
  /** how it was worded, most frequent first */
  said: { text: string; messages: number }[];
  isTeams: boolean;
  instead: string | null;
  /** messages of people in which it stands (k) among all that they wrote (n) */
  share: Figure;
  before: Figure | null;
  messages: number;
  conversations: number;
  /** the weeks up to the end of the period */
  weeks: SeriesPoint[];
  teams: SeriesPoint[];
  examples: PhraseExample[];
  opens: string;
}

/** Everything about one tag in a selection. */
export interface PhrasesView {
  coverage: Coverage;
  periods: Periods;
  tag: PhraseTag;
  summary: string;
  /** why the tag matters to a reader */
  why: string;
  share: Figure;
  conversations: number;
  weeks: SeriesPoint[];
  teams: SeriesPoint[];
  lines: PhraseLine[];
  /** what bots and automatic replies wrote, counted apart */
  bots: { messages: number; conversations: number; said: { text: string; messages: number }[] };
  opens: { all: string; weeks: Record<string, string>; teams: Record<string, string> };
}

/** A line that the team repeats, found by likeness; counted in a selection. */
export interface RepeatedLine extends PhraseLine {
  /** the wording used most, over all days */
  example: string;
  /** how many sets of words it was written in */
  wordings: number;
  customers: number;
  /** a count only: who wrote it is nobody's matter here */
  agents: number;
  /** local days, YYYY-MM-DD */
  firstDay: string;
  lastDay: string;
  /** the example as a phrase that the team may keep as its own */
  asPhrase: string;
}

/** One page of the lines that the team repeats. */
export interface RepeatedView extends Pick<
  PhrasesView,
  'coverage' | 'periods' | 'summary' | 'share' | 'weeks' | 'teams' | 'opens'
> {
  /** in which any of the lines was written */
  conversations: number;
  /** those on this page, most conversations first */
  lines: RepeatedLine[];
  /** how many there are with the words that were searched for */
  total: number;
  /** 1-based */
  page: number;
  pages: number;
}

/** How far the team's phrases are in the figures. */
export interface TeamPhrases {
  phrases: TeamPhrase[];
  /** true: the figures do not hold the phrases as they are now */
  isPending: boolean;
  /** id of the job that works on it */
  job: string | null;
}

/** What a phrase would change, read over the stored messages. */
export interface Trial {
  /** what keeps it from being used, a sentence each; then nothing was read */
  problems: string[];
  /** the days that the figures are of */
  period: Period | null;
  /** false: only the newest messages that hold the phrase's words were read, and the figures are of their days */
  isWhole: boolean;
  /** messages that hold the phrase's words and were read */
  read: number;
  gained: { messages: number; conversations: number };
  /** messages that would lose the tag; only when a phrase is changed */
  lost: number;
  /** messages that hold the phrase and carry the tag already */
  already: number;
  /** the share of replies with the tag, now and with the phrase */
  before: Figure;
  after: Figure;
  examples: PhraseExample[];
}

/** One thing a customer may find or miss in a draft. */
export interface DraftPoint {
  id: string;
  isThere: boolean;
  title: string;
  says: string;
}

/** What the words of a draft reply say and leave out. */
export interface DraftReading {
  segments: Segment[];
  notes: LitNote[];
  fourAs: DraftPoint[];
  points: DraftPoint[];
  /** what the customer's message sounded like, in a sentence; null when none was given */
  customer: string | null;
}
