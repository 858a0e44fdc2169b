/** Five conversations to talk about: what the page shows, each with the rule that chose it and the words behind it. */
import type { ListItem } from './list';
import type { Coverage } from './selection';

export const FIVE_RULES = [
  {
    id: 'fall',
    title: 'The tone fell most',
    rule: 'Of all conversations in which the customer wrote again after our answer, the one whose tone fell furthest, by 20 points or more.',
    isPraise: false,
  },
  {
    id: 'broken_promise',
    title: 'A promise without a follow-up',
    rule: 'We said by when, the time passed, and nothing came; the one that is overdue longest.',
    isPraise: false,
  },
  {
    id: 'blame',
    title: 'Words that put it on the customer',
    rule: 'A reply with a sentence of blame, to a customer who sounded upset before it; most such sentences first.',
    isPraise: false,
  },
  {
    id: 'explained_first',
    title: 'Explained before listening',
    rule: 'An upset customer read an explanation before any empathy, or instead of it; the saddest arrival first.',
    isPraise: false,
  },
  {
    id: 'beautiful',
    title: 'Went beautifully',
    rule: 'Came upset, was shown empathy in own words, and left in a positive tone; the largest rise first. Two of these.',
    isPraise: true,
  },
] as const;
export type FiveRule = (typeof FIVE_RULES)[number]['id'];

/** One conversation worth a word. */
export interface TalkAbout {
  rule: FiveRule;
  /** what was seen, in a sentence */
  reason: string;
  /** the words behind it, masked; null where the reason is a figure */
  quote: string | null;
  /** position of the message in its conversation that the link leads to; null for the conversation as a whole */
  position: number | null;
  item: ListItem;
}

export interface Five {
  coverage: Coverage;
  /** the days they were chosen from */
  days: { from: string; to: string; label: string };
  chosen: TalkAbout[];
  /** rules that found nobody, or nobody of another agent */
  empty: FiveRule[];
}
