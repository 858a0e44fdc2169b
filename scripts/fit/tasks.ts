/**
 * What is fitted: each file of weights, the label it learns from, the cues it adds up, and how much a message counts.
 * Rare outcomes count more, or a fit would say what is common; how much more was set once, by hand.
 */
import { cuesOfCustomer, feelingOfCustomer } from '../../src/lib/tagging';
import type { Cues } from '../../src/lib/tagging/evidence';
import type { Labelled } from './messages';

export interface Task {
  /** The field that `disputed` names. */
  field: string;
  /** null: the label is missing, and the message is not used. */
  outcomeOf: (message: Labelled) => string | null;
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

const byAll = ({ text, context }: Labelled): Cues => cuesOfCustomer(text, context);
const byFeeling = ({ text }: Labelled): Cues => feelingOfCustomer(text);

/** The tasks by the name of their file in src/lib/tagging/weights. */
export const TASKS: Readonly<Record<string, Task>> = {
  kind: {
    field: 'kind',
    outcomeOf: ({ kind }) => (kind === null ? null : (KIND_OF[kind] ?? kind)),
    cuesOf: byAll,
    disputed: 0.4,
    ridge: 4,
    balance: 0.2,
    counts: { usability: 1.1 },
  },
  complaint: {
    field: 'complaint',
    outcomeOf: ({ complaint }) => (complaint === null ? null : complaint ? 'complaint' : 'none'),
    cuesOf: byAll,
    disputed: 0.4,
    ridge: 4,
    balance: 0.2,
    counts: {},
  },
  mood: {
    field: 'mood',
    outcomeOf: ({ mood }) => mood,
    cuesOf: byFeeling,
    // Readers dispute what is between two moods: told apart by many such messages, not by leaving them out.
    disputed: 1,
    ridge: 6,
    balance: 0,
    counts: { disappointed: 2, confused: 2 },
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
