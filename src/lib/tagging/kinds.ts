/**
 * What a customer's message is about (methodology 5.1), and whether it complains: the cues of the message added up with
 * fitted weights (weights/kind.json, weights/complaint.json). Where sums are equal the order of precedence decides.
 */
import type { Kind, TagId } from '../model/words';
import type { Hit } from './engine';
import { type Cues, decide, type Weights } from './evidence';
import complaintWeights from './weights/complaint.json';
import kindWeights from './weights/kind.json';

/** The kinds that cues add up to, in the order of precedence. `public` and `conflict` are told by their rules alone. */
export type WeighedKind = Exclude<Kind, 'public' | 'conflict'>;

const KIND_WEIGHTS = kindWeights as unknown as Weights<WeighedKind>;
const COMPLAINT_WEIGHTS = complaintWeights as unknown as Weights<'complaint' | 'none'>;
/** From this weight a phrase speaks clearly. */
const CLEAR = 1;
/** Cues without words of their own: by themselves they decide nothing. */
const WORDLESS: ReadonlySet<string> = new Set([
  'tone above zero',
  'emphatic',
  'short',
  'long',
  'asks',
  'ends asking',
  'after a question',
  'mine',
  'but',
  'not',
]);
/** A cue speaks for a kind when it weighs this much for it, and for no other kind more. */
const SPEAKS = 0.5;

/** The rule whose tag a kind has. `other` has none. */
export const TAG_OF: Readonly<Partial<Record<Kind, TagId>>> = {
  public: 'public_criticism',
  bug: 'bug',
  service: 'service',
  price: 'price_question',
  usability: 'usability',
  idea: 'idea',
  question: 'how_question',
  praise: 'praise',
  conflict: 'abuse',
};

/** Reality fell short of what the customer expected, however politely it is said. */
export function isComplaintOf(cues: Cues): boolean {
  return hasWords(cues) && decide(COMPLAINT_WEIGHTS, cues).outcome === 'complaint';
}

/**
 * The kind that the cues speak for. Public criticism comes first whenever it is clear, conflict only when there is
 * nothing else. `other` for a complaint about nothing we know; null when nothing speaks.
 */
export function kindOf(cues: Cues, hits: readonly Pick<Hit, 'tag' | 'phrase'>[], isComplaint: boolean): Kind | null {
  if (hits.some(({ tag, phrase }) => tag === 'public_criticism' && (phrase.weight ?? 1) >= CLEAR)) return 'public';
  const { outcome, runnerUp } = decide(KIND_WEIGHTS, cues);
  // Praise in a complaint is no praise.
  const kind = outcome === 'praise' && isComplaint ? runnerUp : outcome;
  if (kind !== 'other' && [...cues.keys()].some((cue) => speaksFor(cue, kind))) return kind;
  if (hits.some(({ tag }) => tag === 'abuse')) return 'conflict';
  return isComplaint ? 'other' : null;
}

/** True when a cue with words of its own stands for this kind rather than for another. */
export function speaksFor(cue: string, kind: Kind, least = SPEAKS): boolean {
  const speaks = SPEAKERS.get(cue);
  return speaks !== undefined && speaks.kind === kind && speaks.weight >= least;
}

/** The kind that each cue with words of its own weighs most for. */
const SPEAKERS = new Map(
  Object.entries(KIND_WEIGHTS.cues)
    .filter(([cue]) => !WORDLESS.has(cue))
    .flatMap(([cue, row]) => {
      const [best] = Object.entries(row).sort(([, a], [, b]) => b - a);
      return best === undefined ? [] : [[cue, { kind: best[0] as Kind, weight: best[1] }] as const];
    }),
);

function hasWords(cues: Cues): boolean {
  for (const cue of cues.keys()) if (!WORDLESS.has(cue)) return true;
  return false;
}
