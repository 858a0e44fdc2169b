/**
 * What is fitted: each file of weights, the label it learns from, the cues it adds up, and how much a message counts.
 * Rare outcomes count more, or a fit would say what is common; how much more was set once, by hand.
 */
import { cuesOfCustomer, feelingOfCustomer } from '../../src/lib/tagging';
import type { Cues } from '../../src/lib/tagging/evidence';

/** One line of a file of labelled messages; a label that is missing is not used. */
export interface Labelled {
  id?: string;
  text: string;
  context?: string;
  kind?: string | null;
  complaint?: boolean;
  mood?: string;
  tone?: string;
  /** Labels that readers disagreed on. */
  disputed?: string[];
}

export interface Task {
  /** The field that `disputed` names. */
  field: string;
  outcomeOf: (message: Labelled) => string | undefined;
  cuesOf: (message: Labelled) => Cues;
  /** What a disputed label counts; 1 is a plain one. */
  disputed: number;
  /** How hard weights are drawn back to their start. */
  ridge: number;
  /** Rare outcomes count more: 0 not at all, 1 as much as common ones. */
  balance: number;
  /** What a message of an outcome counts besides. */
  counts: Readonly<Record<string, number>>;
}

/** Kinds that rules alone tell, and what they are to the cues. */
const KIND_OF: Readonly<Record<string, string>> = { public: 'service', conflict: 'other' };
/** Labels from before moods had their names. */
const MOOD_OF: Readonly<Record<string, string>> = { happy: 'pleased', neutral: 'none' };

const byAll = ({ text, context }: Labelled): Cues => cuesOfCustomer(text, context);
const byFeeling = ({ text }: Labelled): Cues => feelingOfCustomer(text);

/** The tasks by the name of their file in src/lib/tagging/weights. */
export const TASKS: Readonly<Record<string, Task>> = {
  kind: {
    field: 'kind',
    outcomeOf: ({ kind }) => (kind === null ? 'other' : kind === undefined ? undefined : (KIND_OF[kind] ?? kind)),
    cuesOf: byAll,
    disputed: 0.4,
    ridge: 4,
    balance: 0.2,
    counts: {},
  },
  complaint: {
    field: 'complaint',
    outcomeOf: ({ complaint }) => (complaint === undefined ? undefined : complaint ? 'complaint' : 'none'),
    cuesOf: byAll,
    disputed: 0.4,
    ridge: 4,
    balance: 0.2,
    counts: {},
  },
  mood: {
    field: 'mood',
    outcomeOf: ({ mood }) => (mood === undefined ? undefined : (MOOD_OF[mood] ?? mood)),
    cuesOf: byFeeling,
    disputed: 0.5,
    ridge: 6,
    balance: 0,
    counts: { anxious: 2, disappointed: 2.5, angry: 1.3, frustrated: 1.3, confused: 3, pleased: 2 },
  },
  band: {
    field: 'tone',
    outcomeOf: ({ tone }) => tone,
    cuesOf: byFeeling,
    disputed: 0.5,
    ridge: 3,
    balance: 0,
    counts: { positive: 2.5 },
  },
};
