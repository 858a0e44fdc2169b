/**
 * The ladder of estimates for one topic, from those who told us to everyone who uses it (methodology 3.2): each step with
 * what it reads as and when it breaks, and the reason where it is left out.
 */
import { SHARE_BY_SEVERITY } from '../../model/complainrates';
import type { SilentEvidence, SilentStep, SilentStepId } from '../../model/silent';
import {
  affectedBySeverity,
  chao,
  chaoModified,
  chapman,
  distinct,
  exposure,
  FEWEST_FOR_REPEATS,
  FEWEST_THREE_TIMES,
  repeated,
  truncatedPoisson,
  zelterman,
  type PopulationEstimate,
} from '../../stats';
import { FEWEST } from '../figure';
import { affectedRange, ceilingOf, pooled, shareThatComplains } from './range';
import { between, count, customers, percent, percents } from './say';

type Found = Pick<SilentStep, 'value' | 'interval' | 'level' | 'readsAs' | 'isOnlyAbove'>;
type Step = Pick<SilentStep, 'id' | 'title' | 'formula' | 'breaksWhen'> & {
  /** what it says, or why it cannot say anything */
  of: (evidence: SilentEvidence, told: number) => Found | string;
};

const OUTSIDE = 'People who never write to anybody are outside it.';
const ONCE = 'Nobody wrote about it twice.';

const STEPS: readonly Step[] = [
  {
    id: 'floor',
    title: 'Told us',
    formula: 'n, distinct customers',
    breaksWhen: 'One person with two addresses counts twice, two persons with one address once.',
    of: (_, told) => found(told, `At least ${customers(told)}: they wrote to us.`),
  },
  {
    id: 'chao',
    title: 'Lower bound from repeat contacts',
    formula: 'Chao, bias-corrected: n + f1·(f1 − 1) ÷ 2·(f2 + 1)',
    breaksWhen: `Where the first contact solves it people stop writing, and it says too many. ${OUTSIDE}`,
    of: ({ repeats }) =>
      ofRepeats(chao(repeats), ({ total, interval }) =>
        repeated(repeats, 2) >= FEWEST
          ? `At least about ${count(total)} are willing to write about it at all (${between(interval)}).`
          : `${count(total)} is no bound to go by: it rests on ${customers(repeated(repeats, 2))} who wrote about it twice.`,
      ),
  },
  {
    id: 'chao_modified',
    title: 'Lower bound that a solved first contact cannot move',
    formula: 'Chao, modified: n + (2 ÷ 9)·f2³ ÷ f3²',
    breaksWhen: `It rests on those who wrote twice and three times, and those are few. ${OUTSIDE}`,
    of: ({ repeats }) =>
      ofRepeats(
        chaoModified(repeats),
        ({ total, interval }) => `At least about ${count(total)} are willing to write at all (${between(interval)}).`,
        `Fewer than ${FEWEST_THREE_TIMES} customers wrote about it three times.`,
      ),
  },
  {
    id: 'zelterman',
    title: 'If those who write once and twice speak for all',
    formula: 'Zelterman: n ÷ (1 − e^−λ), λ = 2·f2 ÷ f1',
    breaksWhen: `Where the first contact solves it, it says far too many. ${OUTSIDE}`,
    of: ({ repeats }) =>
      ofRepeats(
        zelterman(repeats),
        ({ total, interval }) =>
          `About ${count(total)} are willing to write, however often a few of them do (${between(interval)}).`,
        ONCE,
      ),
  },
  {
    id: 'truncated_poisson',
    title: 'If all write at the same rate',
    formula: 'Zero-truncated Poisson: n ÷ (1 − e^−λ), λ ÷ (1 − e^−λ) = mean contacts',
    breaksWhen: `People differ in how often they write, and then it says too few. ${OUTSIDE}`,
    of: ({ repeats }) =>
      ofRepeats(
        truncatedPoisson(repeats),
        ({ total, interval }) =>
          `About ${count(total)} are willing to write, if all do so alike (${between(interval)}).`,
        ONCE,
      ),
  },
  {
    id: 'two_channels',
    title: 'Seen through two channels',
    formula: 'Chapman: (n1 + 1)·(n2 + 1) ÷ (m + 1) − 1',
    breaksWhen:
      'Where the same people write everywhere it says too few; where one channel stands instead of the other, too many. A person must be recognised in both.',
    of: ({ channels }) => {
      if (!channels) return 'Everybody wrote in one channel.';
      const { names, customers: each, both } = channels;
      const estimate = chapman(each[0], each[1], both);
      if (!estimate) return 'Everybody wrote in one channel.';
      const who = `${count(each[0])} by ${names[0]}, ${count(each[1])} by ${names[1]}, ${count(both)} by both`;
      return estimate.isOnlyAbove
        ? { ...found(estimate.total, `More than ${count(estimate.total)}, and how many more cannot be said: ${who}.`), isOnlyAbove: true } // prettier-ignore
        : within(estimate, 0.95, `About ${count(estimate.total)} reachable by either (${between(estimate.interval)}): ${who}.`); // prettier-ignore
    },
  },
  {
    id: 'severity',
    title: 'With borrowed rates, by severity',
    formula: 'Σ customers of a severity ÷ share of such that complain',
    breaksWhen: 'The rates are of other companies’ customers. Small troubles are the largest part and the least known.',
    of: ({ severities }, told) => {
      const known = Object.entries(severities).filter(
        ([severity, people]) => severity in SHARE_BY_SEVERITY && people > 0,
      );
      if (known.length === 0) return 'The severity of these complaints is not known.';
      const strata = known.map(([severity, complained]) => ({
        complained,
        share: SHARE_BY_SEVERITY[Number(severity)]!.share,
      }));
      const { total, parts } = affectedBySeverity(strata);
      // Those without a known severity are affected too; how many stand behind them, no study says.
      const others = Math.max(0, told - strata.reduce((sum, { complained }) => sum + complained, 0));
      const largest = parts.indexOf(Math.max(...parts));
      const most = `${percent(parts[largest]! / (total + others))} of it are of severity ${known[largest]![0]}, of which ${percent(strata[largest]!.share)} are said to complain`;
      return found(
        total + others,
        `About ${count(total + others)}, if people complain here as in the studies; ${most}.`,
      );
    },
  },
  {
    id: 'propensity',
    title: 'Plausible range',
    formula: 'n + beta-negative-binomial(n, Beta(a, b)), a and b from prior and own survey',
    breaksWhen: 'Until a survey exists the prior decides. Where there is a ceiling, the range is cut there.',
    of: (evidence) => {
      const range = affectedRange(evidence)!;
      const { alpha, beta } = shareThatComplains(evidence);
      const rests = pooled(evidence.surveys).affected > 0 ? 'the prior and an own survey' : 'the prior alone';
      const readsAs = `Plausibly ${between(range.likely)}, half of it below ${count(range.median)}; from ${rests}, Beta(${count(alpha)}, ${count(beta)}).`;
      return { value: range.median, interval: range.likely, level: 0.8, readsAs };
    },
  },
  {
    id: 'ceiling',
    title: 'Everyone who uses it',
    formula: 'E, active users; n ÷ E with Wilson’s interval',
    breaksWhen: 'The number counts another feature, other days, or the same people twice.',
    of: (evidence, told) => {
      const ceiling = ceilingOf(evidence);
      if (ceiling === null) {
        return evidence.activeUsers
          ? `${customers(told)} told us, and ${count(evidence.activeUsers.activeUsers)} are said to use it: that counts something else.`
          : 'Nobody has said how many use it.';
      }
      const { share, wilson } = exposure(told, ceiling)!;
      return found(
        ceiling,
        `At most ${count(ceiling)} use it; ${percent(share)} of them told us (${percents(wilson)}).`,
      );
    },
  },
];

const FROM_REPEATS: readonly SilentStepId[] = [
  'chao',
  'chao_modified',
  'zelterman',
  'truncated_poisson',
  'two_channels',
];

/** Every step, in order. Fewer than five customers: only the floor; fewer than ten: nothing from repeat contacts. */
export function ladderOf(evidence: SilentEvidence): SilentStep[] {
  const told = distinct(evidence.repeats);
  return STEPS.map(({ of, ...step }) => {
    const said = tooFew(step.id, told) ?? of(evidence, told);
    return typeof said === 'string'
      ? { ...step, value: null, interval: null, level: null, readsAs: '', leftOut: said }
      : { ...step, ...said, leftOut: null };
  });
}

function tooFew(id: SilentStepId, told: number): string | null {
  if (id === 'floor') return null;
  if (told < FEWEST) return `Fewer than ${FEWEST} customers told us.`;
  return FROM_REPEATS.includes(id) && told < FEWEST_FOR_REPEATS
    ? `Fewer than ${FEWEST_FOR_REPEATS} customers told us: how often they wrote would be single persons.`
    : null;
}

function found(value: number, readsAs: string): Found {
  return { value, interval: null, level: null, readsAs };
}

function within({ total, interval }: PopulationEstimate, level: number, readsAs: string): Found {
  return { value: total, interval, level, readsAs };
}

function ofRepeats<T extends PopulationEstimate>(estimate: T | null, says: (estimate: T) => string, otherwise = ONCE) {
  return estimate ? within(estimate, 0.95, says(estimate)) : otherwise;
}
