/**
 * What a team may decide about the arithmetic, each with its default and its reason.
 * Kept as workspace/settings.json; a changed setting takes effect with `undertone apply`.
 */
import type { BusinessHours } from './business';
import { DEFAULT_CONSOLE_LIMITS, type ConsoleLimits } from './console';
import { DEFAULT_PRIOR, type ComplainPrior } from './complainrates';
import { ALL_OWN, REDACTED_KINDS } from './redaction';
import type { Channel, Mood } from './words';

export interface Settings {
  /** IANA zone in which weeks and days are cut. */
  timezone: string;
  /** ISO weekday on which a week starts: 1 Monday … 7 Sunday. */
  weekStart: number;
  /** Team, or * for every team without hours of its own -> opening hours and holidays, in which the business clock runs. */
  businessHours: Record<string, BusinessHours>;
  /** Minutes without a message after which a conversation counts as ended (methodology 0.2). */
  idleMinutes: Record<Channel, number>;
  /** Days of silence after which the same conversation counts as a new episode. */
  episodeGapDays: number;
  /** Moods on arrival (or later) that ask for empathy (methodology M04). */
  needsEmpathy: Mood[];
  /** Which curve tiles name first: any sign of empathy, or only in their own words. */
  headlineEmpathy: 'any' | 'own_words';
  /** Agents' real names on the pages. Off: a stable pseudonym. */
  showAgentNames: boolean;
  /** Whether internal notes are read for contempt: of teams only, never of people. Off until a team decides on it. */
  readNotes: boolean;
  /** What is taken out of every text before it is written: kinds, names of patterns of one's own, or `own` for all. */
  redact: string[];
  /** Countries (ISO 3166-1) whose telephone numbers are found without their country code. */
  phoneCountries: string[];
  /** pseudonym: agents' names are never stored, and masked in what people wrote. */
  agentNames: 'named' | 'pseudonym';
  /** Days after its end for which a conversation is kept; null for ever. */
  retentionDays: number | null;
  /** Format, or format:account -> address of a conversation in the helpdesk, with {id} for its id. */
  linkTemplates: Record<string, string>;
  /** Which share of affected customers tells us, before any survey: as if alpha of alpha + beta people had said so. */
  complainPrior: ComplainPrior;
  /** What no query of the SQL page, the API and `undertone sql` may pass. */
  console: ConsoleLimits;
}

/** Those that the page of settings shows; the others stand in the file alone, or on the page that they are about. */
export type ShownSettings = Pick<
  Settings,
  | 'timezone'
  | 'weekStart'
  | 'businessHours'
  | 'linkTemplates'
  | 'headlineEmpathy'
  | 'episodeGapDays'
  | 'readNotes'
  | 'retentionDays'
  | 'console'
>;

const HOUR = 60;
const DAY = 24 * HOUR;

export const DEFAULT_SETTINGS: Settings = {
  timezone: 'UTC',
  weekStart: 1,
  businessHours: {},
  idleMinutes: {
    chat: HOUR,
    social: 3 * DAY,
    sms: 3 * DAY,
    email: 7 * DAY,
    form: 7 * DAY,
    phone: 7 * DAY,
    forum: 7 * DAY,
    other: 7 * DAY,
  },
  episodeGapDays: 30,
  needsEmpathy: ['anxious', 'frustrated', 'angry', 'disappointed'],
  headlineEmpathy: 'any',
  showAgentNames: false,
  readNotes: false,
  redact: [...REDACTED_KINDS, ALL_OWN],
  phoneCountries: [],
  agentNames: 'named',
  retentionDays: null,
  linkTemplates: {},
  complainPrior: DEFAULT_PRIOR,
  console: DEFAULT_CONSOLE_LIMITS,
};

/** Settings that only change what is shown; all others take effect with `undertone apply`. */
export const ONLY_SHOWN: readonly string[] = [
  'showAgentNames',
  'headlineEmpathy',
  'complainPrior',
  'console',
] satisfies (keyof Settings)[];

/** Settings that leave the facts of the warehouse as they are: those, and what says which words are stored at all. */
export const NOT_COUNTED: readonly string[] = [
  ...ONLY_SHOWN,
  ...(['redact', 'phoneCountries', 'agentNames', 'retentionDays', 'linkTemplates'] satisfies (keyof Settings)[]),
];
