/** What the tag engine takes and gives. */
import type { Kind, Mood, Role, Signal, TagId, ToneBand } from '../model/words';

/**
 * One rule is one data file: src/lib/tagging/rules/<id>.json.
 * A reader who knows no code can add a phrase; tests/tagging/rules.test.ts runs every match and non-match.
 */
export interface Rule {
  id: string;
  tag: TagId;
  title: string;
  /** Why this tag matters to a reader, one or two sentences. */
  why: string;
  source: string;
  /** Whose words it reads. Agent rules also read bots (reported apart, never counted for the team). */
  speaker: 'agent' | 'customer';
  phrases: Phrase[];
  /** Phrases that forbid a hit which they overlap (near-misses). */
  exceptions: string[];
  /** Grade of a phrase that names none. */
  grade?: string;
  /** The plainer line for a phrase that names none of its own. */
  instead?: string;
  /** What turns a match down, for all phrases that name no guards of their own. Quotations always do. */
  guards?: Guard[];
  /** A hit is the phrase, or the whole sentence in which it stands. */
  span?: 'phrase' | 'sentence';
  /** Only in a message with fewer own words than this and without steps to follow. */
  onlyIf?: { fewerWordsThan: number };
  /** Parts of web addresses that are a hit by themselves ("help.", "/faq"). */
  addresses?: string[];
  /** Whole messages that must carry the tag / must not. */
  matches: string[];
  nonMatches: string[];
  /** Whole messages that must carry the tag, and only with grade stock. */
  stockMatches?: string[];
  /** What customers say in the same words: said by a customer it must not carry the tag. */
  fromCustomers?: string[];
}

/**
 * negation     "no need to apologise": a negation in the same clause, up to three words before
 * conditional  "if we made a mistake": an if, unless or whether in the same clause before
 * question     "is it fixed now?": the sentence asks
 * name         "the Sorry page": a capital letter where none belongs
 */
export type Guard = 'negation' | 'conditional' | 'question' | 'name';

export interface Phrase {
  /** In the notation of rules/README.md. */
  text: string;
  guards?: Guard[];
  grade?: string;
  /** A plainer line a person could write instead. */
  instead?: string;
  /** Where phrases overlap the heavier one gives the grade, then the longer; moods add it up. Default 1. */
  weight?: number;
}

export interface TagInput {
  role: Role;
  text: string;
  /** What the customer wrote before (agent messages), or the message before (customer messages). */
  context?: string;
  /** When it was written: without it "since Monday" is no length of time. */
  sentAt?: Date;
}

export interface TagHit {
  tag: TagId;
  grade: string | null;
  /** rule id, e.g. "empathy" or "empathy.names_feeling" */
  rule: string;
  /** UTF-16 offsets into the text, end exclusive: text.slice(start, end) === matched */
  start: number;
  end: number;
  text: string;
  /** index of the sentence it stands in */
  sentence: number;
}

export interface ToneWord {
  start: number;
  end: number;
  text: string;
  /** signed contribution after boosters, negation, capitals and clause weights */
  weight: number;
}

/** How grave a complaint is, how often it has come and how long it has lasted, where the customer says it. */
export interface Gravity {
  /** 1 cosmetic, 2 annoyance, 3 blocks a task or a deadline, 4 money, data, security, production; null: no complaint */
  severity: Severity | null;
  /** the how-manieth time it is: "third email" 3, "again" at least 2; null when nothing is said */
  repeatCount: number | null;
  /** days that it has lasted: "for two weeks" 14; null when nothing is said */
  durationDays: number | null;
}

export type Severity = 1 | 2 | 3 | 4;

export interface Tagged {
  words: number;
  /** −1…+1; 0 with evidence 0 when nothing spoke; null when this role is not scored (bot, system) */
  tone: number | null;
  toneEvidence: number;
  toneBand: ToneBand | null;
  toneWords: ToneWord[];
  /** customers only, else null */
  mood: Mood | null;
  isComplaint: boolean | null;
  kind: Kind | null;
  signals: Signal[];
  /** customers only, else null */
  gravity: Gravity | null;
  tags: TagHit[];
}
