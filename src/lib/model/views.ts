/**
 * What the server hands to a page: plain JSON (instants as ISO 8601 strings in UTC, days as YYYY-MM-DD,
 * durations in seconds, tone −1…+1). Pages print; they do not calculate.
 * `opens` is always the query string (without "?") of the list /conversations that stands behind a figure.
 */
import type { ShownCorrection } from './corrections';
import type { Curve, Figure, Interval, SeriesPoint, ShareOf } from './figures';
import type { Unit } from './units';
import type { Channel, Kind, Mood, MoodSource, Outcome, Role, Signal, TagId, ToneBand } from './words';

/** The line under every title: what the figures rest on. */
export interface Coverage {
  /** episodes in the selection, and those of them whose words are scored */
  conversations: number;
  scored: number;
  /** left out, by language of the customer's words ('und': too short to tell, 'none': wrote nothing), most first */
  notScored: { language: string; n: number }[];
  messages: number;
  rulesVersion: string;
  /** local day up to which the export reaches; null without an import */
  dataTo: string | null;
  timezone: string;
  /** ISO weekday, 1 Monday … 7 Sunday */
  weekStart: number;
  /** said when an export carries no identity, so that each conversation counts as its own customer; else null */
  identityNote: string | null;
  lastImport: { at: string; messages: number } | null;
}

/** One of a menu's choices: value stands in the URL, label is read. n: episodes in the warehouse. */
export interface Option {
  value: string;
  label: string;
  n: number;
}

/** What can be chosen in the filter menus, and the days the data reach over. */
export interface FilterOptions {
  team: Option[];
  agent: Option[];
  channel: Option[];
  kind: Option[];
  language: Option[];
  mood: Option[];
  /** opening hours are set, so that waits can be asked for on two clocks */
  hasBusinessHours: boolean;
  firstDay: string | null;
  lastDay: string | null;
}

export interface Period {
  from: string;
  to: string;
  /** "14 Apr – 11 May 2025" */
  label: string;
  /** whole weeks, null when the days do not make whole weeks */
  weeks: number | null;
}

/** What a period is compared with: the same weekdays just before or 52 weeks earlier, days of one's own, or nothing. */
export interface Comparison {
  kind: 'before' | 'year' | 'own' | 'none';
  /** which days are compared, and what of it may mislead: "Compared with 15 Jan – 11 Feb 2024: the same weekdays, …" */
  sentence: string;
  /** the days compared with within a sentence: "in the period before"; empty when there are none */
  inWords: string;
}

/** The days looked at and the days they are compared with (null: nothing to compare with, for which see `comparison`). */
export interface Periods {
  now: Period;
  before: Period | null;
  comparison: Comparison;
  /** false: chosen by us (the last four whole weeks) because the URL names no days */
  isChosen: boolean;
}

/** A figure against the same figure before. Differences are now − before, in the figure's own unit. */
export interface Change {
  difference: number | null;
  interval: Interval | null;
  /** true: chance does not explain it, after correction for all looks on the screen */
  isClear: boolean;
  direction: 'better' | 'worse' | 'other' | 'none';
  /** "7 min sooner", "no clear change", "nothing to compare" */
  words: string;
}

export interface Tile {
  metric: string;
  title: string;
  unit: Unit;
  figure: Figure;
  before: Figure | null;
  change: Change;
  /** one line of sense: "somewhat negative", "31 % never got one · 11 % in their own words" */
  sense: string;
  /** what n counts: "conversations", "upset", "replies" */
  counted: string;
  /** the last 12 weeks up to the end of the period */
  spark: SparkPoint[];
  opens: string;
  sql: string;
}

export interface SparkPoint {
  key: string;
  value: number | null;
  isInPeriod: boolean;
}

/** Weekly tone at arrival and at leaving. Both series have the same weeks in the same order. */
export interface ToneChart {
  summary: string;
  arrival: SeriesPoint[];
  leaving: SeriesPoint[];
  /** query string of the list a week opens, by the week's key */
  opens: Record<string, string>;
  sql: { arrival: string; leaving: string };
}

export interface MoodChart {
  summary: string;
  now: ShareOf[];
  before: ShareOf[] | null;
  /** by mood */
  opens: Record<string, string>;
  sql: string;
}

/** Time to first empathy, two curves for now and (any sign only) one before. */
export interface EmpathyChart {
  summary: string;
  any: Curve | null;
  ownWords: Curve | null;
  anyBefore: Curve | null;
  /** the list of those who never got one, and of those who did */
  opens: { never: string; all: string };
  sql: string;
}

export interface FourAsChart {
  summary: string;
  /** apology, admission, question, appreciation */
  now: ShareOf[];
  before: ShareOf[] | null;
  coverage: Figure;
  opens: Record<string, string>;
  sql: string;
}

export interface ChangeRow {
  title: string;
  metric: string;
  unit: Unit;
  before: Figure;
  now: Figure;
  change: Change;
  counted: string;
  opens: string;
}

/** Only clear changes, then what was watched. `looks` is the number of figures that were compared. */
export interface WhatChanged {
  clear: ChangeRow[];
  watched: ChangeRow[];
  looks: number;
  /** "Three of 22 figures moved more than chance explains." */
  summary: string;
  /** how the limits were widened, in one sentence */
  correction: string;
}

/** One thing that the weeks say: a step, a trend, or a last full week that stands out. */
export interface WeekSignal {
  metric: string;
  title: string;
  kind: 'step' | 'trend' | 'week';
  /** what follows the title: "higher since the week of 12 Feb 2024: +14 before, +44 since." */
  words: string;
  /** an event note that lies near, in a sentence; never given as the reason */
  note: string | null;
  opens: string;
}

export interface WeekSignals {
  signals: WeekSignal[];
  /** what was looked for, over how many weeks */
  summary: string;
}

export interface EventNote {
  id: string;
  /** local day */
  at: string;
  text: string;
  kind: 'release' | 'mailing' | 'outage' | 'other';
}

export interface Overview {
  coverage: Coverage;
  periods: Periods;
  tiles: Tile[];
  tone: ToneChart;
  moods: MoodChart;
  empathy: EmpathyChart;
  fourAs: FourAsChart;
  changed: WhatChanged;
  weekly: WeekSignals;
}

export const LIST_SORTS = ['newest', 'oldest', 'tone_fall', 'longest_wait'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** One episode in the list. Names of agents are pseudonyms unless settings say otherwise. */
export interface ListItem {
  conversationId: string;
  episode: number;
  /** the id a person sees in the helpdesk, else our own */
  shownId: string;
  subject: string | null;
  /** the customer's first words, at most 160 characters */
  firstWords: string;
  channel: Channel;
  team: string | null;
  agent: string | null;
  language: string | null;
  isScored: boolean;
  startedAt: string;
  isOpen: boolean;
  messages: number;
  toneStart: number | null;
  toneEnd: number | null;
  moodStart: Mood | null;
  kind: Kind | null;
  firstResponseSeconds: number | null;
  firstEmpathySeconds: number | null;
  firstEmpathyOutcome: Outcome | null;
  needsEmpathy: boolean;
  wentSilent: boolean | null;
}

export interface ConversationList {
  coverage: Coverage;
  /** episodes that match, over all pages */
  total: number;
  /** 1-based */
  page: number;
  pages: number;
  sort: ListSort;
  items: ListItem[];
  /** when a figure opened the list: "upset customers who never got a sign of empathy", else null */
  behind: string | null;
  /** when a line opened it: the line as it was worded, else null */
  said: string | null;
  /** when a link names a figure that does not exist: the sentence to show, else null */
  problem: string | null;
  /** the ready-made list that is open, whether or not it stands in the menu */
  list: { title: string; why: string } | null;
  /** the ready-made lists, with how many conversations of the selection each holds */
  lists: { id: string; title: string; why: string; n: number }[];
  /** only when nothing matches: each filter that could be taken off and what it would bring, most first */
  looser: { label: string; query: string; n: number }[];
}

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
  firstResponseOutcome: Outcome | null;
  firstEmpathySeconds: number | null;
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

export interface ConversationView {
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
  neighbours: Neighbours;
  /** one sentence about the tone line */
  summary: string;
}
