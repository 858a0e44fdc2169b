/** The published figures of the tags (accuracy.json, written by `npm run measure`), and which of them speak of a tag. */
import { SCORABLE, SCORED, USES, type MeasuredSet, type NamedScore, type Scored } from '../model/accuracy';
import type { TagId } from '../model/words';
import file from './accuracy.json';

/** Sets that hold what to expect of new messages first. */
export const MEASURED: readonly MeasuredSet[] = (file.sets as MeasuredSet[]).toSorted(
  (one, other) => USES.indexOf(one.use) - USES.indexOf(other.use),
);

/** Tags of customers that pages show as something else: a mood, the kind of concern, a signal. */
const SHOWN_AS: Partial<Record<TagId, [Scored, string]>> = {
  mood_anxious: ['mood', 'anxious'],
  mood_frustrated: ['mood', 'frustrated'],
  mood_angry: ['mood', 'angry'],
  mood_disappointed: ['mood', 'disappointed'],
  mood_confused: ['mood', 'confused'],
  mood_pleased: ['mood', 'pleased'],
  bug: ['kind', 'bug'],
  usability: ['kind', 'usability'],
  service: ['kind', 'service'],
  idea: ['kind', 'idea'],
  praise: ['kind', 'praise'],
  how_question: ['kind', 'question'],
  price_question: ['kind', 'price'],
  public_criticism: ['kind', 'public'],
  urgent: ['signal', 'urgent'],
  repeat: ['signal', 'repeat'],
  paying: ['signal', 'paying'],
  churn: ['signal', 'churn'],
  abuse: ['signal', 'abuse'],
};

/** What a tag was measured as. */
export const measuredAs = (tag: TagId): [Scored, string] => SHOWN_AS[tag] ?? ['tag', tag];

/** What the warehouse says of a tag: its figures on held-out messages; all null where there are none. */
export function heldOutOf(tag: TagId, sets: readonly MeasuredSet[] = MEASURED): HeldOut {
  const { set, score } = scoresOf(measuredAs(tag), sets).find((found) => found.set.use === 'held out') ?? {};
  return {
    held_out_precision: score?.precision?.value ?? null,
    held_out_recall: score?.recall?.value ?? null,
    held_out_n: score?.n ?? null,
    held_out_set: set?.name ?? null,
    held_out_rules: set?.rules ?? null,
  };
}

/** Columns of the table rules. */
export interface HeldOut {
  held_out_precision: number | null;
  held_out_recall: number | null;
  held_out_n: number | null;
  held_out_set: string | null;
  held_out_rules: string | null;
}

/**
 * What pages and the README list of these sets, in the order of the glossary. A customer's tag that is shown as a mood,
 * kind or signal is listed as that.
 */
export function questionsIn(sets: readonly MeasuredSet[]): [Scored, string][] {
  return SCORED.flatMap((scored) =>
    SCORABLE[scored]
      .filter((name) => scored !== 'tag' || measuredAs(name as TagId)[0] === 'tag')
      .filter((name) => scoresOf([scored, name], sets).length > 0)
      .map((name): [Scored, string] => [scored, name]),
  );
}

export interface Found {
  set: MeasuredSet;
  score: NamedScore;
}

/** The scores of one question in every set that asked it of any message, those on held-out messages first. */
export function scoresOf([scored, name]: readonly [Scored, string], sets: readonly MeasuredSet[] = MEASURED): Found[] {
  return sets.flatMap((set) => {
    const score = set.scores.find((one) => one.scored === scored && one.name === name && one.grade === null);
    return score && score.n + score.wrong > 0 ? [{ set, score }] : [];
  });
}
