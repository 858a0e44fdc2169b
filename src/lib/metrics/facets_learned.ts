import { FACETS, type Facet } from '../model/words';
import type { Part, SharesMetric } from './metric';
import { CLUSTERS } from './people';

const WHERE = "not is_open and kind in ('bug', 'usability', 'service', 'public')";

const LABELS: Record<Facet, string> = {
  who: 'who is affected',
  circumstances: 'under which circumstances',
  frequency: 'how often',
  severity: 'how bad',
  goal: 'what for',
};

export const facetsLearned: SharesMetric = {
  id: 'facets_learned',
  kind: 'shares',
  title: 'What we learned about complaints',
  question: 'When a complaint is closed, do we know who, when, how often, how bad and what for?',
  definition: [
    'For each complaint and each of five things: was it asked, and is it known? It is known when the customer wrote again after the question, or said it unasked.',
    'The figure is how many of the five are known, on average.',
  ],
  formula: 'things known per conversation, 0 to 5, mean over conversations; each part with Wilson’s 95 % interval',
  unit: 'of_five',
  population: 'Ended conversations with a complaint about a bug, usability, service, or one made in public',
  better: 'higher',
  source: [
    'Alvarez 2014, Lean Customer Development, chapter on support: who is affected, when, how often, how serious',
    CLUSTERS,
  ],
  doesNotSay: [
    'That the answer fitted the question: that the customer wrote again is all that is seen.',
    'How well it is found what customers say unasked: it is read by word patterns in English that nobody has measured on labelled messages yet.',
  ],
  tags: ['question', 'repeat', 'urgent'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: {
    type: 'mean',
    value: FACETS.map((facet) => `case when has_learned_${facet} then 1 else 0 end`).join(' + '),
  },
  parts: [
    ...FACETS.map((facet) => part('learned', 'Known', facet)),
    ...FACETS.map((facet) => part('asked', 'Asked', facet)),
  ],
};

function part(way: 'asked' | 'learned', label: string, facet: Facet): Part {
  const success = `has_${way}_${facet}`;
  return { key: `${way}_${facet}`, label: `${label}: ${LABELS[facet]}`, success, opens: `${WHERE} and ${success}` };
}
