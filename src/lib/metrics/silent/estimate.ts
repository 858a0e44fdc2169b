/** What is said of the silent sufferers of one topic, from what is known of it. */
import { RULE_OF_THUMB } from '../../model/complainrates';
import type { Interval } from '../../model/figures';
import type { SilentEstimate, SilentEvidence } from '../../model/silent';
import { distinct, occasions, repeated } from '../../stats';
import { confidenceOf, FEWEST } from '../figure';
import { ladderOf } from './ladder';
import { affectedRange, ceilingOf, shareThatComplains } from './range';
import { assumptionsOf, changesMostOf, gradeOf, warningsOf } from './rests';
import { between, count, customers } from './say';

/** @param topic id and title of the topic */
export function silentEstimate(topic: { topic: string; title: string }, evidence: SilentEvidence): SilentEstimate {
  const told = distinct(evidence.repeats);
  const steps = ladderOf(evidence);
  const affected = affectedRange(evidence);
  const ceiling = ceilingOf(evidence);
  const bounds = boundsOf(steps, evidence.repeats);
  return {
    ...topic,
    told,
    withoutIdentity: evidence.withoutIdentity,
    contacts: occasions(evidence.repeats),
    confidence: confidenceOf(told),
    steps,
    bounds,
    share: shareThatComplains(evidence),
    affected,
    ceiling,
    ruleOfThumb: told < FEWEST ? null : RULE_OF_THUMB * told,
    headline: headlineOf(topic.title, evidence, affected?.likely ?? null, ceiling),
    grade: gradeOf(evidence),
    assumptions: assumptionsOf(evidence, bounds),
    warnings: warningsOf(evidence),
    changesMost: changesMostOf(evidence),
  };
}

/** Chao's bound where more than single persons wrote twice (with one or two it would be thousands), and the modified one. */
function boundsOf(steps: SilentEstimate['steps'], repeats: readonly number[]): number[] {
  const ids = repeated(repeats, 2) >= FEWEST ? ['chao', 'chao_modified'] : ['chao_modified'];
  const values = steps.filter(({ id }) => ids.includes(id)).flatMap(({ value }) => value ?? []);
  return values.sort((one, other) => one - other);
}

/** "45 customers told us about the date picker. Plausibly 224 to 569 are affected (80 %), and at most 1,200 use it." */
function headlineOf(
  title: string,
  { repeats, withoutIdentity }: SilentEvidence,
  likely: Interval | null,
  ceiling: number | null,
): string {
  const told = distinct(repeats);
  if (told === 0 && withoutIdentity > 0) {
    const conversations = withoutIdentity === 1 ? '1 conversation is' : `${count(withoutIdentity)} conversations are`;
    return `${conversations} about “${title}”. The export does not tell people apart, so customers cannot be counted.`;
  }
  const floor = `${customers(told)} told us about “${title}”.`;
  if (!likely) return told === 0 ? floor : `${floor} That is too few for a range.`;
  const most = ceiling === null ? 'How many use it is not known.' : `At most ${count(ceiling)} use it.`;
  return `${floor} Plausibly ${between(likely)} are affected (80\u00a0%). ${most}`;
}
