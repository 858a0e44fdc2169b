/** What the list of conversations hands to its page. Instants are ISO 8601 in UTC, durations seconds, tone −1…+1. */
import type { Coverage, Looser } from './selection';
import type { Channel, Kind, Mood, Outcome } from './words';

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
  looser: Looser[];
}
